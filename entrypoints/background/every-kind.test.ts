import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { PROJECT_ID } from '../../simulator/seeds/small';
import { KEYS } from '../../simulator/seeds/small-keys';
import { INVITED, PEOPLE } from '../../simulator/seeds/small-people';
import { addRow } from '../../simulator/seeds/traffic';
import { stopUsage } from '../../simulator/world/usage';
import { ALERT_KINDS, type AlertKind } from '../../utils/rules/alerts/kinds';
import { addDays, dayOf } from '../../utils/rules/days';
import type { ChangeName, DeathCause } from '../../utils/rules/events/event';
import { PASSPHRASE } from './testing/locked';
import { openWatched, type Watched } from './testing/watched';

const DAY = 86_400_000;
const PART = (name: string): string => `GET /v1/projects/{project_id}/${name}`;
const DOWN = { kind: 'status', status: 500 } as const;

interface Story {
  /** Before the first reading. */
  readonly before?: (stage: Watched) => unknown;
  /** Between two readings. */
  readonly act: (stage: Watched) => unknown;
  /** The event's words on the history page. */
  readonly says: RegExp;
  /** What a person is told of it without asking. */
  readonly alert: AlertKind | null;
  /** It is about how a reading goes, so that none may go otherwise. */
  readonly isOfReadings?: true;
}

const keyOf = ({ world }: Watched, id: string) => {
  const key = world.project(PROJECT_ID).keys.get(id);
  if (!key) throw new Error('no such key');
  return key;
};
const stop = ({ world, clock }: Watched, id: string): void => stopUsage(world.project(PROJECT_ID), id, clock.now);
const fail = ({ faults }: Watched, name: string): unknown => faults.add({ endpoint: PART(name), fault: DOWN });
const lock = async ({ parts }: Watched): Promise<void> => {
  await parts.vault.keep({ mode: 'passphrase', passphrase: PASSPHRASE });
  await parts.locking.lock();
};
/** What a disk does. */
const change = async (work: (db: Awaited<ReturnType<typeof openDB>>) => Promise<unknown>): Promise<void> => {
  const db = await openDB('linchpin-ledger');
  await work(db);
  db.close();
};

