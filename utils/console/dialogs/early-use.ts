import type { Changes } from '../observer';
import { PRESS_EVENTS, pressedBy } from './presses';

/** What a person pressed, with the members of whom the row around it may have been then; `null` outside of rows. */
export interface Press {
  readonly target: Element;
  readonly members: readonly string[] | null;
}

/** The presses since a row was last used, that one first, and what the page added since. */
export interface EarlyUse {
  readonly presses: readonly Press[];
  readonly added: ReadonlySet<Element>;
}

export interface EarlyUseWatch {
  readonly onTreeChanged: (changes: Pick<Changes, 'added'>) => void;
  /** What there is to tell, once; nothing is remembered afterwards. */
  readonly take: () => EarlyUse;
}

/** More is a page that is drawn anew, and no dialog. */
const MOST_ADDED = 100;

/**
 * Remembers what a person does in rows before the script that watches for removals is there: a dialog may be opened as
 * soon as the rows are.
 */
export const watchEarlyUse = (
  document: Document,
  membersAt: (element: Element) => readonly string[] | null,
  signal: AbortSignal,
): EarlyUseWatch => {
  const watch = new AbortController();
  let presses: Press[] = [];
  let added = new Set<Element>();

  const hear = (event: Event): void => {
    const target = pressedBy(event);
    if (!target) return;
    const members = membersAt(target);
    if (members) {
      presses = [];
      added = new Set();
    }
    if (members || presses.length > 0) presses.push({ target, members });
  };
  const options = { capture: true, passive: true, signal: AbortSignal.any([signal, watch.signal]) };
  for (const kind of PRESS_EVENTS) document.addEventListener(kind, hear, options);

  return {
    onTreeChanged: (changes) => {
      if (presses.length === 0) return;
      for (const element of changes.added) if (added.size < MOST_ADDED) added.add(element);
    },
    take: () => {
      watch.abort();
      const early = { presses, added };
      presses = [];
      added = new Set();
      return early;
    },
  };
};
