import type { Ledger } from '../../utils/ledger/types';
import type { ServiceAccountMatch } from '../../utils/messages';
import { createServiceAccountTest } from '../../utils/ownership/service-accounts';

const LISTED = 20;

/** Which members of the projects read so far these patterns mark as not persons. */
export const matchServiceAccounts = async (
  patterns: readonly string[],
  ledger: Pick<Ledger, 'listProjects' | 'readSnapshot'>,
): Promise<readonly ServiceAccountMatch[]> => {
  const isServiceAccount = createServiceAccountTest(patterns);
  const stored = await ledger.listProjects();
  const matches: ServiceAccountMatch[] = [];
  for (const { projectId, name } of stored.state === 'present' ? stored.projects : []) {
    const snapshot = await ledger.readSnapshot(projectId);
    if (snapshot.state !== 'present' || snapshot.value.members.state === 'failed') continue;
    const emails = snapshot.value.members.value.map(({ email }) => email).filter(isServiceAccount);
    matches.push({ projectId, name, emails: emails.slice(0, LISTED), more: Math.max(0, emails.length - LISTED) });
  }
  return matches;
};
