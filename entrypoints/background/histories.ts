import type { HistoryQuery, ProjectReader } from '../../utils/deepgram/types';
import { isYounger } from '../../utils/ownership/age';
import type { Answer } from '../../utils/ownership/answer';
import type { DailySeries } from '../../utils/ownership/snapshot';

export interface Histories {
  /** Requests per day of a few keys over the past year. Never rejects. */
  get(query: HistoryQuery): Promise<Answer<DailySeries>>;
}

interface Parts {
  readonly reader: Pick<ProjectReader, 'history'>;
  readonly now: () => number;
}

/** Days that are over hardly change, and the newest ones are in every reading of the project. */
const KEPT_MS = 10 * 60_000;
const MOST_KEPT = 20;

/** The past year of keys that a person asked about, asked once and kept for a while in memory; what isn't whole isn't kept. */
export const createHistories = ({ reader, now }: Parts): Histories => {
  const known = new Map<string, { readonly askedAt: number; readonly answer: Promise<Answer<DailySeries>> }>();

  return {
    get(query) {
      const name = JSON.stringify([query.projectId, [...query.keyIds].sort(), query.range]);
      const before = known.get(name);
      if (before && isYounger(before.askedAt, now(), KEPT_MS)) return before.answer;
      const answer = reader.history(query).then((history) => {
        if (history.state !== 'whole') known.delete(name);
        return history;
      });
      known.delete(name);
      known.set(name, { askedAt: now(), answer });
      for (const oldest of [...known.keys()].slice(0, -MOST_KEPT)) known.delete(oldest);
      return answer;
    },
  };
};
