// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { key, keyPage, member, person, teamPage } from '../../utils/console/testing-pages';
import type { BadgeSheet } from '../../utils/messages';
import badgesScript from '../console-badges';
import cardScript from '../console-card';
import contentScript from './index';

const PROJECT = '11111111-1111-4111-8111-111111111111';
const people = [person('Maya Iyer', 'maya@northwind.example'), person('Ana Ruiz', 'ana@northwind.example')];
const LISTS = {
  team: [member('m1', 0), member('m2', 1)],
  keys: [key('k1', 0, 'Production - ingest', '2026-08-23T10:00:00Z'), key('k2', 1, 'ci', '2026-07-01T10:00:00Z')],
};
const PAGES = {
  team: teamPage(
    people.map(({ email, name }, index) => ({ truth: `m${index + 1}`, name, email, role: 'Owner' })),
    { layout: 'table' },
  ),
  keys: keyPage(
    LISTS.keys.map(({ id, comment = '', person: by, created = '' }) => ({
      ...{ truth: id, comment, role: 'Owner', created },
      ...{ email: people[by]?.email ?? '', name: people[by]?.name ?? '' },
    })),
    { layout: 'table' },
  ),
};

/** What happy-dom adds to its window. */
interface TestWindow {
  readonly happyDOM: { readonly setURL: (url: string) => void };
}

interface Message {
  readonly type: string;
  readonly data: Record<string, unknown>;
}

const NOTICE = 'Only part of the project is visible.';

let sent: Message[];
/** How the sheet stands. */
let state: Partial<BadgeSheet>;
/** What becomes of the n-th message instead of an answer. */
let refuse: (message: Message, index: number) => 'no worker' | 'error' | 'no script' | null;

const sheet = ({ page, from }: Record<string, unknown>): BadgeSheet => {
  const entities = from === 0 ? LISTS[page === 'team' ? 'team' : 'keys'] : [];
  return {
    ...{ projectId: PROJECT, state: 'ready', notice: NOTICE, revision: 1 },
    ...{ takenAt: 1, old: false, people: from === 0 ? people : [], entities, next: null },
    ...state,
  };
};

/** As the background answers: a script that it puts in runs before the answer is there. */
const answer = ({ type, data }: Message): unknown => {
  if (type === 'getBadges') return sheet(data);
  if (type === 'getCard') return null;
  if (type === 'getAssessment') return null;
  if (type === 'loadScript') void (data.script === 'badges' ? badgesScript : cardScript).main();
  return undefined;
};

beforeEach(() => {
  vi.useFakeTimers();
  fakeBrowser.reset();
  sent = [];
  state = {};
  refuse = () => null;
  Reflect.deleteProperty(globalThis, 'linchpinScripts');
  globalThis.requestIdleCallback ??= ((call: IdleRequestCallback) =>
    Number(setTimeout(call, 1))) as typeof requestIdleCallback;
  vi.spyOn(browser.i18n, 'getMessage').mockImplementation((name) => name);
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(async (...args: unknown[]) => {
    const message = args[0] as Message; // as ask.ts sends it
    const how = refuse(message, sent.length);
    sent.push(message);
    if (how === 'no worker') throw new Error('Could not establish connection. Receiving end does not exist.');
    if (how === 'error') return { err: { name: 'Refusal', reason: 'failed' } };
    if (how === 'no script') return {};
    return { res: answer(message) };
  });
});

