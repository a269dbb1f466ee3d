import * as fc from 'fast-check';
import { type Answer, failed, whole, withGaps } from '../../rules/answer';
import { addDays, dayOf } from '../../rules/days';
import type { NoteChanges } from '../../rules/notes/merge';
import type { NoteKind } from '../../rules/notes/note';
import type { ApiKey, Invite, Member, Snapshot } from '../../rules/snapshot';
import { aKey, aMember, aSeries, aSnapshot, FAULT, NOW, OWN_KEYS_ONLY } from '../../rules/testing';

const DAY_MS = 86_400_000;
/** So many days before today are read: more than the longest silence that is an alert. */
const DAYS_READ = 45;

interface ModelKey extends Pick<ApiKey, 'comment' | 'tags' | 'scopes'> {
  readonly by: string;
  readonly made: number;
  /** `null`: it never ends. */
  readonly ends: number | null;
  /** Requests a day from now on. */
  readonly daily: number;
}

/** A project as it truly is, whatever of it can be read. Its clock is Deepgram's. */
export interface ModelWorld {
  readonly keys: Map<string, ModelKey>;
  readonly members: Map<string, { readonly role: string; readonly name: string }>;
  readonly invites: Map<string, string>;
  readonly used: Map<string, Record<string, number>>;
  now: number;
  made: number;
}

/** What a person notes. The test that plays the world writes it. */
export interface Noted {
  readonly kind: NoteKind;
  readonly subject: string;
  readonly changes: NoteChanges;
}

const ROLES = ['owner', 'admin', 'member'] as const;
const COMMENTS = ['a', 'b', ''] as const;
const TAGS: readonly (readonly string[])[] = [[], ['x'], ['y', 'x']];
const SCOPES = ['owner', 'admin', 'member', 'usage:write'] as const;
const ENDS = [null, null, null, 2, 9, 20] as const;
const DAILY = [0, 10, 10, 12] as const;

const pick = <T>(all: Iterable<T>, at: number): T | undefined => {
  const list = [...all];
  return list[at % Math.max(list.length, 1)];
};
const changeKey = ({ keys }: ModelWorld, id: string | undefined, over: Partial<ModelKey>): void => {
  const key = id === undefined ? undefined : keys.get(id);
  if (id !== undefined && key) keys.set(id, { ...key, ...over });
};

type Act = (world: ModelWorld, a: number, b: number) => Noted | undefined;

const act =
  (work: (world: ModelWorld, a: number, b: number) => unknown): Act =>
  (world, a, b) => {
    work(world, a, b);
    return undefined;
  };

