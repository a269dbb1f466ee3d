import { groupScope, isRole } from '../world/rules';
import type { Membership, RoleName } from '../world/types';
import { type Call, defineEndpoint, param, requireScope, stringField } from './endpoint';
import { errors, fail } from './errors';
import { personShape } from './key-shapes';

const project = '/v1/projects/{project_id}';
const member = `${project}/members/{member_id}`;
const invites = `${project}/invites`;
const readsScopes = ['members:read:scopes', 'admins:read:scopes', 'owners:read:scopes'];
/** Presumed from the scopes' names (docs/deepgram/api.md 3.3). */
const readsInvites = ['members:read:invites', 'admins:read:invites', 'owners:read:invites'];

const scopesShape = ({ role, extraScopes }: Membership): string[] => [role, ...extraScopes];

const target = (call: Call): Membership =>
  call.project.members.get(param(call, 'member_id')) ?? fail(errors.notFound('A member', call.requestId));

const roleField = (call: Call, name: string): RoleName => {
  const scope = stringField(call, name);
  return isRole(scope) ? scope : fail(errors.invalidRequest("scope must be either 'member', 'admin' or 'owner'."));
};

/** docs/deepgram/api.md 4.6 and 4.7. */
export const memberEndpoints = [
  defineEndpoint(
    'GET',
    `${project}/members`,
    ['project:read', 'members:read', 'admins:read', 'owners:read'],
    (call) => ({
      members: [...call.project.members.values()].flatMap((membership) => {
        const account = call.world.accounts.get(membership.accountId);
        return account ? [{ ...personShape(account), scopes: scopesShape(membership) }] : [];
      }),
    }),
  ),
  defineEndpoint('DELETE', member, [], (call) => {
    const membership = target(call);
    requireScope(call, groupScope(membership.role, 'write:kick'));
    call.world.removeMember(call.project.id, membership.accountId);
    return { message: 'Successfully removed account from project.' };
  }),
  defineEndpoint('GET', `${member}/scopes`, ['project:read'], (call) => {
    const membership = target(call);
    if (membership.accountId !== call.key.creatorId) {
      for (const scope of readsScopes) requireScope(call, scope);
    }
    return { scopes: scopesShape(membership) };
  }),
  defineEndpoint('PUT', `${member}/scopes`, [], (call) => {
    const membership = target(call);
    const scope = stringField(call, 'scope');
    requireScope(call, groupScope(membership.role, 'write:scopes'));
    if (isRole(scope)) {
      requireScope(call, groupScope(scope, 'write:scopes'));
      call.world.setRole(call.project.id, membership.accountId, scope);
    } else {
      requireScope(call, scope);
      call.world.addScope(call.project.id, membership.accountId, scope);
    }
    return { message: 'Successfully updated the account scopes.' };
  }),
  defineEndpoint('GET', invites, readsInvites, (call) => ({
    invites: call.project.invites.map(({ email, scope }) => ({ email, scope })),
  })),
  defineEndpoint('POST', invites, [], (call) => {
    const scope = roleField(call, 'scope');
    const email = stringField(call, 'email');
    requireScope(call, groupScope(scope, 'write:invites'));
    call.world.invite(call.project.id, email, scope);
    return { message: 'Successfully sent project invitation.' };
  }),
  defineEndpoint('DELETE', `${invites}/{email}`, [], (call) => {
    const email = param(call, 'email');
    const pending = call.project.invites.find((one) => one.email === email);
    if (!pending) return fail(errors.notFound('An invitation', call.requestId));
    requireScope(call, groupScope(pending.scope, 'write:invites'));
    call.world.cancelInvite(call.project.id, email);
    return { message: 'Successfully deleted project invitation.' };
  }),
];
