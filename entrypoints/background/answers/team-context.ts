import type { Ledger, TeamBase } from '../../../utils/ledger/types';
import type { ProjectAnalysis } from '../../../utils/rules/analysis';
import { seenIn } from '../../../utils/rules/answer';
import { deepgramTime } from '../../../utils/rules/days';
import type { Local } from '../../../utils/rules/team/local';
import type { TeamFile } from '../../../utils/rules/team/team-file';
import { MAX_SERVICE_ACCOUNTS } from '../../../utils/settings/schema';
import { readTeamFile } from '../../../utils/team/read';
import { cleanSignature } from '../../../utils/wording/notes/clean';
import type { NoteDeps } from './notes';

export interface TeamDeps extends NoteDeps {
  readonly ledger: NoteDeps['ledger'] & Pick<Ledger, 'bases' | 'changeTeam'>;
}

export type TeamContext = Omit<Local, 'notes' | 'before'> & { readonly analysis: ProjectAnalysis | null };

/** What of this browser a team's file is compared with, beside the notes. Moments are by Deepgram's clock. */
export const contextOf = async (projectId: string, parts: TeamDeps): Promise<TeamContext> => {
  const settings = await parts.settings();
  const drawn = await parts.analyses.get(projectId, settings);
  const analysis = drawn?.analysis ?? null;
  return {
    projectId,
    analysis,
    members: analysis ? seenIn(analysis.members).map(({ member }) => member) : [],
    serviceAccounts: settings.serviceAccounts,
    now: deepgramTime(parts.now(), drawn?.snapshot ?? {}),
    by: cleanSignature(settings.signature),
  };
};

/** A kept file; one that can't be read counts as none, which costs more questions and no data. */
const fileOf = (text: string | null): TeamFile | null => {
  const read = text === null ? null : readTeamFile(text);
  return read?.ok ? read.file : null;
};
/** What was opened and saved before. */
export const filesOf = ({ opened, saved }: TeamBase) => ({ opened: fileOf(opened), saved: fileOf(saved) });

/** What a mark as service account is set among. */
export const marksIn = ({ members, serviceAccounts }: TeamContext) => ({
  members,
  serviceAccounts,
  most: MAX_SERVICE_ACCOUNTS,
});