/** What has to happen for each kind of event, what is said of it then, and who is told. */
const STORIES: { readonly [N in ChangeName]: Story } = {
  'key.appeared': {
    act: ({ world }) => world.createKey(PROJECT_ID, PEOPLE.maya.id, { comment: 'fresh', scopes: ['member'] }),
    says: /Maya Iyer created the key “fresh”/,
    alert: null,
  },
  'key.disappeared': {
    act: ({ world }) => world.deleteKey(PROJECT_ID, KEYS.ingest.id),
    says: /The key “Production - ingest” was deleted .* It carried [\d,]+ requests in its last 7 days/,
    alert: 'keyGone',
  },
  'key.expired': {
    act: ({ clock }) => {
      clock.now += 4 * DAY;
    },
    says: /The key “soon gone” expired/,
    alert: 'keyGone',
  },
  'key.renamed': {
    act: (stage) => Object.assign(keyOf(stage, KEYS.staging.id), { comment: 'stage two' }),
    says: /The key “staging” is called “stage two” now/,
    alert: null,
  },
  'key.changed': {
    act: (stage) => Object.assign(keyOf(stage, KEYS.staging.id), { tags: ['other'] }),
    says: /“staging”/,
    alert: null,
  },
  'key.scopes-lost': {
    act: ({ world }) => world.setRole(PROJECT_ID, PEOPLE.tomas.id, 'member'),
    says: /“ci”.*Tomás Nagy.*Member/,
    alert: 'creatorLost',
  },
  'key.scopes-regained': {
    act: ({ world }) => world.setRole(PROJECT_ID, PEOPLE.tomas.id, 'owner'),
    says: /“ci”.*Tomás Nagy.*Owner/,
    alert: null,
  },
  'key.expiry-neared': {
    act: () => undefined,
    says: /The key “soon gone” expires on 24 Nov 2026.*requests in its last 7 days/,
    alert: 'keyExpires',
  },
  'stored-key.expiry-neared': {
    act: (stage) => Object.assign(keyOf(stage, KEYS.admin.id), { expiresAt: stage.clock.now + 5 * DAY }),
    says: /“linchpin”/,
    alert: 'storedKeyEnds',
  },
  'member.joined': {
    act: ({ world }) => world.addMember(PROJECT_ID, { id: 'new', email: 'new@northwind.example' }, 'member'),
    says: /new@northwind\.example joined/,
    alert: null,
  },
  'member.left': {
    act: ({ world }) => world.removeMember(PROJECT_ID, PEOPLE.ana.id),
    says: /Ana Ruiz left the project \| .*2 keys/,
    alert: 'creatorLost',
  },
  'member.role-changed': {
    act: ({ world }) => world.setRole(PROJECT_ID, PEOPLE.kofi.id, 'admin'),
    says: /Kofi Mensah is Admin now, and was Member before/,
    alert: null,
  },
  'member.changed': {
    act: ({ world }) => world.accounts.set(PEOPLE.ida.id, { ...PEOPLE.ida, lastName: 'Leroy' }),
    says: /Ida Leroy/,
    alert: null,
  },
  'owners.one-left': {
    before: ({ world }) => world.setRole(PROJECT_ID, PEOPLE.tomas.id, 'owner'),
    act: ({ world }) => world.setRole(PROJECT_ID, PEOPLE.tomas.id, 'admin'),
    says: /Maya Iyer/,
    alert: 'oneOwner',
  },
  'invite.sent': {
    act: ({ world }) => world.invite(PROJECT_ID, 'next@northwind.example', 'admin'),
    says: /next@northwind\.example.*Admin/,
    alert: null,
  },
  'invite.accepted': {
    act: ({ world }) => world.acceptInvite(PROJECT_ID, INVITED[0].email),
    says: /newbie@northwind\.example accepted/,
    alert: null,
  },
  'invite.withdrawn': {
    act: ({ world }) => world.cancelInvite(PROJECT_ID, INVITED[0].email),
    says: /The invite to newbie@northwind\.example is gone, withdrawn or declined/,
    alert: null,
  },
  'invite.ended': {
    act: (stage) => {
      stage.world.cancelInvite(PROJECT_ID, INVITED[0].email);
      fail(stage, 'members');
    },
    says: /newbie@northwind\.example/,
    alert: null,
    isOfReadings: true,
  },
  'invite.changed': {
    act: ({ world }) => world.invite(PROJECT_ID, INVITED[0].email, 'admin'),
    says: /newbie@northwind\.example.*Admin/,
    alert: null,
  },
  'traffic.started': {
    act: ({ world }) => world.recordUsage(PROJECT_ID, { accessor: KEYS.neverUsed.id, requests: 40 }),
    says: /“placeholder”.*21 Nov 2026/,
    alert: 'keyOnPerson',
  },
  'traffic.resumed': {
    act: ({ world }) => world.recordUsage(PROJECT_ID, { accessor: KEYS.staging.id, requests: 40 }),
    says: /37 days.*“staging”|“staging”.*37 days/,
    alert: 'keyResumed',
  },
  'traffic.stopped': {
    act: (stage) => {
      stop(stage, KEYS.ingest.id);
      stage.clock.now += 2 * DAY;
    },
    says: /“Production - ingest”.*22 Nov 2026/,
    alert: 'trafficStopped',
  },
  'traffic.moved': {
    act: (stage) => {
      stop(stage, KEYS.botListen.id);
      for (const ahead of [1, 2, 3])
        addRow(stage.world.project(PROJECT_ID), KEYS.botListen2.id, addDays(dayOf(stage.clock.now), ahead), 2_000);
      stage.clock.now += 2 * DAY;
    },
    says: /“listen eu-1”.*“listen eu-2”/,
    alert: null,
  },
  'successor.gone': {
    before: ({ note }) => note('key', KEYS.ingest.id, { successor: KEYS.staging.id }),
    act: ({ world }) => world.deleteKey(PROJECT_ID, KEYS.staging.id),
    says: /“Production - ingest”.*“staging”|“staging”.*“Production - ingest”/,
    alert: null,
  },
  'backup.left': {
    before: ({ note }) => note('key', KEYS.ingest.id, { backup: PEOPLE.ana.id }),
    act: ({ world }) => world.removeMember(PROJECT_ID, PEOPLE.ana.id),
    says: /Ana Ruiz.*“Production - ingest”|“Production - ingest”.*Ana Ruiz/,
    alert: null,
  },
  'contact.left': {
    before: ({ note }) => note('member', PEOPLE.bot.id, { responsible: PEOPLE.ana.id }),
    act: ({ world }) => world.removeMember(PROJECT_ID, PEOPLE.ana.id),
    says: /platform-bot.*Ana Ruiz|Ana Ruiz.*platform-bot/,
    alert: null,
  },
  'canary.used': {
    before: ({ note }) => note('key', KEYS.neverUsed.id, { canary: true }),
    act: ({ world, clock }) => {
      clock.now += DAY;
      world.recordUsage(PROJECT_ID, { accessor: KEYS.neverUsed.id, requests: 1 });
    },
    says: /“placeholder”.*22 Nov 2026/,
    alert: 'canaryUsed',
  },
  'reading.incomplete': {
    act: (stage) => fail(stage, 'invites'),
    says: /invites/i,
    alert: null,
    isOfReadings: true,
  },
  'reading.recovered': {
    act: async (stage) => {
      fail(stage, 'invites');
      await stage.pass();
      stage.faults.clear();
    },
    says: /invites/i,
    alert: null,
    isOfReadings: true,
  },
  'baseline.lost': {
    act: () => change((db) => db.delete('baselines', [PROJECT_ID, 'members'])),
    says: /lost/i,
    alert: 'watching',
    isOfReadings: true,
  },
  'records.restored': {
    before: ({ note }) => note('key', KEYS.ingest.id, { purpose: 'calls' }),
    act: async ({ parts }) => {
      await change((db) => db.delete('records', [PROJECT_ID, 'key', KEYS.ingest.id]));
      await parts.ledger.compareCopy();
    },
    says: /1 note|notes: 1|: 1/i,
    alert: null,
    isOfReadings: true,
  },
  'watch.paused': {
    act: ({ world }) => world.deleteKey(PROJECT_ID, KEYS.admin.id),
    says: /Deepgram refuses/,
    alert: 'watching',
    isOfReadings: true,
  },
  'watch.resumed': {
    before: lock,
    act: async (stage) => {
      expect(await stage.parts.locking.unlock(PASSPHRASE)).toMatchObject({ state: 'unlocked' });
      // As unlocking has it read again; a period later it has locked itself.
      await stage.parts.refresh.now(PROJECT_ID);
    },
    says: /./,
    alert: null,
    isOfReadings: true,
  },
};

