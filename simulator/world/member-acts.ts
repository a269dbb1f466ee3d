import { uuidOf } from './ids';
import { endKeysOf } from './key-acts';
import { Refusal } from './refusal';
import { soleOwner } from './rules';
import type { Account, RoleName, SimInvite, SimProject } from './types';
import type { WorldCore } from './world';

const memberOf = (project: SimProject, accountId: string) => {
  const membership = project.members.get(accountId);
  if (!membership) throw new Refusal('no-such-member');
  return membership;
};

/** Makes an account a member, as a seed or an accepted invite does. */
export const addMember = (core: WorldCore, projectId: string, account: Account, role: RoleName): Account => {
  core.accounts.set(account.id, account);
  core.project(projectId).members.set(account.id, { accountId: account.id, role, extraScopes: [] });
  return account;
};

/** Takes a member out of the project; their keys die with that (docs/deepgram/api.md 3.4). Not the sole Owner. */
export const removeMember = (core: WorldCore, projectId: string, accountId: string): void => {
  const project = core.project(projectId);
  memberOf(project, accountId);
  if (soleOwner(project, accountId)) throw new Refusal('sole-owner');
  project.members.delete(accountId);
  endKeysOf(core, project, accountId);
};

/** Gives a member another role; their keys' scopes stay as they were given, and count for less. Not the sole Owner. */
export const setRole = (core: WorldCore, projectId: string, accountId: string, role: RoleName): void => {
  const project = core.project(projectId);
  const membership = memberOf(project, accountId);
  if (role !== 'owner' && soleOwner(project, accountId)) throw new Refusal('sole-owner');
  membership.role = role;
  membership.extraScopes = [];
};

/** Adds one granular scope beside the role (docs/deepgram/api.md 3.1). */
export const addScope = (core: WorldCore, projectId: string, accountId: string, scope: string): void => {
  const membership = memberOf(core.project(projectId), accountId);
  if (!membership.extraScopes.includes(scope)) membership.extraScopes.push(scope);
};

const accountByEmail = (core: WorldCore, email: string): Account | undefined =>
  [...core.accounts.values()].find((account) => account.email === email);

/** Invites, or invites again: a repeated invite counts from now, with the role named last. */
export const invite = (core: WorldCore, projectId: string, email: string, scope: RoleName): SimInvite => {
  const project = core.project(projectId);
  const account = accountByEmail(core, email);
  if (account && project.members.has(account.id)) throw new Refusal('already-member');
  project.invites = project.invites.filter((pending) => pending.email !== email);
  const pending = { email, scope, invitedAt: core.clock.now() };
  project.invites.push(pending);
  return pending;
};

export const cancelInvite = (core: WorldCore, projectId: string, email: string): SimInvite => {
  const project = core.project(projectId);
  const pending = project.invites.find((one) => one.email === email);
  if (!pending) throw new Refusal('no-such-invite');
  project.invites = project.invites.filter((one) => one !== pending);
  return pending;
};

/** The invited person joins, under the account of that address if there is one. */
export const acceptInvite = (
  core: WorldCore,
  projectId: string,
  email: string,
  names: { firstName?: string; lastName?: string } = {},
): Account => {
  const { scope } = cancelInvite(core, projectId, email);
  const account = accountByEmail(core, email) ?? { id: uuidOf(`account ${email}`), email, ...names };
  return addMember(core, projectId, account, scope);
};
