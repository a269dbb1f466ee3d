import { browser } from 'wxt/browser';
import { CONSOLE_ORIGIN, projectInUrl } from '../../../utils/console/page/address';
import type { Ledger } from '../../../utils/ledger/types';
import type {
  ConnectedProject,
  ProjectList,
  ProjectView,
  ServiceAccountMatch,
  ServiceAccountOffer,
} from '../../../utils/protocol/messages';
import { type Paused, seenIn } from '../../../utils/rules/answer';
import { likelyServiceAccounts } from '../../../utils/rules/likely-service-accounts';
import { createServiceAccountTest } from '../../../utils/rules/service-accounts';
import type { Snapshot } from '../../../utils/rules/snapshot';
import { summarise } from '../../../utils/rules/summarise';
import type { State } from '../state';
import { type UnseenDeps, unseenIn } from '../unseen';
import { currentFindings, type JudgeDeps } from './judge-findings';

export interface ProjectDeps extends JudgeDeps {
  readonly ledger: JudgeDeps['ledger'] & Pick<Ledger, 'listProjects' | 'snapshots'>;
  readonly state: Pick<State, 'readings' | 'lookedAt'>;
  readonly paused: (projectId: string) => Promise<Paused | null>;
}

/** A key is stored for it, so it must stay in the list to be disconnected; only what was noted of it is lost. */
const unnamed = (projectId: string): ConnectedProject => ({ projectId, name: '', lastReadAt: null });

/** The connected projects, by name; those whose records are damaged last. */
export const listProjects = async ({
  ledger,
}: {
  readonly ledger: Pick<Ledger, 'listProjects'>;
}): Promise<ProjectList> => {
  const stored = await ledger.listProjects();
  if (stored.state === 'unavailable') return { projects: [], problem: stored.problem };
  const projects = stored.projects.map(({ projectId, name, lastReadAt }) => ({ projectId, name, lastReadAt }));
  return { projects: [...projects, ...stored.damaged.map(unnamed)], problem: null };
};

/** The project in the Console's tab that was used last; `null`: none is open, or none that shows a project. */
const projectInConsoleTabs = async (): Promise<string | null> => {
  const tabs = await browser.tabs.query({ url: `${CONSOLE_ORIGIN}/*` });
  const used = [...tabs].sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
  return used.map(({ url }) => projectInUrl(url)).find((id) => id !== null) ?? null;
};

/**
 * The project in the tab before the person, connected or not; else the connected one they looked at last; else any
 * connected one; else the one they have just come from, as by *Connect this project* in the Console; else none.
 */
export const currentProject = async ({
  ledger,
  state,
}: {
  readonly ledger: Pick<Ledger, 'listProjects'>;
  readonly state: Pick<State, 'lookedAt'>;
}): Promise<string | null> => {
  // The address is readable for the Console's tabs only, by the host permission.
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  const shown = projectInUrl(tab?.url);
  if (shown !== null) return shown;

  const stored = await ledger.listProjects();
  const ids = stored.state === 'present' ? stored.projects.map(({ projectId }) => projectId) : [];
  const lookedAt = await state.lookedAt.all();
  const [latest] = ids.sort((a, b) => (lookedAt[b] ?? 0) - (lookedAt[a] ?? 0));
  return latest ?? projectInConsoleTabs();
};

/** The popup's view of a project from what is stored, with how the latest reading ended. */
export const viewOf = async (
  projectId: string,
  parts: JudgeDeps & Pick<ProjectDeps, 'paused'> & UnseenDeps & { readonly state: Pick<State, 'readings'> },
): Promise<ProjectView> => {
  const [current, latest, why, unseen] = await Promise.all([
    currentFindings(projectId, parts),
    parts.state.readings.get(projectId),
    parts.paused(projectId),
    unseenIn(projectId, parts),
  ]);
  return {
    summary: current && summarise(current.analysis, current.snapshot, current.report),
    lastFault: latest?.fault ?? null,
    problem: latest?.problem ?? null,
    paused: why,
    unseen,
  };
};

const LISTED = 20;

interface Readers {
  readonly ledger: Pick<Ledger, 'listProjects' | 'snapshots'>;
}

/** The connected projects that were read, each with its last reading. */
async function* readSoFar({ ledger }: Readers) {
  const stored = await ledger.listProjects();
  for (const { projectId, name } of stored.state === 'present' ? stored.projects : []) {
    const snapshot = await ledger.snapshots.read(projectId);
    if (snapshot.state === 'present') yield { projectId, name, snapshot: snapshot.value };
  }
}

/** Which members of the projects read so far these patterns mark as not persons. */
export const matchServiceAccounts = async (
  patterns: readonly string[],
  readers: Readers,
): Promise<readonly ServiceAccountMatch[]> => {
  const isServiceAccount = createServiceAccountTest(patterns);
  const matches: ServiceAccountMatch[] = [];
  for await (const { projectId, name, snapshot } of readSoFar(readers)) {
    if (snapshot.members.state === 'failed') continue;
    const emails = snapshot.members.value.map(({ email }) => email).filter(isServiceAccount);
    matches.push({ projectId, name, emails: emails.slice(0, LISTED), more: Math.max(0, emails.length - LISTED) });
  }
  return matches;
};

const keyCounts = ({ keys }: Snapshot): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { creator } of seenIn(keys)) counts.set(creator.memberId, (counts.get(creator.memberId) ?? 0) + 1);
  return counts;
};

/**
 * Which members of the projects read so far may well be service accounts; those that `patterns` mark are not asked
 * about.
 */
export const offerServiceAccounts = async (
  patterns: readonly string[],
  readers: Readers,
): Promise<readonly ServiceAccountOffer[]> => {
  const isMarked = createServiceAccountTest(patterns);
  const offers: ServiceAccountOffer[] = [];
  for await (const { projectId, name, snapshot } of readSoFar(readers)) {
    const keys = keyCounts(snapshot);
    const likely = likelyServiceAccounts(seenIn(snapshot.members), ({ memberId }) => keys.get(memberId) ?? 0, isMarked);
    if (likely.length === 0) continue;
    const accounts = likely.slice(0, LISTED).map(({ account, ...rest }) => ({ email: account.email, ...rest }));
    offers.push({ projectId, name, accounts, more: likely.length - accounts.length });
  }
  return offers;
};