/** What has to happen for each cause of a key's end that can be told. */
const DEATHS: { readonly [C in DeathCause]: Story } = {
  'creator-removed': {
    act: ({ world }) => world.removeMember(PROJECT_ID, PEOPLE.ana.id),
    says: /The key “prototype” stopped working: its creator Ana Ruiz was removed/,
    alert: 'keyGone',
  },
  deleted: {
    act: ({ world }) => world.deleteKey(PROJECT_ID, KEYS.member.id),
    says: /The key “mobile app” was deleted/,
    alert: 'keyGone',
  },
  // Its creator had left long before, so that what ended it now is nobody's to tell.
  unknown: {
    act: ({ world }) => world.deleteKey(PROJECT_ID, KEYS.orphan.id),
    says: /is no longer listed/,
    alert: 'keyGone',
  },
};

/** Other reasons why watching pauses. */
const PAUSES: Readonly<Record<string, Story>> = {
  locked: { act: lock, says: /locked/i, alert: 'watching', isOfReadings: true },
  unreachable: {
    act: async (stage) => {
      stage.faults.add({ endpoint: '*', fault: { kind: 'drop' } });
      for (let times = 0; times < 4; times += 1) await stage.pass();
    },
    says: /answer/i,
    alert: 'watching',
    isOfReadings: true,
  },
};

