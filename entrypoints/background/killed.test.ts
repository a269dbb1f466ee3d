import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { PROJECT_ID } from '../../simulator/seeds/small';
import { KEYS } from '../../simulator/seeds/small-keys';
import { INVITED, PEOPLE } from '../../simulator/seeds/small-people';
import { stopUsage } from '../../simulator/world/usage';
import { type AlsoAsked, dyingAt } from '../../utils/ledger/testing/dying-worker';
import { portionOf, shareOf } from '../../utils/testing/properties';
import { toolbar } from './testing/toolbar';
import { openWatched, type Watched } from './testing/watched';

const DAY = 86_400_000;
const PART = (name: string): string => `GET /v1/projects/{project_id}/${name}`;
const failing = ({ faults }: Watched, name: string): unknown =>
  faults.add({ endpoint: PART(name), fault: { kind: 'status', status: 500 } });

/** What happens before each pass of a story. */
const STORY: readonly ((stage: Watched) => unknown)[] = [
  ({ world }) => world.removeMember(PROJECT_ID, PEOPLE.ana.id),
  ({ world }) => world.deleteKey(PROJECT_ID, KEYS.member.id),
  (stage) => {
    stage.world.removeMember(PROJECT_ID, PEOPLE.kofi.id);
    failing(stage, 'keys');
  },
  ({ faults }) => faults.clear(),
  ({ world }) => world.setRole(PROJECT_ID, PEOPLE.tomas.id, 'member'),
  ({ world }) => world.acceptInvite(PROJECT_ID, INVITED[0].email),
  ({ world }) => world.recordUsage(PROJECT_ID, { accessor: KEYS.neverUsed.id, requests: 40 }),
  ({ world }) => world.recordUsage(PROJECT_ID, { accessor: KEYS.staging.id, requests: 40 }),
  ({ world, clock }) => {
    stopUsage(world.project(PROJECT_ID), KEYS.ingest.id, clock.now);
    clock.now += 2 * DAY;
  },
  (stage) => failing(stage, 'invites'),
  ({ faults, world }) => {
    faults.clear();
    world.createKey(PROJECT_ID, PEOPLE.maya.id, { comment: 'fresh', scopes: ['member'] });
  },
  ({ clock }) => {
    clock.now += 2 * DAY;
  },
];
/**
 * After so many requests of a pass the worker dies. A pass makes about 70, and one that brings new days some hundreds.
 */
const POINTS = [...Array.from({ length: 36 }, (_, at) => 1 + at * 2), 120, 200, 300, 500];

let points = 0;
let stories = 0;
let unshown = 0;
afterAll(() => {
  console.info(
    `Ended the worker at ${points} points of a whole pass, in ${stories} stories of ${STORY.length} steps; ${unshown} notifications lost to it, none shown twice.`,
  );
});

beforeEach(() => {
  fakeBrowser.reset();
  vi.restoreAllMocks();
  globalThis.indexedDB = new IDBFactory();
});

/** A dead worker's connections are gone with it; the next one begins with what is owed. */
const restart = async (stage: Watched): Promise<void> => {
  await Promise.all([stage.parts.ledger.close(), stage.parts.vault.close()]);
  stage.parts = stage.start();
  await stage.parts.telling.tell();
};

/** A story in which the worker dies at the n-th request of each step's first pass; `null`: never. */
const play = async (dies: number | null) => {
  fakeBrowser.reset();
  vi.restoreAllMocks();
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  globalThis.indexedDB = new IDBFactory();
  const button = toolbar();
  const stage = await openWatched();
  const { action, notifications, storage } = fakeBrowser;
  const also: AlsoAsked = [
    [notifications, ['create']],
    [action, ['setBadgeText']],
    [storage.local, ['get', 'set']],
  ];
  await stage.pass();
  let died = 0;
  for (const act of STORY) {
    await act(stage);
    if (dies !== null) {
      if (await dyingAt(dies, () => stage.pass(), also)) died += 1;
      await restart(stage);
    }
    await stage.pass();
  }
  const events = (await stage.events()).map(({ seq, subject, change }) => ({ seq, subject, change }));
  const outbox = await stage.parts.ledger.outbox.list(PROJECT_ID);
  const rows = outbox.state === 'present' ? outbox.values : [];
  await Promise.all([stage.parts.ledger.close(), stage.parts.vault.close()]);
  return { events, rows, shown: [...stage.shown], badge: button.text, died };
};

const namesOf = ({ events }: Awaited<ReturnType<typeof play>>): readonly string[] =>
  events.map(({ change, subject }) => `${change.name} ${subject}${'part' in change ? ` ${change.part}` : ''}`).sort();

it('at whichever request the worker dies, no event is lost or doubled, and no notification shown twice', {
  timeout: 900_000,
}, async () => {
  const calm = await play(null);
  expect(calm.events.length).toBeGreaterThan(15);
  const turn = Math.floor(Date.now() / DAY);
  for (const dies of portionOf(POINTS, turn)) {
    const killed = await play(dies);
    points += killed.died;
    stories += 1;
    expect([dies, namesOf(killed)]).toEqual([dies, namesOf(calm)]);
    expect(killed.events.map(({ seq }) => seq)).toEqual(killed.events.map((_, at) => at + 1));
    expect([dies, killed.shown]).toEqual([dies, [...new Set(killed.shown)]]);
    // All was claimed, and a notification is lost only where the worker died between claim and notification.
    expect([dies, killed.rows.filter(({ claim }) => claim === null)]).toEqual([dies, []]);
    expect(killed.rows).toHaveLength(calm.rows.length);
    const claimed = new Set(killed.rows.map(({ claim }) => claim?.id));
    expect(killed.shown.filter((id) => !claimed.has(id))).toEqual([]);
    unshown += claimed.size - killed.shown.length;
    expect(claimed.size - killed.shown.length).toBeLessThanOrEqual(killed.died);
    expect([dies, killed.badge]).toEqual([dies, calm.badge]);
  }
  expect(points).toBeGreaterThan(shareOf(300));
});
