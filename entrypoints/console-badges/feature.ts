import type { Acts } from '../../utils/console/acts';
import type { PageId, Route } from '../../utils/console/page/routes';
import type { Visit } from '../../utils/console/page/scripts';
import type { Stay } from '../../utils/console/page/stay';
import type { Session } from './session';

/** What a feature is given: where it is, and what it shares with the others. */
export interface PageContext {
  readonly projectId: string;
  readonly page: Route['page'];
  readonly document: Document;
  readonly session: Session;
  readonly stay: Stay;
  readonly sheet: Visit['sheet'];
  readonly reserved: Visit['reserved'];
  readonly acts: Visit['acts'];
}

/** One thing Linchpin does on some of the Console's pages: started on arrival, stopped on leaving by `signal`. */
export interface Feature {
  /** The file's name. */
  readonly id: string;
  readonly pages: readonly PageId[];
  /** Its pages are among those that load what follows a person's acts (routes.ts). */
  readonly followsActs?: true;
  readonly init: (context: PageContext, signal: AbortSignal) => void;
}

/** Starts those of some features that belong to the page. */
export const startFeatures =
  (features: readonly Feature[]) =>
  (context: PageContext, signal: AbortSignal): void => {
    for (const feature of features) if (feature.pages.includes(context.page)) feature.init(context, signal);
  };

export const defineFeature = (feature: Feature): Feature => feature;

interface ActFeature extends Pick<Feature, 'id' | 'pages'> {
  readonly init: (context: PageContext & { readonly acts: Acts }, signal: AbortSignal) => void;
}

/** A feature that follows what a person is about to do. */
export const defineActFeature = ({ id, pages, init }: ActFeature): Feature => ({
  ...{ id, pages, followsActs: true },
  init: ({ acts, ...context }, signal) => {
    if (acts) init({ ...context, acts }, signal);
  },
});
