import type { PageId, Route } from '../../utils/console/routes';
import type { Visit } from '../../utils/console/scripts';
import type { Session } from './session';

/** What a feature is given: where it is, and what it shares with the others. */
export interface PageContext {
  readonly projectId: string;
  readonly page: Route['page'];
  readonly document: Document;
  readonly session: Session;
  readonly sheet: Visit['sheet'];
}

/** One thing Linchpin does on some of the Console's pages: started on arrival, stopped on leaving by `signal`. */
export interface Feature {
  /** The file's name. */
  readonly id: string;
  readonly pages: readonly PageId[];
  readonly init: (context: PageContext, signal: AbortSignal) => void;
}

export const defineFeature = (feature: Feature): Feature => feature;
