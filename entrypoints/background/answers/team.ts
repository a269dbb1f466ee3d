import type { TeamBase } from '../../../utils/ledger/types';
import type { Query } from '../../../utils/protocol/declarations';
import type { TeamOpened, TeamSaved, TeamTaken, TeamView } from '../../../utils/protocol/views/team';
import { changeFields } from '../../../utils/rules/notes/merge';
import { type Note, noteSubject, saysAnything } from '../../../utils/rules/notes/note';
import { fileToSave, hasAddresses, localFile } from '../../../utils/rules/team/local';
import type { Difference } from '../../../utils/rules/team/merge';
import { type MarkOutcome, type Opened, openTeamFile, withMark } from '../../../utils/rules/team/open';
import { isMemberExtra, isTeamEntry, type TeamFile } from '../../../utils/rules/team/team-file';
import { writeTeamFile } from '../../../utils/rules/team/write';
import { writeSettings } from '../../../utils/settings/settings';
import { countUp } from '../../../utils/storage/revision';
import { readTeamFile } from '../../../utils/team/read';
import { comparisonOf } from '../../../utils/wording/team/differences';
import { compareCopy } from './notes';
import { contextOf, filesOf, marksIn, type TeamContext, type TeamDeps } from './team-context';

/** What a file of this project would hold; `null` where it isn't connected. */
export const teamOf = async (projectId: string, parts: TeamDeps): Promise<TeamView | null> => {
  await compareCopy(parts);
  if ((await parts.ledger.projects.read(projectId)).state === 'absent') return null;
  const nothing = { notes: 0, marks: 0, damaged: 0, withAddresses: false, isKnown: false };
  const [records, base] = [await parts.ledger.records.list(projectId), await parts.ledger.bases.read(projectId)];
  if (records.state === 'unavailable') return { ...nothing, problem: records.problem };
  const { opened, saved } = filesOf(base.state === 'present' ? base.value : { opened: null, saved: null });
  const before = saved ?? opened;
  const file = localFile({ ...(await contextOf(projectId, parts)), notes: [], before });
  return {
    notes: records.values.filter(saysAnything).length,
    marks: [...file.entries.values()].filter(({ entry }) => entry.value === true).length,
    damaged: records.damaged.length,
    withAddresses: hasAddresses(before),
    isKnown: before !== null,
    problem: null,
  };
};

/** The team's file as it is to be saved. It is kept, to compare with what is opened next. */
export const saveTeamFile = async (
  { projectId, addresses }: Query<'saveTeamFile'>,
  parts: TeamDeps,
): Promise<TeamSaved> => {
  const context = await contextOf(projectId, parts);
  const made: { text: string | null } = { text: null };
  const written = await parts.ledger.changeTeam(projectId, (notes, base) => {
    const { opened, saved } = filesOf(base);
    made.text = writeTeamFile(fileToSave({ ...context, notes, before: saved ?? opened }, addresses));
    return { notes: [], base: { ...base, saved: made.text } };
  });
  return { text: made.text, problem: written.ok ? null : written.problem };
};

const markOf =
  (context: TeamContext) =>
  ({ id, mine, theirs, wins }: Difference): MarkOutcome =>
    wins === 'mine' ? 'possible' : withMark(id, (theirs ?? mine)?.value, marksIn(context)).outcome;

const openedIn = (context: TeamContext, notes: readonly Note[], base: TeamBase, file: TeamFile): Opened =>
  openTeamFile({ ...context, notes }, filesOf(base), file);

const REFUSED: TeamOpened = { fault: null, problem: null, copyProblem: null, comparison: null };

