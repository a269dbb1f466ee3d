/**
 * What Linchpin knows is always one of three things, and no code can read a value without deciding what to do with the
 * other two (docs/architecture.md, rule 1). Everything here survives `structuredClone` and JSON.
 */

/** The parts of a project that are read, each by one call; `log`: by one call a key, when a person wants to know. */
export type Part = 'keys' | 'expired-keys' | 'members' | 'invites' | 'usage' | 'cost' | 'log';

/** Why an answer could not be had. One kind per next step a person can take. */
export type FaultKind =
  /** 401: the key is wrong, deleted, expired, or its creator was removed. */
  | 'unauthorized'
  /** 403: the key is valid, but a scope is missing. */
  | 'forbidden'
  /** 404: no such project, or not this key's project. */
  | 'not-found'
  /** 429, after the bounded retries. */
  | 'rate-limited'
  /** 5xx, after the bounded retries. */
  | 'server'
  /** Any other 4xx. */
  | 'rejected'
  /** No answer within the time limit. */
  | 'timeout'
  /** The connection could not be made, or was lost. */
  | 'offline'
  /** A body that is not JSON, or that doesn't fit what is needed. */
  | 'unreadable'
  /** No key is stored for the project, so nothing was asked. */
  | 'not-connected'
  /** The browser's own storage doesn't answer, so the stored key can't be had at present, and nothing was asked. */
  | 'storage'
  /** The stored key is locked by a passphrase, so nothing was asked. */
  | 'locked'
  /** The key was kept for a browser session that has ended, so nothing was asked; what ended it isn't known. */
  | 'session-ended'
  /** The same, and what ended it is that the browser was closed. */
  | 'session-closed'
  /** The same, and what ended it is that Linchpin was updated or reloaded. */
  | 'session-updated';

const SESSION_ENDED = ['session-ended', 'session-closed', 'session-updated'] as const satisfies readonly FaultKind[];
export type SessionEnded = (typeof SESSION_ENDED)[number];

export const isSessionEnded = (why: string | null | undefined): why is SessionEnded =>
  SESSION_ENDED.some((each) => each === why);

/**
 * Why nothing is asked at present, although a key is connected: what is known is of the last reading, and grows old.
 */
export type Paused = Extract<FaultKind, 'locked'> | SessionEnded;

/**
 * Why nothing can be asked at this moment: `Paused`, or a storage that may answer the next time, so that it is tried
 * again.
 */
export type OutOfReach = Paused | Extract<FaultKind, 'storage'>;

/** One failed call, in terms a person can act on. Never holds a body, a header or a secret. */
export interface Fault {
  readonly kind: FaultKind;
  /** Method and path template, for example `GET /v1/projects/{project_id}/members`. */
  readonly endpoint: string;
  readonly status?: number;
  /** The scope that is missing (403): as Deepgram named it, else the endpoint's own (docs/deepgram/api.md 3.3). */
  readonly missingScope?: string;
  /** Where the body stopped fitting, for example `api_keys[3].member.email` (kind `unreadable`). */
  readonly path?: string;
  /** Deepgram's id of the failed request, for its support. */
  readonly requestId?: string;
  /** Seconds Deepgram asked to wait, where it did. */
  readonly retryAfter?: number;
}

/** Why nothing newer than what is shown could be read; `null` while locked, which is shown where it can be undone. */
export const faultToShow = (
  { paused, lastFault }: { readonly paused: Paused | null; readonly lastFault: Fault | null },
  isLocked: boolean,
): Fault | null => {
  if (isSessionEnded(paused)) return { kind: paused, endpoint: '' };
  return isLocked ? null : lastFault;
};

