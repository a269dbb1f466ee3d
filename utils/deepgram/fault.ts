import type { Fault, FaultKind } from '../rules/answer';
import { scopeFor } from './scopes';

/** The parts of an HTTP answer that a fault is made of. */
export interface ErrorReply {
  readonly endpoint: string;
  readonly status: number;
  /** Seconds, already read from `Retry-After`. */
  readonly retryAfter: number | undefined;
  readonly text: string;
}

/** What the four error shapes and plain text have in common (docs/deepgram/api.md 2.1). */
interface ErrorBody {
  readonly code: string;
  readonly message: string;
  readonly details: string;
  readonly requestId: string;
}

/** Only an id that looks like one is passed on: what a fault holds is shown and logged. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NAMED_SCOPE = /'([a-z:_-]+)' scope/;

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

const readErrorBody = (text: string): ErrorBody => {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    body = text;
  }
  if (typeof body !== 'object' || body === null) {
    return { code: '', message: asText(body), details: '', requestId: '' };
  }
  const field = (name: string): string => asText(Object.getOwnPropertyDescriptor(body, name)?.value);
  return {
    code: field('err_code') || field('error_code') || field('category'),
    message: field('err_msg') || field('message'),
    details: field('details'),
    requestId: field('request_id'),
  };
};

const lacksScope = ({ code, message }: ErrorBody): boolean =>
  code === 'INSUFFICIENT_PERMISSIONS' || code === 'FORBIDDEN' || /sufficient permissions/i.test(message);

const kindOf = (status: number, body: ErrorBody): FaultKind => {
  if (status === 401 || status === 403) {
    // The body decides, not the status: Deepgram answers a valid key that lacks a scope with 401 as well as 403, and
    // bad credentials with 403 as well as 401. The next step differs: another scope, or another key.
    if (lacksScope(body)) return 'forbidden';
    if (body.code === 'UNAUTHORIZED' || body.code === 'INVALID_AUTH') return 'unauthorized';
    return status === 401 ? 'unauthorized' : 'forbidden';
  }
  if (status === 404) return 'not-found';
  if (status === 429) return 'rate-limited';
  if (status >= 500) return 'server';
  // Seen from auth/grant: 400 with "Invalid credentials."
  return /^invalid credentials/i.test(body.message) ? 'unauthorized' : 'rejected';
};

/** The one error type, out of any answer that isn't 2xx. Holds nothing of the body but a scope's name and an id. */
export const faultOf = ({ endpoint, status, retryAfter, text }: ErrorReply): Fault => {
  const body = readErrorBody(text);
  const kind = kindOf(status, body);
  const missingScope =
    kind === 'forbidden'
      ? (NAMED_SCOPE.exec(body.details)?.[1] ?? NAMED_SCOPE.exec(body.message)?.[1] ?? scopeFor(endpoint))
      : undefined;
  return {
    kind,
    endpoint,
    status,
    ...(missingScope !== undefined && { missingScope }),
    ...(UUID.test(body.requestId) && { requestId: body.requestId }),
    ...(retryAfter !== undefined && { retryAfter }),
  };
};
