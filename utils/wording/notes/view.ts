import type { NoteChoice, NoteRow, NoteView, SuccessorChoice } from '../../protocol/views/notes';
import type { ProjectAnalysis } from '../../rules/analysis';
import { dayOf } from '../../rules/days';
import { FIELDS_OF, MAX_NOTE_TEXT, type Note, type NoteFields, type NoteKind, noted } from '../../rules/notes/note';
import { successorsOf } from '../../rules/notes/successors';
import { formatsOf } from '../formats';
import { fullName } from '../people';
import { cleanText } from '../sanitise';
import type { Translate } from '../translate';
import { cleanChanges, cleanSignature } from './clean';
import { keyNamed, keyTitle, keyWords, memberNamed, memberWords, type Names, namesIn, useWords } from './names';

export const titleOf = (kind: NoteKind, id: string, names: Names, t: Translate): string => {
  const key = kind === 'key' ? keyNamed(names, id) : undefined;
  const member = kind === 'member' ? memberNamed(names, id) : undefined;
  if (key) return keyTitle(key, t);
  return member ? fullName(member) : cleanText(id);
};

const byOf = (kind: NoteKind, id: string, names: Names): string => {
  if (kind === 'member') return cleanText(memberNamed(names, id)?.email ?? '');
  const key = keyNamed(names, id);
  return key ? fullName(key.creator) : '';
};

const NO_NAMES: Names = { members: [], keys: [], active: [], areKeysWhole: false, areMembersWhole: false };
export const namesOf = (analysis: ProjectAnalysis | null): Names => (analysis ? namesIn(analysis) : NO_NAMES);

const text = (value: string | undefined): string => cleanText(value ?? '', MAX_NOTE_TEXT);

const rowOf = ({ kind, subject, fields }: Note, names: Names, t: Translate): NoteRow => {
  const title = titleOf(kind, subject, names, t);
  const by = byOf(kind, subject, names);
  const purpose = text(noted(fields, 'purpose'));
  const usedIn = (noted(fields, 'usedIn') ?? [])
    .map((used) => `${t('note_usedInEntry', [useWords(used.kind, t)])} ${text(used.text)}`)
    .join(' · ');
  const people = [
    ...(noted(fields, 'holders') ?? []).map((one) =>
      'memberId' in one ? memberWords(names, one.memberId, t) : text(one.name),
    ),
    ...[noted(fields, 'backup'), noted(fields, 'responsible')].flatMap((id) => (id ? memberWords(names, id, t) : [])),
  ];
  const successor = noted(fields, 'successor');
  const isCanary = noted(fields, 'canary') === true;
  const words = [
    ...[title, by, purpose, usedIn, text(noted(fields, 'ask')), ...people, cleanText(subject)],
    ...(successor ? [keyWords(names, successor, t)] : []),
    ...(isCanary ? [t('note_canary')] : []),
  ].join('\n');
  const isListed = (kind === 'key' ? keyNamed(names, subject) : memberNamed(names, subject)) !== undefined;
  // A listed key by Deepgram's own spelling of its id.
  const id = (kind === 'key' && keyNamed(names, subject)?.keyId) || subject;
  return { kind, id, title, by, isListed, isCanary, purpose, usedIn, words };
};

/** Notes as they are listed, keys before members, by title. */
export const noteRows = (
  notes: readonly Note[],
  analysis: ProjectAnalysis | null,
  t: Translate,
): readonly NoteRow[] => {
  const names = namesOf(analysis);
  return notes
    .map((note) => rowOf(note, names, t))
    .sort((a, b) => a.kind.localeCompare(b.kind) || a.title.localeCompare(b.title) || a.id.localeCompare(b.id));
};

const choicesOf = <T>(
  all: readonly T[],
  choice: (each: T) => NoteChoice,
  chosen: readonly (string | undefined)[],
  nameOf: (id: string) => string,
): readonly NoteChoice[] => {
  const listed = all.map(choice).sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
  const known = new Set(listed.map(({ id }) => id));
  const gone = chosen.filter((id): id is string => id !== undefined && !known.has(id));
  return [...listed, ...[...new Set(gone)].map((id) => ({ id, name: nameOf(id) }))];
};

/** What can be chosen as a key's successor, and what was, though it can't be any more. */
const successorChoices = (
  id: string,
  chosen: string | undefined,
  names: Names,
  t: Translate,
): readonly SuccessorChoice[] => {
  const offered = successorsOf(id, keyNamed(names, id), names.active).map(
    ({ key, isLikely }): SuccessorChoice => ({
      ...{ id: key.keyId.toLowerCase(), name: keyTitle(key, t) },
      as: isLikely ? 'likely' : 'other',
    }),
  );
  const isOffered = chosen === undefined || offered.some((each) => each.id === chosen.toLowerCase());
  if (isOffered) return offered;
  // Where not all keys are seen, it may be there all the same.
  const as = names.areKeysWhole ? 'gone' : 'other';
  return [...offered, { id: chosen, name: keyWords(names, chosen, t), as }];
};

const writtenOf = (kind: NoteKind, fields: NoteFields, t: Translate): NoteView['written'] =>
  Object.fromEntries(
    FIELDS_OF[kind].flatMap((field) => {
      const entry = fields[field];
      if (!entry) return [];
      const day = formatsOf(t).day(dayOf(Date.parse(entry.at)));
      const by = cleanSignature(entry.by);
      return [[field, by ? t('note_writtenBy', [day, by]) : t('note_written', [day])] as const];
    }),
  );

/** One note as its form has it. */
export const noteView = (
  kind: NoteKind,
  id: string,
  fields: NoteFields,
  analysis: ProjectAnalysis | null,
  t: Translate,
): Omit<NoteView, 'problem'> => {
  const names = namesOf(analysis);
  const holders = (noted(fields, 'holders') ?? []).flatMap((one) => ('memberId' in one ? one.memberId : []));
  const values = Object.fromEntries(
    FIELDS_OF[kind].flatMap((field) => {
      const value = noted(fields, field);
      return value === undefined ? [] : [[field, value] as const];
    }),
  );
  return {
    kind,
    id: (kind === 'key' && keyNamed(names, id)?.keyId) || id,
    title: titleOf(kind, id, names, t),
    // What a disk or a newer version left there is cleaned as what a person types is.
    values: Object.fromEntries(Object.entries(cleanChanges(values)).filter(([, value]) => value !== null)),
    written: writtenOf(kind, fields, t),
    members: choicesOf(
      names.members.filter(({ memberId }) => kind === 'key' || memberId !== id),
      (member) => ({ id: member.memberId, name: fullName(member) }),
      [noted(fields, 'backup'), noted(fields, 'responsible'), ...holders],
      (memberId) => memberWords(names, memberId, t),
    ),
    keys: kind === 'key' ? successorChoices(id, noted(fields, 'successor'), names, t) : [],
  };
};

/** The purposes of keys, by id in lower case, fit to be shown. */
export const purposesOf = (notes: readonly Note[]): ReadonlyMap<string, string> =>
  new Map(
    notes.flatMap(({ kind, subject, fields }) => {
      const purpose = kind === 'key' ? text(noted(fields, 'purpose')) : '';
      return purpose ? [[subject, purpose] as const] : [];
    }),
  );

/** Keys of a view, each with its purpose where one is noted. */
export const withPurposes = <K extends { readonly id: string }>(
  keys: readonly K[],
  purposes: ReadonlyMap<string, string>,
): readonly (K & { readonly purpose?: string })[] =>
  keys.map((key) => {
    const purpose = purposes.get(key.id.toLowerCase());
    return purpose === undefined ? key : { ...key, purpose };
  });
