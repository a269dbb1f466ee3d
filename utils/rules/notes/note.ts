/** What a note can be about. */
export const NOTE_KINDS = ['key', 'member'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** Where a key may be used. */
export const USE_KINDS = ['application', 'environment', 'ci', 'container', 'third-party', 'person'] as const;
export type UseKind = (typeof USE_KINDS)[number];

export interface UsedIn {
  readonly kind: UseKind;
  readonly text: string;
}

/** Who knows a key's secret: a member by id, or anybody by what they are called. */
export type Holder = { readonly memberId: string } | { readonly name: string };

/** What a person can note. A reading of the project tells none of it. */
export interface NoteValues {
  readonly purpose: string;
  readonly usedIn: readonly UsedIn[];
  /** Who to ask about it. */
  readonly ask: string;
  readonly holders: readonly Holder[];
  /** Who takes over when its creator, or the person who answers for the account, is away: a member's id. */
  readonly backup: string;
  /** Who answers for a service account: a member's id. */
  readonly responsible: string;
  /** The key that takes this one's place: its id. */
  readonly successor: string;
  /** It must never be used: any use of it is an alarm. */
  readonly canary: true;
  /** A UTC day, `YYYY-MM-DD`. */
  readonly keepUntil: string;
}
export type NoteField = keyof NoteValues;

/** One field as it was written last. */
export interface Entry<T = unknown> {
  /** `null`: it was removed, which is noted too, so that an older copy doesn't bring it back. */
  readonly value: T | null;
  /** When, in UTC to the second: `2026-11-21T12:00:00Z`. Compared as text. */
  readonly at: string;
  /** What the person who wrote it calls themselves; may be empty. */
  readonly by: string;
}

/** Each field by itself, so that two people's notes can be merged field by field. A newer version's fields are kept. */
export type NoteFields = { readonly [F in NoteField]?: Entry<NoteValues[F]> };

export interface Note {
  readonly kind: NoteKind;
  /** The key's id in lower case, or the member's. */
  readonly subject: string;
  readonly fields: NoteFields;
}

/** What is asked for in a note of each kind, in the order of the form. */
export const FIELDS_OF: Readonly<Record<NoteKind, readonly NoteField[]>> = {
  key: ['purpose', 'usedIn', 'ask', 'holders', 'backup', 'successor', 'keepUntil', 'canary'],
  member: ['purpose', 'ask', 'responsible', 'backup'],
};

/** Longest text of a note, in characters. */
export const MAX_NOTE_TEXT = 160;
/** Most places of use, and most holders. */
export const MAX_NOTE_LIST = 20;
/** Longest name that a person signs with. */
export const MAX_SIGNATURE = 60;
/** Deepgram's ids are shorter. */
const MAX_ID = 100;
/** Of a newer version's fields. */
const MAX_FIELDS = 40;

type Check = (value: unknown) => boolean;
type Fields = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf =
  (most: number): Check =>
  (value) =>
    typeof value === 'string' && value !== '' && value.length <= most;
/** A reader's characters may be several of the machine's. */
export const isText = textOf(MAX_NOTE_TEXT * 32);
export const isId = textOf(MAX_ID);
const listOf =
  (isEntry: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length <= MAX_NOTE_LIST && value.every(isEntry);

/** A day that exists. */
export const isNoteDay = (value: unknown): value is string => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const ms = Date.parse(`${value}T00:00:00Z`);
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(value);
};

const CHECKS: Readonly<Record<NoteField, Check>> = {
  purpose: isText,
  usedIn: listOf((entry) => isObject(entry) && USE_KINDS.some((kind) => kind === entry.kind) && isText(entry.text)),
  ask: isText,
  holders: listOf((entry) => isObject(entry) && (isId(entry.memberId) || isText(entry.name))),
  backup: isId,
  responsible: isId,
  successor: isId,
  canary: (value) => value === true,
  keepUntil: isNoteDay,
};

const isKnown = (field: string): field is NoteField => Object.hasOwn(CHECKS, field);

/** Whether it is a moment as entries have it. */
export const isMoment = (at: unknown): boolean =>
  typeof at === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(at) && !Number.isNaN(Date.parse(at));

/** Whether it is an entry whose value, unless it was removed, is as it should be. */
export const isEntryOf = (entry: unknown, isValue: Check): boolean =>
  isObject(entry) &&
  isMoment(entry.at) &&
  typeof entry.by === 'string' &&
  entry.by.length <= MAX_SIGNATURE * 32 &&
  (entry.value === null || isValue(entry.value));

const isEntry = (field: string, entry: unknown): boolean =>
  isEntryOf(entry, (value) => !isKnown(field) || CHECKS[field](value));

/** Whether stored fields are what they are read as; what a newer version added need only be an entry. */
export const areNoteFields = (value: unknown): boolean => {
  if (!isObject(value)) return false;
  const entries = Object.entries(value);
  return entries.length <= MAX_FIELDS && entries.every(([field, entry]) => isEntry(field, entry));
};

/** A field's value; `undefined` where it was never written, or was removed. */
export const noted = <F extends NoteField>(fields: NoteFields, field: F): NoteValues[F] | undefined =>
  (Object.hasOwn(fields, field) ? fields[field]?.value : undefined) ?? undefined;

/** Whether anything is noted. */
export const saysAnything = ({ kind, fields }: Pick<Note, 'kind' | 'fields'>): boolean =>
  FIELDS_OF[kind].some((field) => noted(fields, field) !== undefined);

/** A subject as notes are found by it: usage names keys in either case. */
export const noteSubject = (kind: NoteKind, id: string): string => (kind === 'key' ? id.toLowerCase() : id);