/** What opening a file would change. Nothing is stored. `null` where the project isn't connected. */
export const compareTeamFile = async (
  { projectId, text }: Query<'compareTeamFile'>,
  parts: TeamDeps,
): Promise<TeamOpened | null> => {
  const { ledger, t } = parts;
  const read = readTeamFile(text);
  if (!read.ok) return { ...REFUSED, fault: read.fault };
  if ((await ledger.projects.read(projectId)).state === 'absent') return null;
  const [records, base] = [await ledger.records.list(projectId), await ledger.bases.read(projectId)];
  if (records.state === 'unavailable') return { ...REFUSED, problem: records.problem };
  if (base.state === 'unavailable') return { ...REFUSED, problem: base.problem };
  const context = await contextOf(projectId, parts);
  const known = base.state === 'present' ? base.value : { opened: null, saved: null };
  const { merged } = openedIn(context, records.values, known, read.file);
  return {
    ...REFUSED,
    comparison: comparisonOf(merged, read.file, projectId, { ...context, markOf: markOf(context), t }),
  };
};

/** The service accounts as the file has them of this project's members. */
const withMarks = (marks: readonly Difference[], context: TeamContext): readonly string[] =>
  marks.reduce<readonly string[]>(
    (serviceAccounts, { id, theirs }) =>
      withMark(id, theirs.value, { ...marksIn(context), serviceAccounts }).serviceAccounts,
    context.serviceAccounts,
  );

/**
 * Takes what a file says. Marks are stored first: where the worker dies after that, they count as this browser's own
 * until the file is opened again. Where the notes can't be stored the marks go back.
 */
export const openFile = async (query: Query<'openTeamFile'>, parts: TeamDeps): Promise<TeamOpened | null> => {
  const { projectId, text } = query;
  const [read, compared] = [readTeamFile(text), await compareTeamFile(query, parts)];
  if (!read.ok || !compared?.comparison) return compared;
  const context = await contextOf(projectId, parts);
  const base = await parts.ledger.bases.read(projectId);
  const known = base.state === 'present' ? base.value : { opened: null, saved: null };
  const serviceAccounts = withMarks(openedIn(context, [], known, read.file).marks, context);
  const hasMarks = serviceAccounts !== context.serviceAccounts;
  if (hasMarks) await writeSettings({ serviceAccounts });
  const made: { opened: Opened | null } = { opened: null };
  const written = await parts.ledger.changeTeam(projectId, (notes, before) => {
    made.opened = openedIn(context, notes, before, read.file);
    const { notes: changed, keep } = made.opened;
    return { notes: changed, base: { opened: writeTeamFile(keep), saved: null } };
  });
  if (!written.ok) {
    if (hasMarks) await writeSettings({ serviceAccounts: context.serviceAccounts });
    return { ...REFUSED, problem: written.problem };
  }
  await countUp(projectId);
  const shown = { ...context, markOf: markOf(context), t: parts.t };
  const { merged } = made.opened ?? {};
  return {
    ...REFUSED,
    copyProblem: written.copyProblem ?? null,
    comparison: merged ? comparisonOf(merged, read.file, projectId, shown) : null,
  };
};

/** Takes one side's value of a field, by a person's press: it is their edit, and later than what is there. */
export const takeValue = async (query: Query<'takeTeamValue'>, parts: TeamDeps): Promise<TeamTaken> => {
  const { projectId, kind, id, field, value } = query;
  const context = await contextOf(projectId, parts);
  if (!isTeamEntry({ kind, field }, { value, at: '2026-01-01T00:00:00Z', by: '' }))
    throw new TypeError('a value that no such field has');
  if (isMemberExtra({ kind, field })) {
    const { outcome, serviceAccounts } = withMark(id, value, marksIn(context));
    if (field === 'serviceAccount' && outcome === 'possible') await writeSettings({ serviceAccounts });
    return { problem: null, mark: outcome };
  }
  const subject = noteSubject(kind, id);
  const written = await parts.ledger.records.change([projectId, kind, subject], (before) => ({
    ...{ kind, subject },
    // By its own name, which may be a newer version's.
    fields: changeFields(before?.fields ?? {}, Object.fromEntries([[field, value]]), context),
  }));
  if (written.ok) await countUp(projectId);
  return { problem: written.ok ? null : written.problem, mark: 'possible' };
};