/** What can happen in a project, or be noted of it; `a` and `b` choose of which key or person. */
const ACTS = {
  createKey: act((world, a, b) => {
    const by = pick(world.members.keys(), a);
    if (by === undefined) return;
    world.made += 1;
    const days = ENDS[b % ENDS.length] ?? null;
    world.keys.set(`k${world.made}`, {
      ...{ by, made: world.now, ends: days === null ? null : world.now + days * DAY_MS },
      ...{ comment: pick(COMMENTS, a) ?? '', tags: pick(TAGS, b) ?? [], scopes: [pick(SCOPES, a + b) ?? ''] },
      daily: pick(DAILY, b) ?? 0,
    });
  }),
  deleteKey: act((world, a, b) => b % 2 === 0 && world.keys.delete(pick(world.keys.keys(), a) ?? '')),
  nameKey: act((world, a, b) => changeKey(world, pick(world.keys.keys(), a), { comment: pick(COMMENTS, b) ?? '' })),
  tagKey: act((world, a, b) => changeKey(world, pick(world.keys.keys(), a), { tags: pick(TAGS, b) ?? [] })),
  useKey: act((world, a, b) => changeKey(world, pick(world.keys.keys(), a), { daily: pick(DAILY, b) ?? 0 })),
  join: act((world, a, b) => world.members.set(`m${a % 6}`, { role: pick(ROLES, b) ?? '', name: 'A' })),
  leave: act((world, a, b) => {
    // Not always, so that projects don't run empty.
    const id = b % 2 === 0 ? pick(world.members.keys(), a) : undefined;
    world.members.delete(id ?? '');
    for (const [keyId, { by }] of world.keys) if (by === id) world.keys.delete(keyId);
  }),
  setRole: act((world, a, b) => {
    const id = pick(world.members.keys(), a);
    const member = world.members.get(id ?? '');
    if (id !== undefined && member) world.members.set(id, { ...member, role: pick(ROLES, b) ?? '' });
  }),
  nameMember: act((world, a, b) => {
    const id = pick(world.members.keys(), a);
    const member = world.members.get(id ?? '');
    if (id !== undefined && member) world.members.set(id, { ...member, name: pick(['A', 'B'], b) ?? '' });
  }),
  invite: act((world, a, b) => {
    const id = `m${a % 6}`;
    if (!world.members.has(id)) world.invites.set(id, pick(ROLES, b) ?? '');
  }),
  accept: act((world, a) => {
    const [id, role] = pick(world.invites, a) ?? [];
    if (id === undefined || role === undefined) return;
    world.invites.delete(id);
    world.members.set(id, { role, name: 'A' });
  }),
  withdraw: act((world, a) => world.invites.delete(pick(world.invites.keys(), a) ?? '')),
  noteKey: (world, a, b) => {
    const subject = pick(world.keys.keys(), a);
    if (subject === undefined) return undefined;
    const [successor, backup] = [pick(world.keys.keys(), b), pick(world.members.keys(), b)];
    const changes = b % 3 === 0 ? { canary: true as const } : { successor: successor ?? null, backup: backup ?? null };
    return { kind: 'key', subject, changes };
  },
  noteMember: (world, a, b) => {
    const subject = pick(world.members.keys(), a);
    const other = pick(world.members.keys(), b);
    if (subject === undefined || other === undefined) return undefined;
    return { kind: 'member', subject, changes: { responsible: other, backup: other } };
  },
} as const satisfies Record<string, Act>;

const actArb = fc.record({
  name: fc.constantFrom(...(Object.keys(ACTS) as (keyof typeof ACTS)[])), // a literal: its keys are known
  a: fc.nat({ max: 30 }),
  b: fc.nat({ max: 30 }),
});
const faultArb = fc.constantFrom('none', 'none', 'none', 'none', 'partial', 'failed');

/** What happens until the next reading, how that goes, and what of its news is told. */
export const stepArb = fc.record({
  acts: fc.array(actArb, { maxLength: 4 }),
  after: fc.constantFrom(900_000, 900_000, 3_600_000, DAY_MS, 3 * DAY_MS, 10 * DAY_MS),
  /** `none`: the browser is closed; `locked`: it is open, and can't read. */
  how: fc.constantFrom('read', 'read', 'read', 'read', 'read', 'read', 'none', 'locked', 'offline'),
  faults: fc.record({ keys: faultArb, members: faultArb, invites: faultArb, usage: faultArb }),
  /** By how much this machine's clock is wrong, and whether Deepgram's is known. */
  clock: fc.constantFrom(0, 0, 0, -40 * DAY_MS, 40 * DAY_MS, -3_600_000),
  isClockKnown: fc.constantFrom(true, true, true, true, false),
  /** A part's last whole value is lost on the disk before. */
  loses: fc.oneof({ weight: 40, arbitrary: fc.constant(null) }, fc.constantFrom('keys', 'members', 'usage')),
  telling: fc.record({
    isDue: fc.constantFrom(true, true, true, false),
    isOn: fc.constantFrom(true, true, true, true, false),
    isQuiet: fc.boolean(),
    breakQuiet: fc.boolean(),
    off: fc.constantFrom(null, null, 'keyGone', 'creatorLost', 'oneOwner', 'canaryUsed', 'keyOnPerson'),
  }),
});
export type Step = typeof stepArb extends fc.Arbitrary<infer S> ? S : never;

