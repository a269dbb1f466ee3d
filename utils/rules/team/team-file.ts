import { areNoteFields, type Entry, NOTE_KINDS, type NoteKind } from '../notes/note';

/** The format that is written. A larger first number is one that this version can't read. */
export const TEAM_VERSION = '1.0';
/** What the file is called. */
export const TEAM_FILE = 'linchpin.team.json';
/** The schema that lies beside this version's files (public/). It is never fetched. */
export const TEAM_SCHEMA = 'linchpin.team.schema.json';
/** How long a removal stays in the file, so that an older copy doesn't bring back what was removed. */
export const REMOVALS_KEPT_DAYS = 400;
/** The longest file, in UTF-16 units: 10,000 keys with everything noted of them. */
export const MAX_TEAM_TEXT = 16_000_000;
/** Most fields of one record. */
export const MAX_TEAM_FIELDS = 20;
/** The longest name of anything in it. */
export const MAX_TEAM_NAME = 100;
/** The longest address, as RFC 5321 has it. */
export const MAX_TEAM_ADDRESS = 254;

/**
 * What the file says of a member and no note does. `serviceAccount`: the mark, which this browser keeps by address;
 * `address`: so that a person can read the file, where that was asked for.
 */
const MEMBER_EXTRAS = ['serviceAccount', 'address'] as const;
type MemberExtra = (typeof MEMBER_EXTRAS)[number];

/** Where something is said: a field of a record, by its kind and id, in a project. */
export interface Place {
  readonly projectId: string;
  /** A `NoteKind`, or what a newer version added. */
  readonly kind: string;
  /** A key's in lower case, or a member's. */
  readonly id: string;
  readonly field: string;
}
export interface Placed extends Place {
  /** As notes have it: a value, the time it was written and its author. A removal is one too. */
  readonly entry: Entry;
}

/** What a team shares, in whatever order it was written. */
export interface TeamFile {
  readonly version: string;
  /** By `placeKey`. */
  readonly entries: ReadonlyMap<string, Placed>;
  /** What else stands at the top: the schema's name, and what a newer version added. */
  readonly rest: ReadonlyMap<string, unknown>;
}

export const placeKey = ({ projectId, kind, id, field }: Place): string => JSON.stringify([projectId, kind, id, field]);

export const placed = (all: Iterable<Placed>): ReadonlyMap<string, Placed> =>
  new Map([...all].map((each) => [placeKey(each), each]));

export const EMPTY_TEAM_FILE: TeamFile = {
  version: TEAM_VERSION,
  entries: new Map(),
  rest: new Map([['$schema', TEAM_SCHEMA]]),
};

export const isNoteKind = (kind: string): kind is NoteKind => NOTE_KINDS.some((each) => each === kind);

export const isMemberExtra = ({ kind, field }: Pick<Place, 'kind' | 'field'>): boolean =>
  kind === 'member' && MEMBER_EXTRAS.some((each) => each === field);

const EXTRAS: Readonly<Record<MemberExtra, (value: unknown) => boolean>> = {
  serviceAccount: (value) => value === true,
  address: (value) => typeof value === 'string' && value !== '' && value.length <= MAX_TEAM_ADDRESS,
};

/** A moment that an edit can still come after. */
const LAST_MOMENT = '9999';

/** Whether this can stand there. What a newer version added need only be an entry. */
export const isTeamEntry = ({ kind, field }: Pick<Place, 'kind' | 'field'>, entry: unknown): entry is Entry => {
  const isExtra = isMemberExtra({ kind, field });
  // By a name that notes don't use only its form is checked.
  const name = isNoteKind(kind) && !isExtra ? field : 'unknown';
  if (!areNoteFields({ [name]: entry }) || !Object.hasOwn(entry as Entry, 'value')) return false;
  const { value, at } = entry as Entry; // It is one: that was checked.
  if (at >= LAST_MOMENT) return false;
  return !isExtra || value === null || EXTRAS[field as MemberExtra](value);
};

/** The parts of a version; `null`: none. */
export const versionOf = (text: string): readonly [major: number, minor: number] | null => {
  const [, major, minor] = /^(\d{1,6})\.(\d{1,6})$/.exec(text) ?? [];
  return major === undefined || minor === undefined ? null : [Number(major), Number(minor)];
};

/** The later of two versions. */
export const laterVersion = (a: string, b: string): string => {
  const [[major, minor], [otherMajor, otherMinor]] = [versionOf(a) ?? [0, 0], versionOf(b) ?? [0, 0]];
  return major > otherMajor || (major === otherMajor && minor >= otherMinor) ? a : b;
};
