import { isYounger } from '../../utils/rules/age';

/** Values by name in the worker's memory, at most so many: the one that was used longest ago goes first. */
export const createRecent = <T>(most: number) => {
  const known = new Map<string, T>();
  const set = (name: string, value: T): void => {
    known.delete(name);
    known.set(name, value);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
  };
  return {
    set,
    get: (name: string): T | undefined => {
      const value = known.get(name);
      if (value !== undefined) set(name, value);
      return value;
    },
    remove: (name: string): void => void known.delete(name),
  };
};

interface Asked<T> {
  /** Milliseconds since the epoch. */
  readonly askedAt: number;
  readonly answer: Promise<T>;
}

interface AskedOptions {
  /** How many answers are kept. */
  readonly most: number;
  /** For how long an answer stands in for a new one. */
  readonly keptMs: number;
  readonly now: () => number;
}

/** Asks at most once in `keptMs`: a second question in that time gets the first one's answer, come or on its way. */
export const createAskedLately = <T>({ most, keptMs, now }: AskedOptions) => {
  const known = createRecent<Asked<T>>(most);
  return {
    remove: known.remove,
    ask: (name: string, work: () => Promise<T>): Asked<T> => {
      const before = known.get(name);
      if (before && isYounger(before.askedAt, now(), keptMs)) return before;
      const asked = { askedAt: now(), answer: work() };
      known.set(name, asked);
      return asked;
    },
  };
};
