import type { Page } from 'puppeteer';
import { projectOf } from './console';
import type { BrowserContext } from './describe-in-browsers';
import { createJudge } from './expected-badges';
import { identifyKeyRows, type ListName, type Row, readList, readRows } from './rows';
import { waitFor } from './wait-for';

/** What the Console said of rows of a page before: which key a row with this text is. */
const known = new WeakMap<Page, Map<string, string>>();

/** Asks the Console which keys the rows are, where it did not say so before of rows that read the same. */
const keysOf = async (page: Page, rows: readonly Row[], again: boolean): Promise<string[]> => {
  const said = known.get(page) ?? new Map<string, string>();
  known.set(page, said);
  if (again || rows.some(({ text }) => !said.has(text))) {
    const ids = await identifyKeyRows(page);
    for (const [index, { text }] of rows.entries()) said.set(text, ids[index] ?? '');
    return ids;
  }
  return rows.map(({ text }) => said.get(text) ?? '');
};

const isPending = ({ badges }: Row): boolean => badges.some(({ for: ref }) => ref === 'pending');

/** Everything that is wrong with the badges in view, in words. */
const judge = async (stage: BrowserContext, page: Page, list: ListName, again = false): Promise<string[]> => {
  const judged = createJudge(stage.simulator.world, projectOf(stage).id);
  const { rows, strays } = await readList(page, list);
  // To ask which keys the rows are unfolds them all, which would put off the very badges that are waited for.
  const pending = rows.filter(isPending);
  if (pending.length > 0) return pending.map(({ text }) => `“${text}” carries an empty badge`);
  const ids = list === 'keys' ? await keysOf(page, rows, again) : [];
  const verdicts = rows.map((row, index) =>
    list === 'keys' ? judged.keyRow(row, ids[index] ?? '') : judged.teamRow(row),
  );
  const wrong = [
    ...verdicts.filter((words) => words !== undefined),
    ...(strays ? [`${strays} badges stand outside every row`] : []),
    ...(rows.length === 0 ? ['There are no rows'] : []),
    ...(list === 'keys' && ids.length !== rows.length ? ['The rows changed while they were read'] : []),
  ];
  // Two rows may read the same: then only the Console can say which is which.
  return wrong.length > 0 && list === 'keys' && !again ? judge(stage, page, list, true) : wrong;
};

/**
 * Rows of keys whose badge is another key's than the Console itself says, whatever it says of that key. One of several
 * is no mistake.
 */
export const rowsWithAnothersBadge = async (page: Page): Promise<string[]> => {
  const rows = await readRows(page, 'keys');
  const ids = await identifyKeyRows(page);
  if (ids.length !== rows.length) return ['The rows changed while they were read'];
  return rows.flatMap(({ text, badges }, index) =>
    badges.some(({ for: ref }) => ref !== 'ambiguous' && ref !== `key:${ids[index]}`) ? [text] : [],
  );
};

/**
 * Waits until every row in view carries the one badge that the world calls for. The error lists the rows that don't.
 */
export const everyRowIsRight = async (stage: BrowserContext, page: Page, list: ListName): Promise<void> => {
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