/** Why a value is not the whole truth. */
export type Gap =
  /** Only the viewer's own keys are listed, for want of these scopes (docs/deepgram/api.md 0.2). */
  | { readonly reason: 'own-keys-only'; readonly missingScopes: readonly string[] }
  /** Rows that did not fit were left out; the first path that didn't. */
  | { readonly reason: 'rows-unreadable'; readonly count: number; readonly path: string }
  /** Days of the window that were not read (`YYYY-MM-DD`, UTC, inclusive), so their figures are missing. */
  | { readonly reason: 'days-unread'; readonly from: string; readonly to: string }
  /** A part this value rests on failed. */
  | { readonly reason: 'part-failed'; readonly part: Part; readonly fault: Fault }
  /** Use in the window for which Deepgram named no key: it may be any key's. Requests, where they were counted. */
  | { readonly reason: 'use-without-key'; readonly requests: number }
  /**
   * There is use, but none of it on a listed key: what use is told by can't be trusted to be the key's id
   * (docs/deepgram/api.md 6.8).
   */
  | { readonly reason: 'use-unmatched'; readonly requests: number }
  /** No use of any listed key in all the days that were read: figures that are lost look just like that. */
  | { readonly reason: 'no-use-at-all' }
  /** There is use that no request is counted for, so a sum of requests says less than all of it. */
  | { readonly reason: 'use-uncounted' }
  /** What Deepgram's sources tell of one day contradicts; the latest such day (`YYYY-MM-DD`, UTC). */
  | { readonly reason: 'sources-disagree'; readonly how: Disagreement; readonly day: string };

export type Disagreement =
  /** The key cost money on a day of which usage tells nothing. */
  | 'cost-without-use'
  /** The key was used and cost nothing, on a day on which other keys have both. */
  | 'use-without-cost'
  /** The request log has a request of a later day than the daily figures tell of. */
  | 'log-newer'
  /** The past year has no use on a day on which the latest reading has. */
  | 'year-lacks';

export interface Whole<T> {
  readonly state: 'whole';
  readonly value: T;
}
export interface Partial<T> {
  readonly state: 'partial';
  readonly value: T;
  readonly gaps: readonly [Gap, ...Gap[]];
}
export interface Failed {
  readonly state: 'failed';
  readonly fault: Fault;
}
export type Answer<T> = Whole<T> | Partial<T> | Failed;

export const whole = <T>(value: T): Whole<T> => ({ state: 'whole', value });

/** `value` with what is missing from it; whole if nothing is. */
export const withGaps = <T>(value: T, gaps: readonly Gap[]): Whole<T> | Partial<T> => {
  const [first, ...rest] = gaps;
  return first ? { state: 'partial', value, gaps: [first, ...rest] } : whole(value);
};

export const failed = (fault: Fault): Failed => ({ state: 'failed', fault });

/** Reads an answer by saying what to do in each of the three cases. */
export const match = <T, R>(
  answer: Answer<T>,
  on: {
    whole: (value: T) => R;
    partial: (value: T, gaps: readonly [Gap, ...Gap[]]) => R;
    failed: (fault: Fault) => R;
  },
): R => {
  switch (answer.state) {
    case 'whole':
      return on.whole(answer.value);
    case 'partial':
      return on.partial(answer.value, answer.gaps);
    case 'failed':
      return on.failed(answer.fault);
  }
};

/** Changes the value and keeps what is said of it. */
export const map = <T, R>(answer: Answer<T>, change: (value: T) => R): Answer<R> =>
  match<T, Answer<R>>(answer, {
    whole: (value) => whole(change(value)),
    partial: (value, gaps) => ({ state: 'partial', value: change(value), gaps }),
    failed,
  });

/** What was seen; `null` where it failed. */
export const valueIn = <T>(answer: Answer<T>): T | null => (answer.state === 'failed' ? null : answer.value);

/** What was seen of a list; empty where it failed. For code that leaves it to others to say what is missing. */
export const seenIn = <T>(answer: Answer<readonly T[]>): readonly T[] =>
  answer.state === 'failed' ? [] : answer.value;

/** Every gap of an answer: a failed one's is the failure of `part`. */
export const gapsOf = (answer: Answer<unknown>, part: Part): readonly Gap[] =>
  match<unknown, readonly Gap[]>(answer, {
    whole: () => [],
    partial: (_, gaps) => gaps,
    failed: (fault) => [{ reason: 'part-failed', part, fault }],
  });

/** What is missing from a value that is there; of a failed answer there is no value to miss anything from. */
export const missingFrom = (answer: Answer<unknown>): readonly Gap[] => (answer.state === 'partial' ? answer.gaps : []);

/** `answer` with further gaps: never whole if there are any. */
export const alsoMissing = <T>(answer: Answer<T>, further: readonly Gap[]): Answer<T> =>
  match<T, Answer<T>>(answer, {
    whole: (value) => withGaps(value, further),
    partial: (value, gaps) => withGaps(value, [...gaps, ...further]),
    failed,
  });
