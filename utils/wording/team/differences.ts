import type { TeamComparison, TeamDifference, TeamList } from '../../protocol/views/team';
import type { ProjectAnalysis } from '../../rules/analysis';
import { dayOf } from '../../rules/days';
import { type Entry, isNoteDay, MAX_NOTE_TEXT, type NoteField, type NoteFields, noted } from '../../rules/notes/note';
import { type Difference, isAhead, type Merged } from '../../rules/team/merge';
import type { MarkOutcome } from '../../rules/team/open';
import { isNoteKind, type TeamFile } from '../../rules/team/team-file';
import { formatsOf } from '../formats';
import { cleanSignature } from '../notes/clean';
import { keyWords, memberWords, type Names, useWords } from '../notes/names';
import { namesOf, titleOf } from '../notes/view';
import { cleanText } from '../sanitise';
import type { Translate } from '../translate';

/** Differences that are listed; of more their number is said. */
const MOST_LISTED = 200;

const LABELS: Readonly<Record<NoteField | 'serviceAccount', (t: Translate) => string>> = {
  purpose: (t) => t('note_purpose'),
  usedIn: (t) => t('note_usedIn'),
  ask: (t) => t('note_ask'),
  holders: (t) => t('note_holders'),
  backup: (t) => t('note_backupMember'),
  responsible: (t) => t('note_responsible'),
  successor: (t) => t('note_successor'),
  canary: (t) => t('note_canary'),
  keepUntil: (t) => t('note_keepUntil'),
  serviceAccount: (t) => t('team_serviceAccount'),
};

const isLabelled = (field: string): field is keyof typeof LABELS => Object.hasOwn(LABELS, field);

const labelOf = (field: string, t: Translate): string =>
  isLabelled(field) ? LABELS[field](t) : t('team_unknownField', [cleanText(field)]);

/** A field's value in words, as far as this version knows it. */
const valueWords = (field: string, { value }: Entry, names: Names, t: Translate): string => {
  const text = (given: string): string => cleanText(given, MAX_NOTE_TEXT);
  const only = { [field]: { value, at: '', by: '' } } as NoteFields; // Checked when it was read.
  switch (field) {
    case 'purpose':
    case 'ask':
      return text(noted(only, field) ?? '');
    case 'usedIn':
      return (noted(only, 'usedIn') ?? [])
        .map((used) => `${t('note_usedInEntry', [useWords(used.kind, t)])} ${text(used.text)}`)
        .join(' · ');
    case 'holders':
      return (noted(only, 'holders') ?? [])
        .map((one) => ('memberId' in one ? memberWords(names, one.memberId, t) : text(one.name)))
        .join(' · ');
    case 'backup':
    case 'responsible':
      return memberWords(names, noted(only, field) ?? '', t);
    case 'successor':
      return keyWords(names, noted(only, field) ?? '', t);
    case 'keepUntil':
      return isNoteDay(value) ? formatsOf(t).day(value) : '';
    case 'canary':
      return t('note_canaryIs');
    case 'serviceAccount':
      return t('team_isServiceAccount');
    default:
      return text(JSON.stringify(value) ?? '');
  }
};

const words = (field: string, entry: Entry | undefined, names: Names, t: Translate): string =>
  (entry && entry.value !== null && valueWords(field, entry, names, t)) || t('team_nothing');

const writtenWords = (entry: Entry | undefined, t: Translate): string => {
  if (!entry) return '';
  const day = formatsOf(t).day(dayOf(Date.parse(entry.at)));
  const by = cleanSignature(entry.by);
  return by ? t('note_writtenBy', [day, by]) : t('note_written', [day]);
};

interface Context {
  readonly analysis: ProjectAnalysis | null;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** How a mark as service account goes. */
  readonly markOf: (difference: Difference) => MarkOutcome;
  readonly t: Translate;
}

const inWords = (difference: Difference, context: Context): TeamDifference[] => {
  const { kind, id, field, mine, theirs, wins } = difference;
  const { analysis, now, markOf, t } = context;
  // What a newer version keeps of other kinds is only carried on.
  if (!isNoteKind(kind)) return [];
  const names = namesOf(analysis);
  const winner = wins === 'theirs' ? theirs : mine;
  return [
    {
      ...{ kind, id, field, wins, title: titleOf(kind, id, names, t), label: labelOf(field, t) },
      mine: words(field, mine, names, t),
      theirs: words(field, theirs, names, t),
      mineWritten: writtenWords(mine, t),
      theirsWritten: writtenWords(theirs, t),
      isAhead: winner !== undefined && isAhead(winner, now),
      mark: field === 'serviceAccount' ? markOf(difference) : 'possible',
      mineValue: mine?.value ?? null,
      theirsValue: theirs.value,
    },
  ];
};

const listed = (all: readonly Difference[], context: Context): TeamList => {
  const byPlace = all.toSorted((a, b) =>
    [a.kind, a.id, a.field].join('\n') < [b.kind, b.id, b.field].join('\n') ? -1 : 1,
  );
  const first = byPlace.slice(0, MOST_LISTED).flatMap((each) => inWords(each, context));
  return { count: all.length, first };
};

/** What opening a file changes, in words. */
export const comparisonOf = (merged: Merged, file: TeamFile, projectId: string, context: Context): TeamComparison => {
  const projects = new Set([...file.entries.values()].map((each) => each.projectId));
  return {
    taken: listed(merged.taken, context),
    conflicts: listed(merged.conflicts, context),
    behind: listed(merged.behind, context),
    unseen: merged.unseen,
    otherProjects: projects.size - (projects.has(projectId) ? 1 : 0),
    isAboutThis: projects.has(projectId),
  };
};