/** How the readings go between what happens and the first one that is whole. */
const WAYS = {
  'the next reading is whole': async () => undefined,
  'no reading is made for an hour': async ({ clock }) => {
    clock.now += 3_600_000;
  },
  'a reading brings nothing': async ({ faults, pass }) => {
    faults.add({ endpoint: '*', fault: { kind: 'drop' } });
    await pass();
    faults.clear();
  },
  'of each of four readings another part fails': async (stage) => {
    for (const part of ['keys', 'members', 'invites', 'usage/breakdown']) {
      fail(stage, part);
      await stage.pass();
      stage.faults.clear();
    }
  },
} as const satisfies Record<string, (stage: Watched) => Promise<void>>;
type Way = keyof typeof WAYS;
// `Object.keys` loses the names' type.
const ALL_WAYS = Object.keys(WAYS) as Way[];

const counts = { played: 0 };
const alerts = new Set<AlertKind>();
afterAll(() =>
  console.info(`events by the simulator: ${counts.played} stories told, of ${alerts.size} kinds of alert`),
);

beforeEach(() => {
  fakeBrowser.reset();
  vi.restoreAllMocks();
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  globalThis.indexedDB = new IDBFactory();
});

const play = async (name: ChangeName, story: Story, way: Way): Promise<void> => {
  const stage = await openWatched();
  // Watched before, so that what a story prepares is inventory.
  if (name === 'watch.resumed') await stage.pass();
  await story.before?.(stage);
  await stage.pass();
  const [last] = (await stage.events()).slice(-1);
  const past = name === 'key.expiry-neared' ? 0 : (last?.seq ?? 0);
  await story.act(stage);
  await WAYS[way](stage);
  await stage.pass();
  const words = await stage.words();
  const found = (await stage.events()).filter(
    ({ seq, change }) => seq > past && change.name === name && story.says.test(words.get(seq) ?? ''),
  );
  const others = [...words].filter(([seq]) => seq > past).map(([, text]) => text);
  expect(found.length, `“${story.says.source}” among\n${others.join('\n')}`).toBe(1);
  const [event] = found;
  const outbox = await stage.parts.ledger.outbox.list(PROJECT_ID);
  const row = outbox.state === 'present' ? outbox.values.find(({ seq }) => seq === event?.seq) : undefined;
  expect(row?.claim?.kind ?? null).toBe(story.alert);
  if (row?.claim) expect(stage.shown.filter((id) => id === row.claim?.id)).toHaveLength(1);
  // Nothing of it is told again.
  await stage.pass();
  expect((await stage.events()).filter(({ seq, change }) => change.name === name && seq === event?.seq)).toHaveLength(
    1,
  );
  expect(new Set(stage.shown).size).toBe(stage.shown.length);
  counts.played += 1;
  if (story.alert) alerts.add(story.alert);
  await stage.parts.ledger.close();
};

const waysOf = ({ isOfReadings }: Story): readonly Way[] => (isOfReadings ? ALL_WAYS.slice(0, 1) : ALL_WAYS);
const rowsOf = <N extends string>(stories: Readonly<Record<N, Story>>): readonly (readonly [N, Way, Story])[] =>
  (Object.keys(stories) as N[]).flatMap((name) =>
    waysOf(stories[name]).map((way) => [name, way, stories[name]] as const),
  );

describe('each kind of event, by the simulator', () => {
  it.each(rowsOf(STORIES))('%s, where %s', (name, way, story) => play(name, story, way));
});
describe('each cause of a key’s end', () => {
  it.each(rowsOf(DEATHS))('%s, where %s', (_cause, way, story) => play('key.disappeared', story, way));
});
describe('each pause', () => {
  it.each(rowsOf(PAUSES))('%s, where %s', (_why, way, story) => play('watch.paused', story, way));
});

it('each kind of alert is among them', () => {
  const told = new Set(Object.values(STORIES).map(({ alert }) => alert));
  expect(ALERT_KINDS.filter((kind) => !told.has(kind))).toEqual([]);
});
