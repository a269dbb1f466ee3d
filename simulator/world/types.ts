/**
 * The one world behind the simulator's two faces. The API shows it as Deepgram's management API would, the Console as a
 * signed-in person sees it. Ids are UUIDs; times are RFC 3339 UTC with microseconds on the wire, `Date`s' milliseconds
 * here.
 */
export type RoleName = 'owner' | 'admin' | 'member';

export interface Account {
  id: string;
  email: string;
  firstName?: string;
  lastName?: string;
}

export interface Membership {
  accountId: string;
  role: RoleName;
  /** Granular scopes beside the role. */
  extraScopes: string[];
}

export interface SimKey {
  id: string;
  /** 40 lower-case hex characters. */
  secret: string;
  creatorId: string;
  comment: string;
  /** As given at creation; empty for a Console key without a role, which behaves as `usage:write`. */
  scopes: string[];
  tags: string[];
  createdAt: number;
  expiresAt?: number;
  /**
   * Goes on being listed after its creator has left, dead. Whether Deepgram lists such keys is undocumented
   * (docs/deepgram/api.md 3.4), so both must exist here.
   */
  staysListed?: true;
}

export interface SimInvite {
  email: string;
  scope: RoleName;
  invitedAt: number;
}

export interface SimBalance {
  id: string;
  amount: number;
  units: 'usd' | 'hour';
  purchaseOrderId: string;
}

interface SimPurchase {
  id: string;
  amount: number;
  units: 'usd' | 'hour';
  orderType: string;
  createdAt: number;
  expiresAt: number;
}

/** Credentials for Deepgram's self-hosted images: they too belong to a member. */
export interface SimCredentials {
  id: string;
  creatorId: string;
  comment: string;
  scopes: string[];
  createdAt: number;
}

export interface SimProject {
  id: string;
  name: string;
  mipOptOut: boolean;
  members: Map<string, Membership>;
  keys: Map<string, SimKey>;
  /** Keys that died with their creator or were deleted: their accessors stay in past usage. */
  goneKeys: Map<string, SimKey>;
  invites: SimInvite[];
  /** Only ever appended to: a request's id names its row. */
  usage: UsageRow[];
  balances: SimBalance[];
  purchases: SimPurchase[];
  credentials: Map<string, SimCredentials>;
}

/** What tells of use at Deepgram. None is sure to. */
export type Witness = 'requests' | 'amounts' | 'dollars' | 'log';

/** What one key did on one UTC day, in one group of everything that usage can be broken down by. */
export interface UsageRow {
  /** `YYYY-MM-DD`, UTC. */
  day: string;
  /** `null`: traffic without a key, such as the Console's playground. */
  accessor: string | null;
  endpoint: 'listen' | 'speak' | 'read' | 'agent';
  method: 'sync' | 'async' | 'streaming';
  model: string;
  featureSet: string;
  tags: string[];
  deployment: 'hosted' | 'beta' | 'self-hosted';
  /** Of the whole day, spread evenly over it: the clock shows how many there have been. Days to come are planned. */
  requests: number;
  hours: number;
  usd: number;
  /** When set, all of the row's requests came at this moment. */
  at?: number;
  /** When set, nothing came after this moment: the key died or expired. */
  until?: number;
  /** What tells of it; all do unless said. A product that counts no requests is told by amounts and dollars. */
  witnesses?: readonly Witness[];
}

/** A page in `simulator/console/recorded`, by the name of its file. */
export type RecordedLayout = `recorded:${string}`;

/** How the simulated Console shows itself. Read when a page loads, as a redesign would be. */
export interface ConsoleLook {
  /** '2026' follows the newest facts; '2026-names' has a team page without addresses. The others are what may come. */
  layout: '2026' | '2026-names' | 'table' | 'grid' | 'divs' | 'keyed' | 'virtual' | RecordedLayout;
  theme: 'light' | 'dark';
  language: 'en' | 'de';
  /** Which way the page reads: from left to right unless it says otherwise. */
  dir?: 'ltr' | 'rtl';
  /** Rules of the host's own, after all its others. */
  css?: string;
  /** Of people and keys only the first letters are shown, so that nothing of the API's answers stands on the page. */
  veiled?: boolean;
  /** The page is taken over: a hostile script runs before the application, and does these of its acts at once. */
  hostile?: readonly string[];
}

/** How the figures of usage, cost and the request log may come, where the sources leave it open or people saw it. */
export interface FigureChange {
  /** The answer is as it would have been so many hours ago: figures come late, each endpoint by its own measure. */
  hoursLate?: number;
  /** These figures are 0, as of a product that doesn't count them. */
  zero?: readonly string[];
  /** These figures are left out. */
  without?: readonly string[];
  /** These figures are text: "0.25" (docs/deepgram/api-2026.md B3). */
  asText?: readonly string[];
  /** What these figures' text is, in place of the number's own: "NaN", "", "1e999". */
  text?: string;
  /** The key's id in capitals, null, left out, or another one that no key has. */
  accessors?: 'upper-case' | 'null' | 'absent' | 'unknown';
  /** Rows are left out altogether. */
  noRows?: boolean;
  /** Only rows of this accessor are changed; the others stay. Being late is for all. */
  only?: string;
}

/** A fault laid over an endpoint, for as many calls as `times` says (default: until cleared). */
export interface FaultRule {
  /** Method and path template as in the published description: `GET /v1/projects/{project_id}/keys`. `*` is all. */
  endpoint: string;
  fault:
    | { kind: 'status'; status: number; headers?: Record<string, string>; body?: string | object }
    /** The true answer, cut after this share of its bytes. */
    | { kind: 'truncate'; share: number }
    /** The true answer, changed. */
    | { kind: 'rewrite'; change: (body: unknown) => unknown }
    /** The true answer, its figures late or in another form. */
    | { kind: 'figures'; change: FigureChange }
    /** The connection is closed without an answer. */
    | { kind: 'drop' }
    /** The true answer, after so many milliseconds. */
    | { kind: 'slow'; ms: number }
    /** No answer at all until the client gives up. */
    | { kind: 'hang' };
  times?: number;
}
