import { wireTime } from '../world/days';
import { uuidOf } from '../world/ids';
import type { SimCredentials } from '../world/types';
import { type Call, defineEndpoint, field, param } from './endpoint';
import { errors, fail } from './errors';

const credentials = '/v1/projects/{project_id}/self-hosted/distribution/credentials';
const one = `${credentials}/{distribution_credentials_id}`;

/** What the shorthand `self-hosted:products` stands for (docs/deepgram/api.md 3.2). */
const products = ['self-hosted:product:api', 'self-hosted:product:engine'];

const shape = (call: Call, { id, creatorId, comment, scopes, createdAt }: SimCredentials) => {
  const creator = call.world.accounts.get(creatorId) ?? fail(errors.internal(call.requestId));
  return {
    member: { member_id: creator.id, email: creator.email },
    distribution_credentials: {
      distribution_credentials_id: id,
      provider: 'quay',
      comment,
      scopes,
      created: wireTime(createdAt),
    },
  };
};

const asked = (call: Call): SimCredentials =>
  call.project.credentials.get(param(call, 'distribution_credentials_id')) ??
  fail(errors.notFound('Distribution credentials', call.requestId));

/** docs/deepgram/api.md 4.14. Their scopes are not documented; these are the keys'. */
export const credentialEndpoints = [
  defineEndpoint('GET', credentials, ['keys:read'], (call) => ({
    distribution_credentials: [...call.project.credentials.values()].map((each) => shape(call, each)),
  })),
  defineEndpoint('GET', one, ['keys:read'], (call) => shape(call, asked(call))),
  defineEndpoint('POST', credentials, ['keys:write'], (call) => {
    const comment = field(call.body, 'comment');
    const made: SimCredentials = {
      id: uuidOf(`credentials ${call.world.nextNumber()}`),
      creatorId: call.key.creatorId,
      comment: typeof comment === 'string' ? comment : '',
      scopes: call.query.getAll('scopes').flatMap((scope) => (scope === 'self-hosted:products' ? products : scope)),
      createdAt: call.now,
    };
    call.project.credentials.set(made.id, made);
    return shape(call, made);
  }),
  defineEndpoint('DELETE', one, ['keys:write'], (call) => {
    const gone = asked(call);
    call.project.credentials.delete(gone.id);
    return shape(call, gone);
  }),
];
