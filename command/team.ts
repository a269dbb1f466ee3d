import type { Note } from '../utils/rules/notes/note';
import type { Member } from '../utils/rules/snapshot';
import { notesIn } from '../utils/rules/team/local';
import type { TeamFile } from '../utils/rules/team/team-file';
import { writeTeamFile } from '../utils/rules/team/write';
import { readTeamFile, type TeamFileFault } from '../utils/team/read';
import { cleanText } from '../utils/wording/sanitise';
import type { Translate } from '../utils/wording/translate';
import { EXIT, type ExitCode, Stop } from './exit';
import { problemOf } from './files';
import type { Io } from './io';

const faultLine = (fault: TeamFileFault, t: Translate): string => {
  switch (fault.kind) {
    case 'too-large':
      return t('command_teamTooLarge');
    case 'git-conflict':
      return t('command_teamConflict', [fault.line]);
    case 'not-json':
      return t('command_teamNotJson');
    case 'newer':
      return t('command_teamNewer', [cleanText(fault.version)]);
    case 'repeated-name':
      return t('command_teamRepeated', [cleanText(fault.name), fault.line]);
    case 'not-a-team-file':
      return t('command_teamMisfit', [cleanText(fault.path) || '.']);
  }
};

/** A team's file with its text, which SARIF points into. */
export interface OpenedTeam {
  readonly path: string;
  readonly text: string;
  readonly file: TeamFile;
}

/**
 * Reads a team's file; one that isn't there, or can't be taken, ends the command.
 * @param refused With what, where the file itself is at fault.
 */
export const openTeam = async (
  path: string,
  refused: ExitCode,
  { files, t }: Pick<Io, 'files' | 't'>,
): Promise<OpenedTeam> => {
  const text = await files.read(path).catch((error: unknown) => {
    throw new Stop(EXIT.broke, t('command_teamUnreadable', [path, problemOf(error)]));
  });
  if (text === null) throw new Stop(EXIT.broke, t('command_teamUnreadable', [path, 'ENOENT']));
  const read = readTeamFile(text);
  if (!read.ok) throw new Stop(refused, t('command_teamRefused', [path, faultLine(read.fault, t)]));
  return { path, text, file: read.file };
};

/** What a team's file says of one project. */
export interface TeamWords {
  readonly notes: readonly Note[];
  /** Addresses of members that are marked as service accounts. */
  readonly serviceAccounts: readonly string[];
}

export const teamWordsOf = (team: OpenedTeam | null, projectId: string, members: readonly Member[]): TeamWords => {
  if (!team) return { notes: [], serviceAccounts: [] };
  const marked = new Set(
    [...team.file.entries.values()].flatMap((each) =>
      each.projectId === projectId && each.kind === 'member' && each.field === 'serviceAccount' && each.entry.value
        ? [each.id]
        : [],
    ),
  );
  return {
    notes: notesIn(team.file, projectId),
    serviceAccounts: members.flatMap(({ memberId, email }) => (marked.has(memberId) && email ? [email] : [])),
  };
};

/** `team --check`: whether the file reads, and stands as Linchpin writes it, so that plain git can merge it. */
export const checkTeam = async (path: string, { files, t, err }: Io): Promise<ExitCode> => {
  const { text, file } = await openTeam(path, EXIT.act, { files, t });
  if (writeTeamFile(file) !== text) throw new Stop(EXIT.act, t('command_teamUntidy', [path]));
  err.write(`${t('command_teamFine', [path])}\n`);
  return EXIT.clear;
};
