import type { JsonSchema } from './published';

/** Where the published description is believed to be wrong. The one list of it; each with its source. */
export type Correction = { source: string } & (
  | /** A schema lacks these fields. */ { schema: string; add: Record<string, JsonSchema> }
  /** A field, or the whole schema, is another. `was` stands for what was published. */
  | { schema: string; replace: (was: JsonSchema) => JsonSchema }
  /** An operation that isn't described. */
  | { operation: string; answers: JsonSchema }
  /** Statuses that every operation may answer with an error. */
  | { errorStatuses: readonly number[] }
);

const text: JsonSchema = { type: 'string' };
const time: JsonSchema = { type: 'string', format: 'date-time' };
const texts: JsonSchema = { type: 'array', items: text };
const ref = (schema: string): JsonSchema => ({ $ref: `#/components/schemas/${schema}` });

const object = (properties: Record<string, JsonSchema>, required = Object.keys(properties)): JsonSchema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

const person = object({ member_id: text, email: text, first_name: text, last_name: text }, ['member_id', 'email']);
const apiKey = ref('GetProjectKeyV1ResponseItemMemberApiKey');
const numbers = (...names: string[]) => Object.fromEntries(names.map((name) => [name, { type: 'number' }]));

export const corrections: readonly Correction[] = [
  {
    source: 'docs/deepgram/api.md 4.2: the list has names too (REF22, SDK-Rust, docs example)',
    schema: 'ListProjectKeysV1ResponseApiKeysItemsMember',
    add: { first_name: text, last_name: text },
  },
  {
    source: 'docs/deepgram/api.md 4.2: the list has tags and expiry too (REF22, deepgram/cli)',
    schema: 'ListProjectKeysV1ResponseApiKeysItemsApiKey',
    add: { tags: texts, expiration_date: time },
  },
  {
    source: 'docs/deepgram/api.md 4.3: member and api_key are most likely side by side, with or without `item`',
    schema: 'GetProjectKeyV1Response',
    replace: (was) => ({
      anyOf: [
        { ...was, required: ['item'] },
        object({ member: person, api_key: apiKey }),
        object({ item: object({ member: person, api_key: apiKey }) }),
      ],
    }),
  },
  {
    source: 'docs/deepgram/api.md 4.4: the answer to POST keys says when (REF22, SDKs)',
    schema: 'CreateKeyV1Response',
    add: { created: time },
  },
  {
    source: 'docs/deepgram/api.md 4.9: the summary without `results` is a slip (DOC, REF22)',
    schema: 'UsageV1Response',
    add: {
      results: {
        type: 'array',
        items: object({
          start: { type: 'string', format: 'date' },
          end: { type: 'string', format: 'date' },
          ...numbers('hours', 'total_hours', 'requests'),
          tokens: object(numbers('in', 'out')),
          tts: object(numbers('characters', 'requests')),
        }),
      },
    },
  },
  {
    source: 'docs/deepgram/api.md 4.8: response is null while pending; callback is null or an object',
    schema: 'ProjectRequestResponse',
    add: {
      response: { anyOf: [ref('ProjectRequestResponseResponse'), { type: 'null' }] },
      callback: { type: ['string', 'object', 'null'] },
    },
  },
  {
    source: 'docs/deepgram/api.md 4.8: older SDKs read the request unwrapped',
    schema: 'GetProjectRequestV1Response',
    replace: (was) => ({
      anyOf: [
        { ...was, required: ['request'] },
        { allOf: [ref('ProjectRequestResponse'), { type: 'object', required: ['request_id'] }] },
      ],
    }),
  },
  {
    source: 'docs/deepgram/api.md 2.1: a 503 may say error_code',
    schema: 'ErrorResponseLegacyError',
    add: { error_code: text },
  },
  {
    source: 'docs/deepgram/api.md 2.1: only 400 is described; the others have the same bodies',
    errorStatuses: [401, 403, 404, 429, 500, 503],
  },
  {
    source: 'docs/deepgram/api.md 1: not described at all (DOC authenticating.mdx, SDK-JS v4 test)',
    operation: 'GET /v1/auth/token',
    answers: object({ api_key_id: text, scopes: texts, created: time }),
  },
];
