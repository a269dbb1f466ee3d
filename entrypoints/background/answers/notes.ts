import type { Ledger } from '../../../utils/ledger/types';
import type { Query } from '../../../utils/protocol/declarations';
import type { NoteOutcome, NotesView, NoteView } from '../../../utils/protocol/views/notes';
import type { ProjectAnalysis } from '../../../utils/rules/analysis';
import { deepgramTime } from '../../../utils/rules/days';
import { changeFields } from '../../../utils/rules/notes/merge';
import { type Note, type NoteFields, noteSubject, saysAnything } from '../../../utils/rules/notes/note';
import type { Settings } from '../../../utils/settings/schema';
import type { DatabaseProblem } from '../../../utils/storage/problem';
import { countUp } from '../../../utils/storage/revision';
import { cleanChanges, cleanSignature } from '../../../utils/wording/notes/clean';
import { noteRows, noteView } from '../../../utils/wording/notes/view';
import type { Translate } from '../../../utils/wording/translate';
import type { Analyses } from '../analyses';
import type { Refresh } from '../jobs/refresh';
import { runInBackground } from '../run-in-background';

export interface NoteDeps {
  readonly ledger: Pick<Ledger, 'projects' | 'records' | 'compareCopy' | 'copiedNotes'>;
  readonly analyses: Analyses;
  readonly refresh: Pick<Refresh, 'now'>;
  readonly settings: () => Promise<Settings>;
  readonly now: () => number;
  readonly t: Translate;
}

/** A note that a person is about to write. */
type NoteQuery = Pick<Query<'getNote'>, 'projectId' | 'kind' | 'id'>;

/**
 * Compares what was written with its second copy, and has what came back shown; a project that came back itself is read
 * again.
 */
export const compareCopy = async ({ ledger, refresh }: Pick<NoteDeps, 'ledger' | 'refresh'>): Promise<void> => {
  const compared = await ledger.compareCopy();
  if (compared.state !== 'present') return;
  for (const { projectId, isLost } of compared.restored) {
    await countUp(projectId);
    if (isLost) runInBackground(refresh.now(projectId));
  }
};

interface Known {
  readonly notes: readonly Note[];
  readonly damaged: number;
  readonly problem: DatabaseProblem | null;
}

/** A project's notes; where the ledger can't be read, those of its second copy. */
const readNotes = async (projectId: string, { ledger }: NoteDeps): Promise<Known> => {
  const stored = await ledger.records.list(projectId);
  if (stored.state === 'present') return { notes: stored.values, damaged: stored.damaged.length, problem: null };
  const copied = await ledger.copiedNotes(projectId);
  return { notes: copied.state === 'present' ? copied.notes : [], damaged: 0, problem: stored.problem };
};

const analysisOf = async (projectId: string, parts: NoteDeps): Promise<ProjectAnalysis | null> =>
  (await parts.analyses.get(projectId, await parts.settings()))?.analysis ?? null;

/** All notes of a project; `null` where it isn't connected. */
export const notesOf = async (projectId: string, parts: NoteDeps): Promise<NotesView | null> => {
  await compareCopy(parts);
  if ((await parts.ledger.projects.read(projectId)).state === 'absent') return null;
  const { notes, damaged, problem } = await readNotes(projectId, parts);
  const rows = noteRows(notes.filter(saysAnything), await analysisOf(projectId, parts), parts.t);
  return { notes: rows, damaged, problem };
};

const fieldsOf = (notes: readonly Note[], kind: Note['kind'], subject: string): NoteFields =>
  notes.find((note) => note.kind === kind && note.subject === subject)?.fields ?? {};

/** What is noted of one key or member; `null` where the project isn't connected. */
export const noteOf = async ({ projectId, kind, id }: NoteQuery, parts: NoteDeps): Promise<NoteView | null> => {
  await compareCopy(parts);
  if ((await parts.ledger.projects.read(projectId)).state === 'absent') return null;
  const { notes, problem } = await readNotes(projectId, parts);
  const fields = fieldsOf(notes, kind, noteSubject(kind, id));
  return { ...noteView(kind, id, fields, await analysisOf(projectId, parts), parts.t), problem };
};

/** Deepgram's time where its clock is known: other people's notes are compared by it. */
export const momentIn = async (
  projectId: string,
  parts: Pick<NoteDeps, 'analyses' | 'settings' | 'now'>,
): Promise<number> => {
  const drawn = await parts.analyses.get(projectId, await parts.settings());
  return deepgramTime(parts.now(), drawn?.snapshot ?? {});
};

/** Stores what a person changed. What they didn't touch stays as it is by now, also where another page changed it. */
export const saveNote = async (query: Query<'saveNote'>, parts: NoteDeps): Promise<NoteOutcome> => {
  const { projectId, kind, id } = query;
  const subject = noteSubject(kind, id);
  const changes = cleanChanges(query.changes);
  const by = cleanSignature((await parts.settings()).signature);
  const now = await momentIn(projectId, parts);
  const written = await parts.ledger.records.change([projectId, kind, subject], (before) => {
    const fields = changeFields(before?.fields ?? {}, changes, { now, by });
    return before && fields === before.fields ? before : { kind, subject, fields };
  });
  if (written.ok) await countUp(projectId);
  return {
    problem: written.ok ? null : written.problem,
    copyProblem: written.ok ? (written.copyProblem ?? null) : null,
    view: await noteOf(query, parts),
  };
};