const FIRST = NOW - 400 * DAY_MS;
const firstKey = (by: string, scope: string, daily: number): ModelKey => ({
  ...{ by, made: FIRST, ends: null, comment: 'a', tags: ['x'], scopes: [scope], daily },
});

export const newWorld = (): ModelWorld => ({
  keys: new Map([
    ['k1', firstKey('m0', 'owner', 10)],
    ['k2', firstKey('m1', 'admin', 12)],
    ['k3', firstKey('m1', 'member', 0)],
  ]),
  members: new Map([
    ['m0', { role: 'owner', name: 'A' }],
    ['m1', { role: 'admin', name: 'B' }],
  ]),
  ...{ invites: new Map(), used: new Map(), now: FIRST, made: 3 },
});

/** Keys are used on each day that comes, and those that end are gone. */
const pass = (world: ModelWorld, ms: number): void => {
  const until = world.now + ms;
  for (let at = world.now; at <= until; at += Math.min(DAY_MS, Math.max(until - at, 1))) {
    const day = dayOf(at);
    for (const [id, { daily, ends }] of world.keys) {
      if (daily === 0 || (ends !== null && ends <= at)) continue;
      world.used.set(id, { ...world.used.get(id), [day]: daily });
    }
  }
  world.now = until;
  for (const [id, { ends }] of world.keys) if (ends !== null && ends <= until) world.keys.delete(id);
};

/** Plays what happens in a step; gives what a person notes in it. */
export const play = (world: ModelWorld, { acts, after }: Step, index: number): readonly Noted[] => {
  // So that no two readings are of one millisecond, whatever the clocks do.
  pass(world, after + index * 7);
  const noted = acts.flatMap(({ name, a, b }) => ACTS[name](world, a, b) ?? []);
  // What began today is used today.
  pass(world, 0);
  return noted;
};

const faulty = <T>(value: T, how: string, less: (whole: NoInfer<T>) => NoInfer<T>): Answer<T> => {
  if (how === 'failed') return failed(FAULT);
  return how === 'partial' ? withGaps(less(value), [OWN_KEYS_ONLY]) : whole(value);
};
const someOf = <T>(list: readonly T[]): readonly T[] => list.slice(1);

/** The project as a reading finds it. */
export const readingOf = (world: ModelWorld, { how, faults, clock, isClockKnown }: Step): Snapshot => {
  const takenAt = world.now + clock;
  const part = failed({ kind: 'offline', endpoint: '' });
  const none = { keys: part, expiredKeys: part, members: part, invites: part, usage: part, cost: part };
  if (how === 'offline') return aSnapshot({ takenAt, ...none });
  const keys = [...world.keys].map(([id, { by, made, ends, comment, tags, scopes }]): ApiKey => {
    const expires = ends === null ? {} : { expires: new Date(ends).toISOString() };
    return aKey(id, by, { comment, tags, scopes, created: new Date(made).toISOString(), ...expires });
  });
  const members = [...world.members].map(([id, { role, name }]): Member => aMember(id, role, { firstName: name }));
  const invites = [...world.invites].map(([id, scope]): Invite => ({ email: `${id}@northwind.example`, scope }));
  const to = dayOf(isClockKnown ? world.now : takenAt);
  const usage = aSeries(Object.fromEntries(world.used), { from: addDays(to, -DAYS_READ), to });
  return aSnapshot({
    ...{ takenAt, ...(isClockKnown && { clockOffset: -clock }) },
    viewer: { keyId: 'k4' },
    keys: faulty<readonly ApiKey[]>(keys, faults.keys, someOf),
    members: faulty<readonly Member[]>(members, faults.members, someOf),
    invites: faulty<readonly Invite[]>(invites, faults.invites, someOf),
    usage: faulty(usage, faults.usage, (series) => ({ ...series, byAccessor: {} })),
  });
};
