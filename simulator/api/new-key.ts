import type { NewKey } from '../world/key-acts';
import { type Call, field, stringField } from './endpoint';
import { errors, fail } from './errors';

const fullDateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

const stringList = (call: Call, name: string): string[] => {
  const value = field(call.body, name);
  if (Array.isArray(value) && value.every((one): one is string => typeof one === 'string')) return value;
  return fail(errors.invalidJson(`invalid type for field \`${name}\`, expected a sequence of strings`, call.requestId));
};

const expiry = (call: Call): number | undefined => {
  const date = field(call.body, 'expiration_date') ?? undefined;
  const seconds = field(call.body, 'time_to_live_in_seconds') ?? undefined;
  if (date !== undefined && seconds !== undefined) {
    fail(errors.invalidRequest('expiration_date and time_to_live_in_seconds exclude each other.'));
  }
  if (seconds !== undefined) {
    if (!Number.isInteger(seconds)) fail(errors.invalidJson('time_to_live_in_seconds: expected u64', call.requestId));
    return call.now + Number(seconds) * 1000;
  }
  if (date === undefined) return undefined;
  if (typeof date !== 'string' || !fullDateTime.test(date)) {
    return fail(errors.invalidJson('expiration_date: premature end of input', call.requestId));
  }
  return Date.parse(date);
};

/** What a role is granted with beside itself: writing keys reads them (docs/deepgram/api.md 3.2). */
const withImplied = (scopes: string[]): string[] =>
  scopes.includes('keys:write') && !scopes.includes('keys:read') ? [...scopes, 'keys:read'] : scopes;

/** The body of `POST keys`, or a 400 that says what is wrong with it (docs/deepgram/api.md 4.4). */
export const readNewKey = (call: Call): NewKey => {
  const comment = stringField(call, 'comment');
  const length = [...comment.replace(/\s/gu, '')].length;
  if (length < 1 || length > 128) fail(errors.invalidRequest('comment must have 1 to 128 characters.'));
  const scopes = stringList(call, 'scopes');
  if (scopes.length === 0) fail(errors.invalidRequest('scopes must not be empty.'));
  const tags = field(call.body, 'tags') == null ? [] : stringList(call, 'tags');
  if (tags.some((tag) => tag.length > 128)) fail(errors.invalidRequest('a tag has at most 128 characters.'));
  const expiresAt = expiry(call);
  return { comment, scopes: withImplied(scopes), tags, ...(expiresAt === undefined ? {} : { expiresAt }) };
};