let life: AbortController;
const open = async (page: 'team' | 'keys'): Promise<void> => {
  (window as unknown as TestWindow).happyDOM.setURL(`https://console.deepgram.com/project/${PROJECT}/${page}`);
  document.body.innerHTML = PAGES[page];
  life = new AbortController();
  void contentScript.main({ signal: life.signal } as never); // its signal alone is used
  await vi.advanceTimersByTimeAsync(10);
};
afterEach(() => {
  life.abort();
  document.querySelector('linchpin-layer')?.remove();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const badges = (): string[] =>
  [...document.querySelectorAll('[data-linchpin-for]')].map((cell) => cell.getAttribute('data-linchpin-for') ?? '');
const ALL = { team: ['member:m1', 'member:m2'], keys: ['key:k1', 'key:k2'] };
/** Of Linchpin's notices on the page, also in its shadow trees. */
const notices = (): string =>
  [...document.querySelectorAll('linchpin-layer *')]
    .map((part) => `${part.shadowRoot?.textContent ?? ''} ${part.textContent ?? ''}`)
    .join(' ');

const WAYS = ['no worker', 'error', 'no script'] as const;
const CASES = (['team', 'keys'] as const).flatMap((page) =>
  WAYS.flatMap((way) => Array.from({ length: 6 }, (_, nth) => ({ page, way, nth }))),
);

describe('each message of a page that comes to nothing is sent again', () => {
  it.each(CASES)('$page page, message $nth: $way', async ({ page, way, nth }) => {
    refuse = (_, index) => (index === nth ? way : null);
    await open(page);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(badges()).toEqual(ALL[page]);
    expect(notices()).toContain(NOTICE);
  });

  it.each([1, 2, 3, 5, 8, 13])('the first %i of them, one after another', async (many) => {
    refuse = (_, index) => (index < many ? 'no worker' : null);
    await open('team');
    await vi.advanceTimersByTimeAsync(600_000);
    expect(badges()).toEqual(ALL.team);
    expect(notices()).toContain(NOTICE);
  });

  it.each(['getBadges', 'loadScript'])(
    'at once when a person comes back, however long %s was refused',
    async (type) => {
      refuse = (message) => (message.type === type ? 'no worker' : null);
      await open('keys');
      await vi.advanceTimersByTimeAsync(50_000);
      expect(badges()).toEqual([]);
      refuse = () => null;
      window.dispatchEvent(new Event('focus'));
      await vi.advanceTimersByTimeAsync(100);
      expect(badges()).toEqual(ALL.keys);
    },
  );

  it('and what looked as if badges were about to come goes meanwhile', async () => {
    refuse = ({ type }) => (type === 'getBadges' ? 'error' : null);
    await open('team');
    expect(badges()).toEqual(['pending:maya@northwind.example', 'pending:ana@northwind.example'].map(() => 'pending'));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(badges()).toEqual([]);
    expect(notices()).toContain('console_noAnswer');
  });

  it('until the extension is gone: then nothing more is asked', async () => {
    refuse = () => 'no worker';
    await open('team');
    vi.spyOn(browser.runtime, 'id', 'get').mockReturnValue(undefined as unknown as string); // as the browser leaves it
    await vi.advanceTimersByTimeAsync(2_000);
    const before = sent.length;
    await vi.advanceTimersByTimeAsync(600_000);
    window.dispatchEvent(new Event('focus'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent.length).toBe(before);
  });
});

describe('a page that a person comes back to', () => {
  it.each([
    ['a new reading', { revision: 2, notice: 'read anew' }],
    ['a lock that nobody told of', { old: true, notice: 'locked' }],
    ['a disconnected project', { state: 'not-connected', notice: null, entities: [], people: [] }],
  ] as const)('shows %s that it has not heard of', async (_, now) => {
    await open('team');
    expect(badges()).toEqual(ALL.team);
    state = now as Partial<BadgeSheet>; // lists of nobody
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.advanceTimersByTimeAsync(100);
    expect(document.documentElement.hasAttribute('data-linchpin-old')).toBe('old' in now);
    expect(badges()).toEqual('state' in now ? [] : ALL.team);
    expect(sent.filter(({ data }) => data?.arrived === true)).toHaveLength(1);
  });

  it('is asked about once, without its list, where nothing has changed', async () => {
    await open('team');
    const before = sent.length;
    for (const kind of ['visibilitychange', 'resume']) document.dispatchEvent(new Event(kind));
    await vi.advanceTimersByTimeAsync(100);
    expect(sent.slice(before).every(({ data }) => Number(data.from) > 1e9)).toBe(true);
    expect(sent.length).toBeGreaterThan(before);
  });

  it('from a cache has given up its paint on the way there, and is come to as for the first time', async () => {
    await open('keys');
    expect(badges()).toEqual(ALL.keys);
    const turn = (kind: string): void => void window.dispatchEvent(Object.assign(new Event(kind), { persisted: true }));
    turn('pagehide');
    expect(badges()).toEqual([]);
    expect(document.querySelector('linchpin-layer')).toBeNull();
    turn('pageshow');
    await vi.advanceTimersByTimeAsync(100);
    expect(badges()).toEqual(ALL.keys);
    expect(document.querySelectorAll('linchpin-layer')).toHaveLength(1);
  });
});
