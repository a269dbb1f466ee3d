import type { Entry, NoteField, NoteValues } from './note';

/** What a person changed: a value, or `null` where they removed it. */
export type NoteChanges = { readonly [F in NoteField]?: NoteValues[F] | null };

/** Any record of entries: a note's fields, or a plan's. */
type Entries = Readonly<Record<string, Entry | undefined>>;

interface Author {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly by: string;
}

const LAST_SECOND = Date.parse('9999-12-30T23:59:59Z');

/** A moment as entries have it. */
export const momentOf = (ms: number): string => {
  const within = Math.min(Math.max(Number.isFinite(ms) ? ms : 0, 0), LAST_SECOND);
  return `${new Date(within).toISOString().slice(0, 19)}Z`;
};

/** The same text for the same value, in whatever order its fields were written. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  ) ?? 'null';

/** A newer version's field may be called as something that every object has. */
const ofField = (fields: Entries, field: string): Entry | undefined =>
  Object.hasOwn(fields, field) ? fields[field] : undefined;

/**
 * A person's change of some fields. Each gets a moment later than the one before it, also within a second and where the
 * clock was set back: otherwise an older copy would win over what they see. What is the same stays as it was written.
 */
export const changeFields = <F extends Entries>(
  before: F,
  changes: Readonly<Record<string, unknown>>,
  { now, by }: Author,
): F => {
  const changed = Object.entries(changes).flatMap(([field, value]) => {
    const known = ofField(before, field);
    if (canonical(known?.value ?? null) === canonical(value)) return [];
    const at = known ? Math.max(now, Date.parse(known.at) + 1_000) : now;
    return [[field, { value, at: momentOf(at), by }] as const];
  });
  return changed.length === 0 ? before : { ...before, ...Object.fromEntries(changed) };
};

/** The later entry; of two of one second the greater text, so that everybody comes to the same. */
const laterOf = (a: Entry, b: Entry): Entry => {
  if (a.at !== b.at) return a.at > b.at ? a : b;
  return canonical([a.value, a.by]) >= canonical([b.value, b.by]) ? a : b;
};

/** Two copies of a note's fields as one: of each field what was written later. */
export const mergeFields = <F extends Entries>(a: F, b: F): F => {
  const fields = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  const merged = fields.flatMap((field) => {
    const [one, other] = [ofField(a, field), ofField(b, field)];
    const kept = one && other ? laterOf(one, other) : (one ?? other);
    return kept ? [[field, kept]] : [];
  });
  return Object.fromEntries(merged) as F; // Each field is one of the two's, so it has that field's type.
};

/** Whether two copies say the same, in whatever order their fields were written. */
export const areSameFields = (a: Entries, b: Entries): boolean => canonical(a) === canonical(b);
