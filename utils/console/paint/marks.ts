import { normaliseEmail } from '../page/text';
import type { Sheet } from '../sheet';
import type { Painted } from './painter';

const ATTRIBUTE = 'data-linchpin-marked';

export interface Count {
  /** Active keys of the member in the project, as far as they are known. */
  readonly active: number;
  /** Those of them whose row is marked now. */
  readonly marked: number;
}

/** Marks the rows of one member's keys on the key page, row by row as they are badged, and counts them. */
export interface Marks {
  /** Starts over with what is known and painted now. */
  readonly begin: (sheet: Sheet, painted: Iterable<Painted>) => void;
  readonly onPaint: (painted: Painted) => void;
  readonly onErase: (cell: Element) => void;
  /** Takes all marks away. */
  readonly end: () => void;
}

/** Ids of the keys that a person made and that still work: an expired one dies with nobody. */
const activeKeysOf = ({ people, entities }: Sheet, email: string, now: number): ReadonlySet<string> =>
  new Set(
    entities.flatMap(({ kind, id, person, expires }) => {
      const isTheirs = kind === 'key' && normaliseEmail(people[person]?.email ?? '') === email;
      return isTheirs && !(expires !== undefined && Date.parse(expires) <= now) ? id : [];
    }),
  );

/** @param onCount Called once after whatever changed together. */
export const createMarks = (email: string, onCount: (count: Count) => void): Marks => {
  const marked = new Map<Element, { readonly row: Element; readonly keyId: string }>();
  let theirs: ReadonlySet<string> = new Set();
  let isQueued = false;
  let isOver = false;

  const tell = (): void => {
    if (isQueued) return;
    isQueued = true;
    queueMicrotask(() => {
      isQueued = false;
      if (isOver) return;
      const keys = new Set([...marked.values()].map(({ keyId }) => keyId));
      onCount({ active: theirs.size, marked: keys.size });
    });
  };
  const unmark = (cell: Element): void => {
    const before = marked.get(cell);
    if (!before) return;
    marked.delete(cell);
    before.row.removeAttribute(ATTRIBUTE);
    tell();
  };
  const onPaint = ({ row, cell, content }: Painted): void => {
    const [subject, ...more] = content.subjects;
    const keyId = more.length === 0 && subject?.kind === 'key' && theirs.has(subject.id) ? subject.id : null;
    const before = marked.get(cell);
    if (before?.row === row && before.keyId === keyId) return;
    unmark(cell);
    if (keyId === null) return;
    row.setAttribute(ATTRIBUTE, '');
    marked.set(cell, { row, keyId });
    tell();
  };
  return {
    onPaint,
    onErase: unmark,
    begin(sheet, painted) {
      theirs = activeKeysOf(sheet, normaliseEmail(email), Date.now());
      for (const cell of [...marked.keys()]) unmark(cell);
      for (const each of painted) onPaint(each);
      tell();
    },
    end() {
      for (const cell of [...marked.keys()]) unmark(cell);
      isOver = true;
    },
  };
};
