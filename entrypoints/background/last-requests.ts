import type { KeyQuery, ProjectReader } from '../../utils/deepgram/types';

export interface LastRequests {
  /** When a key's latest request came (RFC 3339); `null` where the log holds none, or it can't be told. */
  get(query: KeyQuery): Promise<string | null>;
}

interface Parts {
  readonly reader: Pick<ProjectReader, 'lastRequest'>;
  readonly now: () => number;
}

/** However often a card is opened, a key's log is read at most so often. */
const KEPT_MS = 60_000;
const MOST_KEPT = 100;

/** The one call per key that Linchpin makes, for a key whose card a person has opened (design section 4). */
export const createLastRequests = ({ reader, now }: Parts): LastRequests => {
  const known = new Map<string, { readonly askedAt: number; readonly answer: Promise<string | null> }>();

  const ask = async (query: KeyQuery): Promise<string | null> => {
    const answer = await reader.lastRequest(query);
    return answer.state === 'failed' ? null : (answer.value?.created ?? null);
  };

  return {
    get(query) {
      const name = `${query.projectId} ${query.keyId}`;
      const before = known.get(name);
      if (before && Math.abs(now() - before.askedAt) < KEPT_MS) return before.answer;
      const answer = ask(query);
      known.delete(name);
      known.set(name, { askedAt: now(), answer });
      for (const oldest of [...known.keys()].slice(0, -MOST_KEPT)) known.delete(oldest);
      return answer;
    },
  };
};
