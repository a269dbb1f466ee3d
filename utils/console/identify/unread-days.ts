import type { Atom } from './atoms';
import type { DayReader } from './dates';
import { atomDays, atomEmails, atomIds } from './hits';

/**
 * Whether one of a row's texts may be a day that is not read: a page that says no language may be German, which has
 * "18. August" read, as English has that month too, and "18. Juli" or "vor 3 Wochen" not. A day that is read elsewhere
 * in the row then says nothing against a key, unless it is known that its column is that of the keys' days.
 */
export const hasUnreadDay = (row: readonly Atom[], days: DayReader): boolean =>
  row.some(
    (atom) =>
      atom.texts.some((text) => /\p{Nd}/u.test(text)) &&
      atomDays(atom, days).length === 0 &&
      atomEmails(atom).length === 0 &&
      atomIds(atom).length === 0,
  );
