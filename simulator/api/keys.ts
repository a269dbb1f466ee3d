import { effectiveScopes, expandScopes, keyState, mayDeleteKey, missingScope, visibleKeys } from '../world/rules';
import type { Account, SimKey } from '../world/types';
import { type Call, defineEndpoint, param } from './endpoint';
import { errors, fail } from './errors';
import { keyShape, oneKeyShape, personShape } from './key-shapes';
import { readNewKey } from './new-key';

const keys = '/v1/projects/{project_id}/keys';

const creatorOf = (call: Call, key: SimKey): Account =>
  call.world.accounts.get(key.creatorId) ?? fail(errors.internal(call.requestId));

/**
 * Without a status: all of them, which is a guess (docs/deepgram/api.md 4.2). A dead key that is still listed counts as
 * active.
 */
const hasStatus = (call: Call, key: SimKey): boolean => {
  const status = call.query.get('status');
  if (status === null) return true;
  if (status !== 'active' && status !== 'expired') fail(errors.invalidRequest("status must be 'active' or 'expired'."));
  return (keyState(call.project, key, call.now) === 'expired') === (status === 'expired');
};

const visibleKey = (call: Call): SimKey =>
  visibleKeys(call.project, call.key.creatorId, call.scopes).find((key) => key.id === param(call, 'key_id')) ??
  fail(errors.notFound('An API key', call.requestId));

/** docs/deepgram/api.md 4.2 to 4.5. */
export const keyEndpoints = [
  defineEndpoint('GET', keys, ['keys:read'], (call) => ({
    api_keys: visibleKeys(call.project, call.key.creatorId, call.scopes)
      .filter((key) => hasStatus(call, key))
      .map((key) => ({ member: personShape(creatorOf(call, key)), api_key: keyShape(key) })),
  })),
  defineEndpoint('GET', `${keys}/{key_id}`, ['keys:read'], (call) => {
    const key = visibleKey(call);
    return oneKeyShape(call.settings.keyShape, creatorOf(call, key), key);
  }),
  defineEndpoint('POST', keys, ['keys:write'], (call) => {
    const asked = readNewKey(call);
    const beyond = missingScope(effectiveScopes(call.project, call.key), [...expandScopes(asked.scopes)]);
    if (beyond) fail(errors.missingScope(beyond, call.requestId));
    const key = call.world.createKey(call.project.id, call.key.creatorId, asked);
    const { api_key_id, ...rest } = keyShape(key);
    return { api_key_id, key: key.secret, ...rest };
  }),
  defineEndpoint('DELETE', `${keys}/{key_id}`, ['keys:write'], (call) => {
    const key = call.project.keys.get(param(call, 'key_id')) ?? fail(errors.notFound('An API key', call.requestId));
    if (!mayDeleteKey(key, call.key.creatorId, call.scopes)) {
      const missing = missingScope(call.scopes, ['members:write', 'admins:write', 'owners:write']);
      fail(errors.missingScope(missing ?? 'keys:write', call.requestId));
    }
    call.world.deleteKey(call.project.id, key.id);
    return { message: 'Successfully deleted the API key!' };
  }),
];
