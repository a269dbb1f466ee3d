import type { Page } from 'puppeteer';
import { projectOf } from './console';
import { createJudge } from './expected-badges';
import { identifyKeyRows, type ListName, readRows, readStrays } from './rows';
import type { Stage } from './story';
import { waitFor } from './wait-for';

/** Everything that is wrong with the badges in view, in words. */
const judge = async (stage: Stage, page: Page, list: ListName): Promise<string[]> => {
  const judged = createJudge(stage.simulator.world, projectOf(stage).id);
  const rows = await readRows(page, list);
  const strays = await readStrays(page, list);
  const ids = list === 'keys' ? await identifyKeyRows(page) : [];
  const wrong = rows.map((row, index) =>
    list === 'keys' ? judged.keyRow(row, ids[index] ?? '') : judged.teamRow(row),
  );
  return [
    ...wrong.filter((words) => words !== undefined),
    ...(strays ? [`${strays} badges stand outside every row`] : []),
    ...(rows.length === 0 ? ['There are no rows'] : []),
    ...(list === 'keys' && ids.length !== rows.length ? ['The rows changed while they were read'] : []),
  ];
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
