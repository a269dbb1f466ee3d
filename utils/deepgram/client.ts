import { type Answer, type Fault, failed } from '../rules/answer';
import { faultOf } from './fault';
import { backoffMs, createQueue, RETRIES, RETRY_AFTER_LIMIT, retryAfterSeconds, sleepFor } from './pacing';
import type { Call, Client, ClientOptions } from './types';

const IN_FLIGHT = 2;
const TIMEOUT_MS = 10_000;
/** What a header can carry. Anything else would make `fetch` throw, and a mistyped key look like a lost connection. */
const SENDABLE = /^[\x21-\x7e]+$/;

/** One attempt's outcome: a parsed body, or a fault and whether asking again may help. */
type Attempt =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly fault: Fault; readonly again: boolean };

/**
 * The only way Linchpin talks to Deepgram: GETs with one header, at most two at a time. Refused calls (401, 403) are
 * never repeated; 429, 5xx and lost connections are, twice, with full jitter. A timeout isn't: an answer that takes ten
 * seconds takes them again.
 */
export const createClient = ({
  secret,
  fetch: send = (input, init) => fetch(input, init),
  now = Date.now,
  random = Math.random,
  sleep = sleepFor,
  baseUrl = 'https://api.deepgram.com',
  timeoutMs = TIMEOUT_MS,
  deadline = (ms) => AbortSignal.timeout(ms),
}: ClientOptions): Client => {
  const inTurn = createQueue(IN_FLIGHT);
  let offset: number | undefined;

  const noteClock = (header: string | null): void => {
    const theirs = header === null ? Number.NaN : Date.parse(header);
    if (!Number.isNaN(theirs)) offset = theirs - now();
  };

  const attempt = async (url: string, endpoint: string, signal: AbortSignal): Promise<Attempt> => {
    const timedOut: Attempt = { ok: false, fault: { kind: 'timeout', endpoint }, again: false };
    // Stopped while it waited its turn: nobody wants the answer, so it isn't asked for.
    if (signal.aborted) return timedOut;
    const limit = deadline(timeoutMs);
    let response: Response;
    let text: string;
    try {
      response = await send(url, {
        headers: { Authorization: `Token ${secret}` },
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
        signal: AbortSignal.any([limit, signal]),
      });
      // Before the body, whose length would count as a difference of clocks.
      noteClock(response.headers.get('date'));
      text = await response.text();
    } catch {
      // The error itself is dropped: its text may quote the request.
      if (limit.aborted || signal.aborted) return timedOut;
      return { ok: false, fault: { kind: 'offline', endpoint }, again: true };
    }
    const { status } = response;
    if (!response.ok) {
      const retryAfter = retryAfterSeconds(response.headers.get('retry-after'), now() + (offset ?? 0));
      const again = (status === 429 || status >= 500) && (retryAfter ?? 0) <= RETRY_AFTER_LIMIT;
      return { ok: false, fault: faultOf({ endpoint, status, retryAfter, text }), again };
    }
    try {
      return { ok: true, body: JSON.parse(text) };
    } catch {
      return { ok: false, fault: { kind: 'unreadable', endpoint, status }, again: false };
    }
  };

  const attempts = async (url: string, endpoint: string, signal: AbortSignal): Promise<Attempt> => {
    let answered: Attempt | undefined;
    for (let retry = 0; ; retry += 1) {
      const outcome = await attempt(url, endpoint, signal);
      // After some 5xx Chromium refuses an extension's further requests by itself for a while. What Deepgram said
      // before is the reason then, not the network.
      if (!outcome.ok && outcome.fault.kind === 'offline' && answered) return answered;
      if (outcome.ok || !outcome.again || retry === RETRIES) return outcome;
      if (outcome.fault.status !== undefined) answered = outcome;
      await sleep(backoffMs(retry, outcome.fault.retryAfter, random), signal);
      if (signal.aborted) return outcome;
    }
  };

  return {
    async get<T>(call: Call<T>, signal: AbortSignal = new AbortController().signal): Promise<Answer<T>> {
      const endpoint = `GET ${call.path}`;
      if (!SENDABLE.test(secret)) return failed({ kind: 'unauthorized', endpoint });
      try {
        const outcome = await inTurn(() => attempts(urlOf(baseUrl, call), endpoint, signal));
        return outcome.ok ? call.read(outcome.body, endpoint) : failed(outcome.fault);
      } catch {
        return failed({ kind: 'unreadable', endpoint });
      }
    },
    clockOffset: () => offset,
  };
};

const urlOf = (baseUrl: string, { path, params = {}, query = {} }: Call<unknown>): string => {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams(query).toString();
  return `${baseUrl}${filled}${search && `?${search}`}`;
};
