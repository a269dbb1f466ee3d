// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://console.deepgram.com/" }
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type {
  Recording as Layout,
  Piece,
  RecordedNode,
} from '../../../simulator/console/app/layouts/recorded/recording';
import { startConsole } from '../../../simulator/console/app/start';
import { manageRoutes } from '../../../simulator/console/manage';
import { readRecording, recordingNames, recordingSchema } from '../../../simulator/console/recordings';
import type { WireKey, WireMember, WirePerson } from '../../../simulator/console/wire';
import { PROJECT_ID, smallSeed } from '../../../simulator/seeds/small';
import type { ConsoleLook } from '../../../simulator/world/types';
import { createWorld } from '../../../simulator/world/world';
import type { BadgeEntity } from '../../protocol/messages';
import { recordPage } from '../recording/record';
import { key, member, person } from '../testing/pages';
import { createCatalogue } from './catalogue';
import { createDayReader } from './dates';
import { createPageModel } from './page-model';

const NOW = Date.parse('2026-11-21T12:00:00Z');

let stop: AbortController;
let keys: WireKey[];
let members: WireMember[];

beforeEach(async () => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  const routes = manageRoutes(createWorld({ now: () => NOW, seed: smallSeed }));
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) =>
    routes.request(path.replace('/manage/v1', ''), init),
  );
  const ask = async (what: string) => (await routes.request(`/projects/${PROJECT_ID}/${what}`)).json();
  ({ keys } = await ask('keys'));
  ({ members } = await ask('members'));
  stop = new AbortController();
});

