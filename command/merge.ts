import { type Difference, mergeTeamFiles } from '../utils/rules/team/merge';
import type { TeamFile } from '../utils/rules/team/team-file';
import { writeTeamFile } from '../utils/rules/team/write';
import { cleanText } from '../utils/wording/sanitise';
import { EXIT, type ExitCode, Stop } from './exit';
import { problemOf, replaceFile } from './files';
import type { Io } from './io';
import { openTeam } from './team';

/** What both sides had; git gives an empty file where they had nothing. */
const openBase = async (path: string, io: Io): Promise<TeamFile | null> =>
  (await io.files.read(path).catch(() => null))?.trim() ? (await openTeam(path, EXIT.broke, io)).file : null;

const lostLine = ({ projectId, kind, id, field, mine, theirs, wins }: Difference, { t }: Io): string => {
  const [kept, lost] = wins === 'mine' ? [mine, theirs] : [theirs, mine];
  const text = (value: unknown): string => cleanText(JSON.stringify(value ?? null));
  const place = [projectId, kind, id, field].map((part) => cleanText(part)).join('.');
  return t('command_mergeLost', [place, text(kept?.value), text(lost?.value)]);
};

/**
 * Git's merge driver for the team's file: the result takes the place of `ours`. Where both sides changed a field the
 * later one stays, the other is told, and git is told of a conflict, so that a person looks.
 */
export const mergeFiles = async (base: string, ours: string, theirs: string, io: Io): Promise<ExitCode> => {
  const agreed = await openBase(base, io);
  const [mine, other] = [await openTeam(ours, EXIT.broke, io), await openTeam(theirs, EXIT.broke, io)];
  const merged = mergeTeamFiles(agreed, mine.file, other.file);
  try {
    await replaceFile(io.files, ours, writeTeamFile(merged.file), io.unique(), true);
  } catch (error) {
    throw new Stop(EXIT.broke, io.t('command_outUnwritable', [ours, problemOf(error)]));
  }
  const lost = [...merged.conflicts, ...merged.behind];
  for (const each of lost) io.err.write(`${lostLine(each, io)}\n`);
  return merged.conflicts.length > 0 ? EXIT.act : EXIT.clear;
};
