import type { BadgeSheet, ConsoleScript } from '../../protocol/messages';
import { untilAnswered } from '../../protocol/until-answered';
import type { Acts } from '../acts';
import type { OverlayApi, OverlayHost } from '../overlay/overlay-api';
import type { ReservedSpace } from '../paint/reserved-space/reserve';
import type { Recording } from '../recording/format';
import type { KnownTexts } from '../recording/pieces';
import type { Route } from './routes';
import type { Stay } from './stay';

/** A stay on one of the Console's pages that has features. */
export interface Visit {
  readonly route: Route;
  readonly stay: Stay;
  /** Ends with the extension. */
  readonly life: AbortSignal;
  /** Takes all of Linchpin from this document, for as long as it is open. */
  readonly quit: () => void;
  /** The first chunk of the page's badges, asked for while the script was loading; `null` on a page without badges. */
  readonly sheet: Promise<BadgeSheet> | null;
  /** Kept free for the badges; `null` on a page without badges. */
  readonly reserved: ReservedSpace | null;
  /** `null` on a page that needs none (routes.ts). */
  readonly acts: Acts | null;
}

/** What each script that is loaded at need has to offer. */
interface Offers {
  /** Starts the page's features. */
  readonly badges: (visit: Visit) => void;
  readonly acts: Acts;
  readonly card: (host: OverlayHost) => OverlayApi;
  /** Records the page as it is now. */
  readonly recorder: (known: KnownTexts) => Recording;
}

/** The one property through which Linchpin's scripts meet, on the global object of their isolated world. */
const PROPERTY = 'linchpinScripts';
type World = { [PROPERTY]?: { [K in ConsoleScript]?: Offers[K] } };

const offers = (): NonNullable<World[typeof PROPERTY]> => {
  const world = globalThis as World; // its own type knows no property of ours
  world[PROPERTY] ??= {};
  return world[PROPERTY];
};

/** Called by a script when it is loaded. */
export const registerScript = <K extends ConsoleScript>(script: K, what: Offers[K]): void => {
  offers()[script] = what;
};

/**
 * A script's offer, loaded at the first need and, where that fails, until it is there; `null` once there is no more use
 * for it.
 */
export type NeedScript = <K extends ConsoleScript>(script: K) => Promise<Offers[K] | null>;

/** @param load Asks for a script, and resolves when it ran or could not be put in. */
export const createNeedScript = (load: (script: ConsoleScript) => Promise<void>, signal: AbortSignal): NeedScript => {
  const loading = new Map<ConsoleScript, Promise<void>>();
  const loadUntilThere = (script: ConsoleScript): Promise<void> =>
    untilAnswered(async () => {
      await load(script);
      if (!offers()[script]) throw new Error(`${script} is not there`);
    }, signal);
  return async (script) => {
    if (!offers()[script]) {
      const started = loading.get(script) ?? loadUntilThere(script).finally(() => loading.delete(script));
      loading.set(script, started);
      await started.catch(() => undefined);
    }
    return offers()[script] ?? null;
  };
};
