import type { Page } from 'puppeteer';
import { projectOf } from './console';
import { createJudge } from './expected-badges';
import { identifyKeyRows, type ListName, type Row, readRows, readStrays } from './rows';
import type { Stage } from './story';
import { waitFor } from './wait-for';

/** What the Console said of rows of a page before: which key a row with this text is. */
const known = new WeakMap<Page, Map<string, string>>();

/** Asks the Console which keys the rows are, where it did not say so before of rows that read the same. */
const keysOf = async (page: Page, rows: readonly Row[], anew: boolean): Promise<string[]> => {
  const said = known.get(page) ?? new Map<string, string>();
  known.set(page, said);
  if (anew || rows.some(({ text }) => !said.has(text))) {
    const ids = await identifyKeyRows(page);
    for (const [index, { text }] of rows.entries()) said.set(text, ids[index] ?? '');
    return ids;
  }
  return rows.map(({ text }) => said.get(text) ?? '');
};

/** Everything that is wrong with the badges in view, in words. */
const judge = async (stage: Stage, page: Page, list: ListName, anew = false): Promise<string[]> => {
  const judged = createJudge(stage.simulator.world, projectOf(stage).id);
  const rows = await readRows(page, list);
  const strays = await readStrays(page, list);
  const ids = list === 'keys' ? await keysOf(page, rows, anew) : [];
  const verdicts = rows.map((row, index) =>
    list === 'keys' ? judged.keyRow(row, ids[index] ?? '') : judged.teamRow(row),
  );
  const wrong = [
    ...verdicts.filter((words) => words !== undefined),
    ...(strays ? [`${strays} badges stand outside every row`] : []),
    ...(rows.length === 0 ? ['There are no rows'] : []),
    ...(list === 'keys' && ids.length !== rows.length ? ['The rows changed while they were read'] : []),
  ];
  // Two rows may read the same: then only asking tells.
  return wrong.length > 0 && list === 'keys' && !anew ? judge(stage, page, list, true) : wrong;
};

/** Rows of keys whose badge is another key's than the Console itself says, whatever it says of that key. One of several is no mistake. */
export const rowsWithAnothersBadge = async (page: Page): Promise<string[]> => {
  const rows = await readRows(page, 'keys');
  const ids = await identifyKeyRows(page);
  if (ids.length !== rows.length) return ['The rows changed while they were read'];
  return rows.flatMap(({ text, badges }, index) =>
    badges.some(({ for: ref }) => ref !== 'ambiguous' && ref !== `key:${ids[index]}`) ? [text] : [],
  );
};

/** Waits until every row in view carries the one badge that the world says it must; tells which don't if time runs out. */
export const everyRowIsRight = async (stage: Stage, page: Page, list: ListName): Promise<void> => {
  let wrong: string[] = [];
  try {
    await waitFor('every row is right', async () => {
      wrong = await judge(stage, page, list);
      return wrong.length === 0;
    });
  } catch (error) {
    throw new Error([`${wrong.length} rows are wrong`, ...wrong, String(error)].join('\n'));
  }
};
