/** About as many as a tall window shows. */
const FIRST_SCREEN = 40;
/** So few are done at once, all of them: to lay them out a second time would take longer. */
const FEW = 100;

/**
 * Which of these rows, in the page's order, are or come into sight: those seen now and whatever follows them; of a list
 * that isn't seen yet, its first ones. Reads no layout.
 */
export const firstScreen = (rows: readonly Element[], isInSight: (row: Element) => boolean): ReadonlySet<Element> => {
  if (rows.length <= FEW) return new Set(rows);
  const seen = rows.filter(isInSight);
  if (seen.length === 0) return new Set(rows.slice(0, FIRST_SCREEN));
  const among = new Set(rows);
  const first = new Set(seen);
  // What was cut out, or came, below the last row seen makes room for those after it.
  for (const row of seen) {
    let next = row.nextElementSibling;
    for (let step = 0; next && !first.has(next) && step < FIRST_SCREEN; step += 1) {
      if (among.has(next)) first.add(next);
      next = next.nextElementSibling;
    }
  }
  return first;
};
