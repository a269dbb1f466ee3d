import type { HistoryQuery, ProjectReader } from '../../utils/deepgram/types';
import type { Ledger } from '../../utils/ledger/types';
import type { DayRange } from '../../utils/rules/analysis';
import type { Answer } from '../../utils/rules/answer';
import { windowAt } from '../../utils/rules/days';
import type { DailySeries, Snapshot } from '../../utils/rules/snapshot';
import { pastOf } from '../../utils/rules/states/past';
import type { StoredDays } from '../../utils/rules/stored-days/stored-days';
import { alsoUsed, historyOfDays, yearsOfDays } from '../../utils/rules/stored-days/year';
import { readingDay } from '../../utils/rules/use/series';
import { HISTORY_DAYS } from '../../utils/rules/verdicts/limits';
import { countUp } from '../../utils/storage/revision';
import { createAskedLately } from './recent';
import type { State } from './state';

type Years = NonNullable<Snapshot['years']>;

export interface Histories {
  /**
   * Requests per day of a few keys over the past year: as the ledger has them where it has every day, else asked for.
   * Never rejects.
   */
  get(query: HistoryQuery): Promise<Answer<DailySeries>>;
  /** What is known of the past year of a reading's keys, by the stored days and by what was asked of single keys. */
  known(snapshot: Snapshot): Promise<Years>;
}

interface Deps {
  readonly ledger: Pick<Ledger, 'readDays'>;
  readonly reader: Pick<ProjectReader, 'history'>;
  readonly state: Pick<State, 'years'>;
  readonly now: () => number;
}

/** Days that are over hardly change, and the newest ones are in every reading of the project. */
const KEPT_MS = 10 * 60_000;
const MOST_KEPT = 20;
/** Keys of a project whose past year is remembered. */
const MOST_REMEMBERED = 200;

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * The past year of keys: by the days that the ledger has; where it lacks some, of keys that a person asked about, asked
 * once and kept for a while in memory. What isn't whole isn't kept.
 */
export const createHistories = ({ ledger, reader, state, now }: Deps): Histories => {
  const lately = createAskedLately<Answer<DailySeries>>({ most: MOST_KEPT, keptMs: KEPT_MS, now });

  /** What the year tells of a key is true of its badge and its findings too, so they are asked again (rule 6). */
  const remember = async ({ projectId, keyIds, range }: HistoryQuery, history: Answer<DailySeries>): Promise<void> => {
    if (history.state !== 'whole') return;
    let isNews = false;
    await state.years.change(projectId, (before = {}) => {
      const read = keyIds.flatMap((keyId) => {
        const past = pastOf(keyId, history, range);
        return past && !isSame(past, before[keyId]) ? [[keyId, past] as const] : [];
      });
      isNews = read.length > 0;
      if (!isNews) return before;
      const others = Object.entries(before).filter(([keyId]) => !read.some(([other]) => other === keyId));
      return Object.fromEntries([...others, ...read].slice(-MOST_REMEMBERED));
    });
    if (isNews) await countUp(projectId);
  };

  const storedDays = async (projectId: string, range: DayRange): Promise<StoredDays | null> => {
    const stored = await ledger.readDays(projectId, range);
    return stored.state === 'present' ? stored.days : null;
  };

  const ask = (query: HistoryQuery): Promise<Answer<DailySeries>> => {
    const name = JSON.stringify([query.projectId, [...query.keyIds].sort(), query.range]);
    const { answer } = lately.ask(name, async () => {
      const history = await reader.history(query);
      if (history.state !== 'whole') lately.remove(name);
      await remember(query, history);
      return history;
    });
    return answer;
  };

  return {
    async known(snapshot) {
      const asked = (await state.years.get(snapshot.projectId)) ?? {};
      const stored = await storedDays(snapshot.projectId, windowAt(readingDay(snapshot), HISTORY_DAYS));
      return stored ? yearsOfDays(snapshot, stored, asked) : asked;
    },
    async get(query) {
      const { projectId, keyIds, range } = query;
      const stored = await storedDays(projectId, range);
      if (!stored) return ask(query);
      return historyOfDays(stored, keyIds) ?? alsoUsed(await ask(query), stored, keyIds);
    },
  };
};
