/**
 * What is known of one UTC day: figures of the accessors that have any, each by its place in the project's list of
 * accessors. Typed arrays, because they take the least room and are read the fastest.
 */
export interface DayFigures {
  /** Places in the list, ascending. */
  readonly index: Uint32Array;
  /** Requests of each, in the order of `index`; as floats only where one is no whole number below 2^32. */
  readonly requests: Uint32Array | Float64Array;
  /** US dollars of each, in the order of `index`; `null`: what the day cost isn't known. */
  readonly cost: Float64Array | null;
  /** Places that were used without a request being counted, ascending. */
  readonly uncounted: Uint32Array;
  /** Places that were charged although their dollars don't sum up to more than 0, ascending. */
  readonly charged: Uint32Array;
}

/** One accessor's part of a day. */
export interface Entry {
  readonly place: number;
  readonly requests: number;
  readonly dollars: number;
  readonly isUncounted: boolean;
  readonly isCharged: boolean;
}

const isUint32 = (value: number): boolean => value >>> 0 === value;

/** A day out of its entries, which come in the order of their places, each place once. */
export const dayOfEntries = (entries: readonly Entry[], isCostKnown: boolean): DayFigures => {
  const placesOf = (has: (entry: Entry) => boolean): Uint32Array =>
    Uint32Array.from(entries.filter(has).map(({ place }) => place));
  const counted = entries.filter(({ requests, dollars }) => requests !== 0 || dollars !== 0);
  const requests = counted.map((entry) => entry.requests);
  return {
    index: Uint32Array.from(counted.map(({ place }) => place)),
    requests: requests.every(isUint32) ? Uint32Array.from(requests) : Float64Array.from(requests),
    cost: isCostKnown ? Float64Array.from(counted.map(({ dollars }) => dollars)) : null,
    uncounted: placesOf(({ isUncounted, requests }) => isUncounted && !(requests > 0)),
    charged: placesOf(({ isCharged, dollars }) => isCharged && !(dollars > 0)),
  };
};

type Changing = { -readonly [K in keyof Entry]: Entry[K] };

const entriesOf = ({ index, requests, cost, uncounted, charged }: DayFigures): Map<number, Changing> => {
  const entries = new Map<number, Changing>();
  const at = (place: number): Changing => {
    const known = entries.get(place) ?? { place, requests: 0, dollars: 0, isUncounted: false, isCharged: false };
    entries.set(place, known);
    return known;
  };
  index.forEach((place, i) => {
    const entry = at(place);
    entry.requests = requests[i] ?? 0;
    entry.dollars = cost?.[i] ?? 0;
  });
  for (const place of uncounted) at(place).isUncounted = true;
  for (const place of charged) at(place).isCharged = true;
  return entries;
};

const isSameList = (a: ArrayLike<number>, b: ArrayLike<number>): boolean => {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
};

/** Whether two days hold the same. */
export const isSameDay = (a: DayFigures, b: DayFigures): boolean =>
  isSameList(a.index, b.index) &&
  isSameList(a.requests, b.requests) &&
  isSameList(a.uncounted, b.uncounted) &&
  isSameList(a.charged, b.charged) &&
  (a.cost === null || b.cost === null ? a.cost === b.cost : isSameList(a.cost, b.cost));

/**
 * A day as it was known, and as it was read now. Use that was ever told stays (docs/architecture.md, rule 6): of
 * requests the larger figure holds, so that it doesn't matter in which order a day's readings are stored. Of dollars
 * the latest that are known hold, because a credit takes some back; that there was a charge stays.
 */
export const mergeDays = (before: DayFigures, now: DayFigures): DayFigures => {
  if (isSameDay(before, now)) return before;
  const entries = entriesOf(before);
  if (now.cost)
    for (const entry of entries.values()) {
      entry.isCharged ||= entry.dollars > 0;
      entry.dollars = 0;
    }
  for (const [place, entry] of entriesOf(now)) {
    const known = entries.get(place);
    if (!known) {
      entries.set(place, entry);
      continue;
    }
    known.requests = Math.max(known.requests, entry.requests);
    known.isUncounted ||= entry.isUncounted;
    known.isCharged ||= entry.isCharged;
    if (now.cost) known.dollars = entry.dollars;
  }
  const inOrder = [...entries.values()].sort((a, b) => a.place - b.place);
  return dayOfEntries(inOrder, before.cost !== null || now.cost !== null);
};