afterEach(() => {
  stop.abort();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const open = async (list: 'keys' | 'team', look: Partial<ConsoleLook> & { recording?: Layout }): Promise<void> => {
  history.replaceState(null, '', `/project/${PROJECT_ID}/${list}`);
  document.documentElement.lang = 'en-US';
  startConsole({ layout: 'table', theme: 'dark', language: 'en', now: NOW, ...look }, stop.signal);
  await vi.waitFor(() => {
    if (!document.querySelector('main .page') || document.querySelector('.loading')) throw new Error('still loading');
  });
};

const known = () => {
  const everyone: WirePerson[] = [...members, ...keys.map(({ creator }) => creator)];
  const people = everyone.map((each) => person(`${each.first_name ?? ''} ${each.last_name ?? ''}`.trim(), each.email));
  const indexOf = ({ email }: WirePerson): number => people.findIndex((each) => each.email === email);
  return {
    people,
    keys: keys.map(
      (each): BadgeEntity => ({
        ...key(each.api_key_id, indexOf(each.creator), each.comment, each.created),
        ...(each.expiration_date ? { expires: each.expiration_date } : {}),
        tags: each.tags,
      }),
    ),
    team: members.map((each) => member(each.member_id, indexOf(each))),
  };
};

/**
 * What is wrong with the verdicts on the rows in view, of which the n-th control belongs to the n-th id; and how many
 * are told.
 */
const judge = (list: 'keys' | 'team', control: string, ids: readonly string[]) => {
  const { people, ...entities } = known();
  const model = createPageModel(document.body, createCatalogue(list, people, entities[list]), 'en-US');
  const controls = [...document.querySelectorAll(`.page ${control}`)];
  expect(controls.length).toBe(ids.length);
  const wrong: string[] = [];
  let told = 0;
  for (const { row, verdict } of model.read(model.relearn())) {
    if (verdict.state !== 'known') continue;
    const at = controls.findIndex((each) => row.contains(each));
    if (ids[at] === verdict.known.entity.id) told += 1;
    else wrong.push(`${row.textContent} is taken for ${verdict.known.ref}`);
  }
  return { wrong, told };
};

const keyIds = (): string[] => keys.map(({ api_key_id }) => api_key_id);

/** How many keys no two rows of which can be told apart by comment and creator. */
const single = (): number =>
  keys.filter((a) => keys.every((b) => a === b || a.comment.trim() !== b.comment.trim())).length;

const judgeKeys = async (recording: Layout): Promise<void> => {
  await open('keys', { layout: 'recorded:one', recording });
  const folded = judge('keys', 'button[aria-expanded]', keyIds());
  expect(folded.wrong).toEqual([]);
  expect(folded.told).toBeGreaterThanOrEqual(single() - keys.filter(({ comment }) => !comment.trim()).length);
  for (const one of document.querySelectorAll<HTMLElement>('.page button[aria-expanded]')) one.click();
  await vi.waitFor(
    () => expect(document.querySelectorAll('.page button[aria-expanded=true]')).toHaveLength(keys.length),
    { timeout: 30_000 },
  );
  const unfolded = judge('keys', 'button[aria-expanded]', keyIds());
  expect(unfolded.wrong).toEqual([]);
  expect(unfolded.told).toBe(keys.length);
};

const judgeTeam = async (recording: Layout): Promise<void> => {
  await open('team', { layout: 'recorded:one', recording });
  const ids = members.map(({ member_id }) => member_id);
  expect(judge('team', '.icon-trash', ids)).toEqual({ wrong: [], told: members.length });
};

describe.each(recordingNames())('the recorded page %s', (name) => {
  it('has the right badges and no other, its rows folded and expanded', async () => {
    const recording = readRecording(name);
    await (recording.page === 'keys' ? judgeKeys(recording) : judgeTeam(recording));
  });

  it('says how it came about', () => {
    expect(readRecording(name).source).toMatch(/^(?:recorded$|made by hand from docs\/deepgram\/)/);
  });
});

/** A page of the simulator, recorded as a person's page would be, and read as a file from a stranger would be. */
const record = async (
  list: 'keys' | 'team',
  layout: ConsoleLook['layout'],
  language: 'en' | 'de' = 'en',
): Promise<Layout> => {
  await open(list, { layout, language });
  document.querySelector<HTMLElement>('.page button[aria-expanded]')?.click();
  if (list === 'keys')
    await vi.waitFor(() => expect(document.querySelector('.page button[aria-expanded=true]')).not.toBeNull());
  const { people, ...entities } = known();
  const locale = language === 'de' ? 'de-DE' : 'en-US';
  const recording = recordPage(document.body, {
    known: { people, entities: entities[list] },
    readDays: createDayReader(locale),
    language: locale,
    page: list,
    extension: '0.1.0',
    now: NOW,
  });
  stop.abort();
  stop = new AbortController();
  return recordingSchema.parse(JSON.parse(JSON.stringify(recording)));
};

const textsOf = (node: RecordedNode): Piece[] =>
  'text' in node ? node.text : 'children' in node ? (node.children ?? []).flatMap(textsOf) : [];

describe.each(['table', 'grid', 'divs', 'keyed', 'virtual'] as const)('a recording of the simulator’s %s', (layout) => {
  it.each(['en', 'de'] as const)('of keys, in %s, is a layout with the right badges', async (language) => {
    await judgeKeys(await record('keys', layout, language));
  });

  it('of members is a layout with the right badges', async () => {
    await judgeTeam(await record('team', layout));
  });

  it('holds none of the world’s words', async () => {
    const recordings = [await record('keys', layout), await record('team', layout)];
    // Roles and labels are Deepgram's own words, and days have those of their language.
    const made = recordings.flatMap(({ body }) => textsOf(body)).filter(({ kind }) => !/role|label|day|age/.test(kind));
    const told = made.map(({ text }) => text.toLowerCase()).join(' ');
    const everything = [
      ...keys.map(({ comment }) => comment),
      ...members.flatMap(({ email, first_name = '', last_name = '' }) => [email, first_name, last_name]),
    ];
    const words = everything.flatMap((text) => text.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
    expect(words.filter((word) => told.includes(word))).toEqual([]);
    for (const { api_key_id } of keys) expect(told).not.toContain(api_key_id);
  });
});
