import type { PageId, Route } from '../../utils/console/routes';
import type { Visit } from '../../utils/console/scripts';
import type { Stay } from '../../utils/console/stay';
import type { Session } from './session';

/** What a feature is given: where it is, and what it shares with the others. */
export interface PageContext {
  readonly projectId: string;
  readonly page: Route['page'];
  readonly document: Document;
  readonly session: Session;
  readonly stay: Stay;
  readonly sheet: Visit['sheet'];
  readonly rooms: Visit['rooms'];
}

/** One thing Linchpin does on some of the Console's pages: started on arrival, stopped on leaving by `signal`. */
export interface Feature {
  /** The file's name. */
  readonly id: string;
  readonly pages: readonly PageId[];
  readonly init: (context: PageContext, signal: AbortSignal) => void;
}

/** Starts those of some features that belong to the page. */
export const startFeatures =
  (features: readonly Feature[]) =>
  (context: PageContext, signal: AbortSignal): void => {
    for (const feature of features) if (feature.pages.includes(context.page)) feature.init(context, signal);
  };

export const defineFeature = (feature: Feature): Feature => feature;
