import { canonical } from '../notes/merge';
import type { Entry } from '../notes/note';
import { laterVersion, type Place, type Placed, placeKey, type TeamFile } from './team-file';

/** A field of which the two sides say different things. */
export interface Difference extends Place {
  /** What this browser says; `undefined`: nothing. */
  readonly mine: Entry | undefined;
  readonly theirs: Entry;
  readonly wins: 'mine' | 'theirs';
}

export interface Merged {
  readonly file: TeamFile;
  /** What the other side alone changed: it is taken. */
  readonly taken: readonly Difference[];
  /** What both changed since the file that they agreed on, or of which it isn't known: the later one is taken. */
  readonly conflicts: readonly Difference[];
  /** Of what the other side has an older state than the file both agreed on: it isn't taken. */
  readonly behind: readonly Difference[];
  /** How many of this browser's own edits the other side hasn't seen. */
  readonly unseen: number;
}

const isSame = (a: Entry | undefined, b: Entry | undefined): boolean => canonical(a ?? null) === canonical(b ?? null);
const saysSame = (a: Entry | undefined, b: Entry | undefined): boolean =>
  canonical(a?.value ?? null) === canonical(b?.value ?? null);

/** The later of two; of one second the greater text, as notes are compared. */
const compare = (a: Entry, b: Entry): number => {
  if (a.at !== b.at) return a.at > b.at ? 1 : -1;
  const [one, other] = [canonical([a.value, a.by]), canonical([b.value, b.by])];
  if (one !== other) return one > other ? 1 : -1;
  return canonical(a) >= canonical(b) ? 1 : -1;
};

/** How far an entry is from the one that was agreed on: of an older file, that one itself, or changed since. */
const rank = (entry: Entry, base: Entry | undefined): number => {
  if (!base) return 2;
  if (isSame(entry, base)) return 1;
  // Who changes a field in Linchpin gives it a later moment. By hand it may be forgotten.
  return entry.at < base.at ? 0 : 2;
};

/**
 * Which of two entries stays. One order of all that can stand at a place, so that it doesn't matter who merges whose
 * file first, nor how often: of an older file, agreed on, changed since; changed ones by their moment.
 */
const winner = (mine: Entry, theirs: Entry, base: Entry | undefined): 'mine' | 'theirs' => {
  const [own, other] = [rank(mine, base), rank(theirs, base)];
  if (own !== other) return own > other ? 'mine' : 'theirs';
  return compare(mine, theirs) >= 0 ? 'mine' : 'theirs';
};

type Outcome = 'taken' | 'conflicts' | 'behind' | 'unseen' | 'same';

const outcomeOf = (mine: Placed | undefined, theirs: Placed | undefined, base: Entry | undefined): Outcome => {
  if (!theirs) return mine && mine.entry.value !== null ? 'unseen' : 'same';
  if (saysSame(mine?.entry, theirs.entry)) return 'same';
  if (!mine) return 'taken';
  const [own, other] = [rank(mine.entry, base), rank(theirs.entry, base)];
  if (own === 2 && other === 2) return 'conflicts';
  if (other === 0) return 'behind';
  return own > other ? 'unseen' : 'taken';
};

/** What else stands at the top has neither moment nor author. */
const mergeRest = (base: TeamFile | null, mine: TeamFile, theirs: TeamFile): ReadonlyMap<string, unknown> => {
  const names = new Set([...mine.rest.keys(), ...theirs.rest.keys()]);
  return new Map(
    [...names].map((name) => {
      const values = [mine, theirs].flatMap(({ rest }) => (rest.has(name) ? [rest.get(name)] : []));
      const known = base?.rest.has(name) ? canonical(base.rest.get(name)) : null;
      const changed = values.filter((value) => canonical(value) !== known);
      const [first, ...others] = changed.length > 0 ? changed : values;
      return [name, others.reduce((a, b) => (canonical(a) >= canonical(b) ? a : b), first)];
    }),
  );
};

/**
 * Two files as one, field by field, with the file that both agreed on last (`null`: it isn't known). Whatever stands in
 * either stands in the result, or is named among `conflicts` and `behind`; a field that one side lacks is nothing that
 * it says.
 */
export const mergeTeamFiles = (base: TeamFile | null, mine: TeamFile, theirs: TeamFile): Merged => {
  const entries = new Map<string, Placed>();
  const differences: Record<'taken' | 'conflicts' | 'behind', Difference[]> = { taken: [], conflicts: [], behind: [] };
  let unseen = 0;
  for (const key of new Set([...mine.entries.keys(), ...theirs.entries.keys()])) {
    const [own, other] = [mine.entries.get(key), theirs.entries.get(key)];
    const agreed = base?.entries.get(key)?.entry;
    const wins = own && other ? winner(own.entry, other.entry, agreed) : own ? 'mine' : 'theirs';
    const kept = wins === 'mine' ? own : other;
    if (kept) entries.set(key, kept);
    const outcome = outcomeOf(own, other, agreed);
    if (outcome === 'unseen') unseen += 1;
    else if (outcome !== 'same' && other) {
      const { entry: theirEntry, ...place } = other;
      differences[outcome].push({ ...place, mine: own?.entry, theirs: theirEntry, wins });
    }
  }
  const version = laterVersion(mine.version, theirs.version);
  return { file: { version, entries, rest: mergeRest(base, mine, theirs) }, ...differences, unseen };
};

/** Whether its moment lies more than a day ahead: that clock was wrong, and it wins over what is written until then. */
export const isAhead = ({ at }: Entry, now: number): boolean => Date.parse(at) > now + 86_400_000;

/**
 * What both sides can be taken to have agreed on, of a file that was opened (`opened`) and one that was saved here
 * since (`saved`). The saved one counts once the other side has shown that it knows it: something that was new in it
 * comes back unchanged, and nothing of it as it was before.
 */
export const agreedOn = (opened: TeamFile | null, saved: TeamFile | null, theirs: TeamFile): TeamFile | null => {
  if (!saved) return opened;
  const isNew = (each: Placed): boolean => !isSame(opened?.entries.get(placeKey(each))?.entry, each.entry);
  const news = [...saved.entries.values()].filter(isNew);
  const found = (each: Placed): Entry | undefined => theirs.entries.get(placeKey(each))?.entry;
  const isKnown = (each: Placed): boolean => {
    const entry = found(each);
    return entry !== undefined && entry.at >= each.entry.at;
  };
  return news.some((each) => isSame(found(each), each.entry)) && news.every(isKnown) ? saved : opened;
};
