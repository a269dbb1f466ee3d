import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { FaultRule } from '../world/types';
import { errors } from './errors';
import { changeFigures } from './figures';
import type { Reply } from './reply';

/** An answer as bytes on the wire, or none. */
export type Outcome =
  | { kind: 'answer'; status: number; headers: Record<string, string>; text: string }
  | { kind: 'hung' }
  | { kind: 'dropped' };

const plain = { 'content-type': 'text/plain; charset=utf-8' };
const json = { 'content-type': 'application/json' };

export const answer = ({ status, body }: Reply, headers: Record<string, string> = {}): Outcome =>
  typeof body === 'string'
    ? { kind: 'answer', status, headers: { ...plain, ...headers }, text: body }
    : { kind: 'answer', status, headers: { ...json, ...headers }, text: JSON.stringify(body) };

/** Deepgram's own body for a status that a fault asks for without saying what to answer. */
const bodyFor = (status: number): unknown => {
  const requestId = randomUUID();
  switch (status) {
    case 401:
      return errors.invalidCredentials(requestId).body;
    case 403:
      return errors.missingScope('usage:read', requestId).body;
    case 404:
      return errors.projectNotFound('category', requestId).body;
    case 429:
      return errors.tooManyRequests(requestId).body;
    case 503:
      return errors.unavailable(requestId).body;
    default:
      return errors.internal(requestId).body;
  }
};

const cut = (text: string, share: number): string => {
  const bytes = Buffer.from(text);
  return bytes.subarray(0, Math.floor(bytes.length * share)).toString();
};

const HOUR_MS = 3_600_000;

/** What a call gets under a fault; `reply` is worked out only where the true answer is still wanted. */
export const underFault = async (
  fault: FaultRule['fault'] | undefined,
  reply: (lateMs?: number) => Reply,
): Promise<Outcome> => {
  switch (fault?.kind) {
    case undefined:
      return answer(reply());
    case 'status':
      return answer({ status: fault.status, body: fault.body ?? bodyFor(fault.status) }, fault.headers);
    case 'truncate': {
      const whole = answer(reply());
      return whole.kind === 'answer' ? { ...whole, text: cut(whole.text, fault.share) } : whole;
    }
    case 'rewrite': {
      const { status, body } = reply();
      return answer({ status, body: fault.change(structuredClone(body)) });
    }
    case 'figures': {
      const { status, body } = reply((fault.change.hoursLate ?? 0) * HOUR_MS);
      return answer({ status, body: changeFigures(structuredClone(body), fault.change) });
    }
    case 'slow':
      await wait(fault.ms);
      return answer(reply());
    case 'hang':
      return { kind: 'hung' };
    case 'drop':
      return { kind: 'dropped' };
  }
};
