import type { DayRange } from '../rules/analysis';
import type { Answer, FaultKind, OutOfReach } from '../rules/answer';
import type { DailySeries, Snapshot, Viewer } from '../rules/snapshot';

/** What a client may be given instead of the browser's own; tests do, shipped code doesn't. */
export interface ClientOptions {
  /** Sent as `Authorization: Token …`, and nowhere else. */
  readonly secret: string;
  readonly fetch?: typeof fetch;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** From 0 up to 1; spreads the retries. */
  readonly random?: () => number;
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Management works on this one host only (docs/deepgram/api.md 1). */
  readonly baseUrl?: string;
  /** How long one attempt may take, its body included. 10,000 by default. */
  readonly timeoutMs?: number;
  /** Fires once that time has passed. */
  readonly deadline?: (ms: number) => AbortSignal;
}

/**
 * Everything a call is made of. Query parameters are the documented ones: others act as filters (docs/deepgram/api.md
 * 0.5).
 */
export interface Call<T> {
  /** Path template, for example `/v1/projects/{project_id}/keys`. */
  readonly path: string;
  /** Values for the template's names; encoded by the client. */
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** Turns a JSON body into an answer. Must not throw; the client guards it all the same. */
  readonly read: (body: unknown, endpoint: string) => Answer<T>;
}

export interface Client {
  /** One GET, at most two at a time. Always resolves: anything that goes wrong is a `failed` answer. */
  get<T>(call: Call<T>, signal?: AbortSignal): Promise<Answer<T>>;
  /**
   * Milliseconds by which Deepgram's latest `Date` header was ahead of this machine; `undefined` until one was read.
   */
  clockOffset(): number | undefined;
}

export interface ReadProjectQuery {
  readonly client: Client;
  readonly projectId: string;
  readonly projectName: string;
  /** Milliseconds since the epoch, by this machine's clock. */
  readonly now: number;
  /** How many UTC days before today to read use and cost for; today is always read as well. */
  readonly usageDays: number;
  readonly viewer: Viewer;
  readonly signal?: AbortSignal;
}

/** What a key says about itself, each call an answer of its own. */
export interface KeyFacts {
  readonly projects: Answer<readonly ProjectName[]>;
  readonly identity: Answer<KeyIdentity>;
}

export interface ProjectName {
  readonly projectId: string;
  /** Other people's text; empty where Deepgram gave none. */
  readonly name: string;
}

/** `GET /v1/auth/token`: only mocked samples are published, so every field may be missing (docs/deepgram/api.md 1). */
export interface KeyIdentity extends Viewer {
  /** RFC 3339, UTC. */
  readonly created?: string;
}

export interface LastRequest {
  readonly requestId: string;
  /** RFC 3339, UTC. */
  readonly created: string;
  /** HTTP status of the request, where it is recorded already. */
  readonly code?: number;
}

/** A project's stored secret, or why there is none to ask with: that is then every part's fault. */
export type StoredSecret = { readonly secret: string } | { readonly fault: 'not-connected' | OutOfReach };

export interface ProjectReaderOptions extends Omit<ClientOptions, 'secret'> {
  readonly secretFor: (projectId: string) => Promise<StoredSecret>;
}

export interface RefreshQuery {
  readonly projectId: string;
  readonly projectName: string;
  readonly usageDays: number;
  readonly viewer: Viewer;
}

export interface KeyQuery {
  readonly projectId: string;
  readonly keyId: string;
}

export interface HistoryQuery {
  readonly projectId: string;
  readonly keyIds: readonly string[];
  /** UTC days, at most a year of them. */
  readonly range: DayRange;
}

export interface DaysQuery {
  readonly projectId: string;
  /** UTC days, at most 90 of them. */
  readonly range: DayRange;
}

export interface DaysAnswer {
  readonly answer: Answer<DailySeries>;
  /** Milliseconds by which Deepgram's clock is ahead of this machine's; `undefined` where it didn't say. */
  readonly clockOffset: number | undefined;
}

export interface ProjectReader {
  /**
   * Reads the project. One reading in flight per project: a later caller gets the earlier one's snapshot. Never
   * rejects.
   */
  refresh(query: RefreshQuery): Promise<Snapshot>;
  /** The latest request of one key, asked for now. Never rejects. */
  lastRequest(query: KeyQuery): Promise<Answer<LastRequest | null>>;
  /** Requests per day of a few keys over a longer time than a reading of the project covers. Never rejects. */
  history(query: HistoryQuery): Promise<Answer<DailySeries>>;
  /**
   * Requests of every key on some past days, which nobody waits for: the call leaves only while nothing else is in
   * flight, of any project. Never rejects.
   */
  days(query: DaysQuery): Promise<DaysAnswer>;
  /** Resolves once nothing is in flight. */
  atRest(): Promise<void>;
  /**
   * Ends all that is in flight for a project, so that no further call of it leaves: callers that wait get an answer in
   * which every part failed for this reason, `timeout` by default.
   */
  cancel(projectId: string, because?: FaultKind): void;
  /** `cancel` for every project. */
  cancelAll(because: FaultKind): void;
}
