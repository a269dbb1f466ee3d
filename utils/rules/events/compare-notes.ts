import { seenIn, valueIn } from '../answer';
import { addDays, dayOf, latestOf } from '../days';
import { type Note, noted } from '../notes/note';
import type { ApiKey, DailySeries, Member, Snapshot } from '../snapshot';
import { figuresOf, usedDays } from '../use/series';
import { type Baseline, readAtOf, wholeParts } from './baseline';
import type { ProjectChange, Told } from './event';

type Whole = Omit<Baseline, 'incomplete'>;

const keysById = (keys: readonly ApiKey[] | undefined): ReadonlyMap<string, ApiKey> =>
  new Map((keys ?? []).map((key) => [key.keyId.toLowerCase(), key]));
const membersById = (members: readonly Member[] | undefined): ReadonlyMap<string, Member> =>
  new Map((members ?? []).map((member) => [member.memberId, member]));

/** The successor of a key that is there still was listed, and no longer is. */
const successorChanges = (notes: readonly Note[], before: Whole, after: Whole): readonly ProjectChange[] => {
  if (!before.keys || !after.keys) return [];
  const [was, is] = [keysById(before.keys.value), keysById(after.keys.value)];
  return notes.flatMap(({ kind, subject, fields }): ProjectChange[] => {
    const id = kind === 'key' ? noted(fields, 'successor')?.toLowerCase() : undefined;
    const key = is.get(subject);
    const successor = id === undefined || is.has(id) ? undefined : was.get(id);
    return key && successor ? [{ name: 'successor.gone', key, successor }] : [];
  });
};

/** Somebody that a note names was a member, and no longer is; what the note is about is there still. */
const contactChanges = (notes: readonly Note[], before: Whole, after: Whole): readonly ProjectChange[] => {
  if (!before.members || !after.members) return [];
  const [was, is] = [membersById(before.members.value), membersById(after.members.value)];
  const keys = keysById((after.keys ?? before.keys)?.value);
  const leaver = (id: string | undefined): Member | undefined =>
    id === undefined || is.has(id) ? undefined : was.get(id);
  return notes.flatMap(({ kind, subject, fields }): ProjectChange[] => {
    const backup = leaver(noted(fields, 'backup'));
    if (kind === 'key') {
      const key = keys.get(subject);
      return key && backup ? [{ name: 'backup.left', key, backup }] : [];
    }
    const member = is.get(subject);
    const responsible = leaver(noted(fields, 'responsible'));
    if (!member) return [];
    return [
      ...(backup ? [{ name: 'contact.left', member, contact: backup, as: 'backup' } as const] : []),
      ...(responsible ? [{ name: 'contact.left', member, contact: responsible, as: 'responsible' } as const] : []),
    ];
  });
};

/** A successor, a backup or a responsible person of a note that left between two whole lists. Told once by that. */
export const compareNotes = (notes: readonly Note[], before: Whole, after: Whole): readonly ProjectChange[] => [
  ...successorChanges(notes, before, after),
  ...contactChanges(notes, before, after),
];

/** UTC days from the one of the mark on, with use by any figure that a series has. */
const daysOfUse = (series: DailySeries, keyId: string, from: string): readonly string[] =>
  usedDays(series, keyId)
    .map((index) => addDays(series.from, index))
    .filter((day) => day >= from);

const figureOn = (series: DailySeries, keyId: string, day: string): number => {
  const index = usedDays(series, keyId).find((at) => addDays(series.from, at) === day);
  return index === undefined ? 0 : (figuresOf(series, keyId)[index] ?? 0);
};

/**
 * The latest day with use since the mark; `null`: none is seen. Use on the day of the mark may have been before it: it
 * counts where it grew since a reading after the mark.
 */
const lastUse = (keyId: string, marked: number, before: Whole, { usage, cost }: Snapshot): string | null => {
  const markedOn = dayOf(marked);
  const was = before.usage && before.usage.readAt >= marked ? before.usage.value : null;
  const hasGrown = (series: DailySeries): boolean =>
    was !== null && figureOn(series, keyId, markedOn) > figureOn(was, keyId, markedOn);
  const requests = valueIn(usage);
  const dollars = valueIn(cost);
  const days = [
    ...(requests ? daysOfUse(requests, keyId, hasGrown(requests) ? markedOn : addDays(markedOn, 1)) : []),
    ...(dollars ? daysOfUse(dollars, keyId, addDays(markedOn, 1)) : []),
  ];
  return latestOf(days);
};

/**
 * Keys that must never be used and were: any use that any source tells of, also in a part that isn't whole, as use that
 * was seen is use. A day that was told before, or one before it, is not told again.
 * @param told By key id in lower case, the last day that was told.
 */
export const usedCanaries = (
  notes: readonly Note[],
  before: Whole,
  snapshot: Snapshot,
  told: ReadonlyMap<string, string>,
): readonly Extract<ProjectChange, { name: 'canary.used' }>[] => {
  const keys = keysById([...(before.keys?.value ?? []), ...seenIn(snapshot.expiredKeys), ...seenIn(snapshot.keys)]);
  return notes.flatMap(({ kind, subject, fields }) => {
    const key = kind === 'key' && noted(fields, 'canary') ? keys.get(subject) : undefined;
    if (!key || !fields.canary) return [];
    const day = lastUse(key.keyId, Date.parse(fields.canary.at), before, snapshot);
    if (day === null || day <= (told.get(subject) ?? '')) return [];
    return [{ name: 'canary.used', key, day }];
  });
};

/**
 * What a reading brings about those that notes name, and about keys that must never be used.
 * @param told By key id in lower case, the last day of a canary's use that was told.
 */
export const notesTold = (
  notes: readonly Note[],
  before: Baseline,
  snapshot: Snapshot,
  told: ReadonlyMap<string, string>,
): readonly Told[] => {
  if (notes.length === 0) return [];
  const to = readAtOf(snapshot);
  const gone = compareNotes(notes, before, wholeParts(snapshot)).map((change): Told => {
    const part = change.name === 'successor.gone' ? before.keys : before.members;
    return { change, from: part?.readAt ?? to, to };
  });
  const used = usedCanaries(notes, before, snapshot, told);
  return [...gone, ...used.map((change): Told => ({ change, from: before.usage?.readAt ?? to, to }))];
};
