import type { Extras, ExtrasHost } from './extras';
import type { NeedScript } from './scripts';

/** Runs `use` with the card's script, which is loaded at the first call; not at all where it can't be. */
type WithExtras = (use: (extras: Extras) => void) => Promise<void>;

export interface ExtrasLoader {
  readonly withExtras: WithExtras;
  /** What the card's script offers, if it is there already. */
  readonly loaded: () => Extras | null;
}

export const createExtrasLoader = (host: ExtrasHost, need: NeedScript): ExtrasLoader => {
  let extras: Extras | null = null;
  return {
    loaded: () => extras,
    async withExtras(use) {
      const start = extras ? null : await need('card');
      if (host.signal.aborted) return;
      if (start) extras ??= start(host);
      if (extras) use(extras);
    },
  };
};
