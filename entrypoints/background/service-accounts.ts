import type { Ledger } from '../../utils/ledger/types';
import type { ServiceAccountMatch, ServiceAccountOffer } from '../../utils/messages';
import { seenIn } from '../../utils/ownership/answer';
import { likelyServiceAccounts } from '../../utils/ownership/likely-service-accounts';
import { createServiceAccountTest } from '../../utils/ownership/service-accounts';
import type { Snapshot } from '../../utils/ownership/snapshot';

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

const keyCounts = ({ keys }: Snapshot): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { creator } of seenIn(keys)) counts.set(creator.memberId, (counts.get(creator.memberId) ?? 0) + 1);
  return counts;
};

/** Which members of the projects read so far may well be service accounts; those that `patterns` mark are not asked about. */
export const offerServiceAccounts = async (
  patterns: readonly string[],
  ledger: Pick<Ledger, 'listProjects' | 'readSnapshot'>,
): Promise<readonly ServiceAccountOffer[]> => {
  const isMarked = createServiceAccountTest(patterns);
  const stored = await ledger.listProjects();
  const offers: ServiceAccountOffer[] = [];
  for (const { projectId, name } of stored.state === 'present' ? stored.projects : []) {
    const snapshot = await ledger.readSnapshot(projectId);
    if (snapshot.state !== 'present') continue;
    const keys = keyCounts(snapshot.value);
    const likely = likelyServiceAccounts(
      seenIn(snapshot.value.members),
      ({ memberId }) => keys.get(memberId) ?? 0,
      isMarked,
    );
    if (likely.length === 0) continue;
    const accounts = likely.slice(0, LISTED).map(({ account, ...rest }) => ({ email: account.email, ...rest }));
    offers.push({ projectId, name, accounts, more: likely.length - accounts.length });
  }
  return offers;
};
