import { type Extras, type ExtrasHost, offerBridge } from './card-bridge';

/** Runs `use` with the card's script, which is loaded at the first call; not at all where it can't be. */
export type WithExtras = (use: (extras: Extras) => void) => Promise<void>;

export interface ExtrasLoader {
  readonly withExtras: WithExtras;
  /** The card's script, if it is there already. */
  readonly loaded: () => Extras | null;
}

/** @param load Asks for the script, and resolves when it ran. */
export const createExtrasLoader = (host: ExtrasHost, load: () => Promise<void>): ExtrasLoader => {
  let extras: Extras | null = null;
  let loading: Promise<void> | null = null;
  offerBridge({
    host,
    ready: (loaded) => {
      extras = loaded;
    },
  });
  return {
    loaded: () => extras,
    async withExtras(use) {
      if (!extras) {
        loading ??= load().finally(() => {
          loading = null;
        });
        await loading.catch(() => undefined);
      }
      if (extras && !host.signal.aborted) use(extras);
    },
  };
};
