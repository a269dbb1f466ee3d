import {
  type Entry,
  isEntryOf,
  isId,
  isNoteDay,
  isObject,
  isText,
  MAX_NOTE_TEXT,
  USE_KINDS,
  type UseKind,
} from '../notes/note';

/** Why a member's keys must not rest on them any more. A member has one plan for each. */
export const PLAN_PURPOSES = ['leaves', 'changes-role', 'already-gone', 'must-go-now'] as const;
export type PlanPurpose = (typeof PLAN_PURPOSES)[number];

/** What becomes of a key that ends with its creator. */
export const FATES = ['replace', 'die', 'later'] as const;
export type Fate = (typeof FATES)[number];

export interface FateValue {
  readonly is: Fate;
  /** What the key was called, to name it by once it is listed no more. */
  readonly comment: string;
  /** Its last UTC day with use that was known then. */
  readonly lastDay: string | null;
}

/** A place where a key may be used, looked at by a person. */
export interface DoneValue {
  readonly kind: UseKind;
  /** Empty: whatever of this kind no note names. */
  readonly text: string;
  /** `unused`: nothing of it uses the key. */
  readonly is: 'moved' | 'unused';
  readonly note: string;
}

/** What used a key although everything had been moved. */
interface FoundValue {
  /** The UTC day of that use. */
  readonly day: string;
  readonly note: string;
}

/** A key of somebody else's whose secret they know. */
export interface KnownValue {
  readonly is: 'rotate' | 'keep';
  readonly comment: string;
}

/** What is written down of a plan as a whole. */
export interface PlanValues {
  /** Its entry says when and by whom. */
  readonly begun: true;
  /** Their last day, UTC. */
  readonly leavesOn: string;
  /** `dropped`: nothing is to be done any more. */
  readonly ended: 'removed' | 'dropped';
}

/** What is written down of each key, under the part's name and the key's id. */
export interface KeyPartValues {
  readonly fate: FateValue;
  readonly critical: true;
  readonly found: FoundValue;
  readonly known: KnownValue;
}
export type KeyPart = keyof KeyPartValues;

/** Fields by name, each with who wrote it when, so that two people's plans can be merged field by field. */
export type PlanFields = Readonly<Record<string, Entry | undefined>>;

export interface PlanRecord {
  readonly memberId: string;
  readonly purpose: PlanPurpose;
  readonly fields: PlanFields;
}

/** A person's changes: a value, or `null` where they take it back. */
export type PlanChanges = Readonly<Record<string, unknown>>;

/** Of a plan for a member with hundreds of keys, six places each. */
export const MAX_PLAN_FIELDS = 4_000;
/** Longest name of a field: a part's, a key's id and a place's. */
export const MAX_PLAN_FIELD = 160;

/** Names a place within a plan; its own words stand in the entry, and are compared. */
const placeHash = (text: string): string => {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
};

export const keyField = (part: KeyPart, keyId: string): string => `${part}:${keyId.toLowerCase()}`;
export const doneField = (keyId: string, { kind, text }: Pick<DoneValue, 'kind' | 'text'>): string =>
  `done:${keyId.toLowerCase()}:${kind}:${placeHash(text)}`;

type Check = (value: unknown) => boolean;
const isRemark: Check = (value) => typeof value === 'string' && value.length <= MAX_NOTE_TEXT * 32;
const isOneOf =
  (all: readonly string[]): Check =>
  (value) =>
    all.some((one) => one === value);

const isDone: Check = (value) =>
  isObject(value) &&
  isOneOf(USE_KINDS)(value.kind) &&
  (value.text === '' || isText(value.text)) &&
  isOneOf(['moved', 'unused'])(value.is) &&
  isRemark(value.note);

const WHOLE: Readonly<Record<keyof PlanValues, Check>> = {
  begun: (value) => value === true,
  leavesOn: isNoteDay,
  ended: isOneOf(['removed', 'dropped']),
};
const PARTS: Readonly<Record<KeyPart | 'done', Check>> = {
  fate: (value) =>
    isObject(value) &&
    isOneOf(FATES)(value.is) &&
    isRemark(value.comment) &&
    (value.lastDay === null || isNoteDay(value.lastDay)),
  critical: (value) => value === true,
  found: (value) => isObject(value) && isNoteDay(value.day) && isRemark(value.note),
  known: (value) => isObject(value) && isOneOf(['rotate', 'keep'])(value.is) && isRemark(value.comment),
  done: isDone,
};

/** How a field's value is checked; `null`: this version knows no such field. */
const checkOf = (field: string): Check | null => {
  if (Object.hasOwn(WHOLE, field)) return WHOLE[field as keyof PlanValues];
  const [part = '', id = ''] = field.split(':');
  return Object.hasOwn(PARTS, part) && isId(id) ? PARTS[part as KeyPart | 'done'] : null;
};

/** Whether stored fields are what they are read as; what a newer version added need only be an entry. */
export const arePlanFields = (value: unknown): boolean => {
  if (!isObject(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length <= MAX_PLAN_FIELDS &&
    entries.every(([field, entry]) => isEntryOf(entry, checkOf(field) ?? (() => true)))
  );
};

/** Whether a person's changes may be written: fields that this version knows, with values of theirs. */
export const arePlanChanges = (changes: PlanChanges): boolean =>
  Object.entries(changes).every(([field, value]) => {
    const check = checkOf(field);
    return check !== null && (value === null || check(value));
  });

/** What was written, with who and when; `null` where nothing was, or it was taken back. */
export interface Written<T> {
  readonly value: T;
  readonly at: string;
  readonly by: string;
}

const writtenIn = <T>(fields: PlanFields, field: string): Written<T> | null => {
  const entry = Object.hasOwn(fields, field) ? fields[field] : undefined;
  // Every field's value was checked for its name when it was read.
  return entry && entry.value !== null && entry.value !== undefined ? (entry as Written<T>) : null;
};

export const planned = <F extends keyof PlanValues>({ fields }: Pick<PlanRecord, 'fields'>, field: F) =>
  writtenIn<PlanValues[F]>(fields, field);

export const plannedOf = <P extends KeyPart>({ fields }: Pick<PlanRecord, 'fields'>, part: P, keyId: string) =>
  writtenIn<KeyPartValues[P]>(fields, keyField(part, keyId));

/** What a person did about a place; of another place whose name is the same by chance, nothing. */
export const doneAt = (
  { fields }: Pick<PlanRecord, 'fields'>,
  keyId: string,
  place: Pick<DoneValue, 'kind' | 'text'>,
): Written<DoneValue> | null => {
  const found = writtenIn<DoneValue>(fields, doneField(keyId, place));
  return found && found.value.kind === place.kind && found.value.text === place.text ? found : null;
};

/** Begun and not ended. */
export const isOpen = (record: PlanRecord): boolean =>
  planned(record, 'begun') !== null && planned(record, 'ended') === null;
