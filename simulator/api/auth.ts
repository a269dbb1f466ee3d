import { wireTime } from '../world/days';
import { uuidOf } from '../world/ids';
import { holdsAll, ROLE_SCOPES } from '../world/rules';
import { defineEndpoint, field } from './endpoint';
import { errors, fail } from './errors';

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const seconds = (value: unknown): number => {
  if (value == null) return 30;
  if (typeof value === 'number' && value >= 1 && value <= 3600) return value;
  return fail(errors.invalidRequest('ttl_seconds must be between 1 and 3600.'));
};

/** Which key am I (docs/deepgram/api.md 1), and temporary tokens (4.13), which management then refuses. */
export const authEndpoints = [
  defineEndpoint('GET', '/v1/auth/token', [], ({ key }) => ({
    api_key_id: key.id,
    scopes: key.scopes,
    created: wireTime(key.createdAt),
  })),
  defineEndpoint('POST', '/v1/auth/grant', [], (call) => {
    if (!holdsAll(call.scopes, [...ROLE_SCOPES.member])) fail(errors.grantForbidden());
    const lifetime = seconds(field(call.body, 'ttl_seconds'));
    const claims = {
      sub: 'subject',
      scopes: ['asr:write'],
      project_claims: ['usage:write'],
      accessor: call.key.id,
      accessor_generation: 1,
      created: wireTime(call.now),
      exp: Math.floor(call.now / 1000) + lifetime,
    };
    const token = `${part({ typ: 'JWT', alg: 'HS256' })}.${part(claims)}.${part({ of: uuidOf(call.requestId) })}`;
    return { access_token: token, expires_in: lifetime };
  }),
];
