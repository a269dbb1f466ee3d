import { afterEach, beforeEach, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { provideIdleMoments } from '../../../utils/console/testing/idle';
import { key, keyPage, member, person, teamPage } from '../../../utils/console/testing/pages';
import type { BadgeSheet } from '../../../utils/protocol/messages';
import contentScript from '../../console.content';
import actsScript from '../../console-acts';
import cardScript from '../../console-card';
import badgesScript from '..';

/**
 * For tests in happy-dom: a page of the Console with Linchpin's scripts in it, and a background that answers or
 * doesn't.
 */
export const PROJECT = '11111111-1111-4111-8111-111111111111';
const people = [person('Maya Iyer', 'maya@northwind.example'), person('Ana Ruiz', 'ana@northwind.example')];
export const LISTS = {
  team: [member('m1', 0), member('m2', 1)],
  keys: [key('k1', 0, 'Production - ingest', '2026-08-23T10:00:00Z'), key('k2', 1, 'ci', '2026-07-01T10:00:00Z')],
};
export const PAGES = {
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

export const NOTICE = 'Only part of the project is visible.';

/** What the background does in a test, and what it was sent. */
export const background: {
  sent: Message[];
  /** How the sheet stands. */
  state: Partial<BadgeSheet>;
  /** What becomes of the n-th message instead of an answer. */
  refuse: (message: Message, index: number) => 'no worker' | 'error' | 'no script' | null;
  /** The project is read again. */
  onRefresh: () => void;
} = { sent: [], state: {}, refuse: () => null, onRefresh: () => undefined };

const sheet = ({ page, from }: Record<string, unknown>): BadgeSheet => {
  const entities = from === 0 ? LISTS[page === 'team' ? 'team' : 'keys'] : [];
  return {
    ...{ projectId: PROJECT, state: 'ready', notice: NOTICE, revision: 1 },
    ...{ takenAt: 1, old: false, people: from === 0 ? people : [], entities, next: null },
    ...background.state,
  };
};

const SCRIPTS = { badges: badgesScript, acts: actsScript, card: cardScript };

/** As the background answers: a script that it puts in runs before the answer is there. */
const answer = ({ type, data }: Message): unknown => {
  if (type === 'getBadges') return sheet(data);
  if (type === 'getCard') return null;
  if (type === 'refreshFromConsole') background.onRefresh();
  if (type === 'getAssessment') return null;
  if (type === 'loadScript') void SCRIPTS[data.script as keyof typeof SCRIPTS].main(); // as the schema allows
  return undefined;
};

let life: AbortController;
export const setPath = (page: 'team' | 'keys'): void =>
  (window as unknown as TestWindow).happyDOM.setURL(`https://console.deepgram.com/project/${PROJECT}/${page}`);
export const open = async (page: 'team' | 'keys'): Promise<void> => {
  setPath(page);
  document.body.innerHTML = PAGES[page];
  life = new AbortController();
  void contentScript.main({ signal: life.signal } as never); // its signal alone is used
  await vi.advanceTimersByTimeAsync(10);
};
const freshBackground = (): void => {
  vi.useFakeTimers();
  fakeBrowser.reset();
  Object.assign(background, { sent: [], state: {}, refuse: () => null, onRefresh: () => undefined });
  Reflect.deleteProperty(globalThis, 'linchpinScripts');
  provideIdleMoments();
  vi.spyOn(browser.i18n, 'getMessage').mockImplementation((name) => name);
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(async (...args: unknown[]) => {
    const message = args[0] as Message; // as ask.ts sends it
    const how = background.refuse(message, background.sent.length);
    background.sent.push(message);
    if (how === 'no worker') throw new Error('Could not establish connection. Receiving end does not exist.');
    if (how === 'error') return { err: { name: 'Refusal', reason: 'failed' } };
    if (how === 'no script') return {};
    return { res: answer(message) };
  });
};

/**
 * To be called once in each test file: files of one process share this module, and hooks belong to the file that sets
 * them.
 */
export const setUpConsole = (): void => {
  beforeEach(freshBackground);
  afterEach(() => {
    life.abort();
    document.querySelector('linchpin-layer')?.remove();
    document.body.replaceChildren();
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
};

export const badges = (): string[] =>
  [...document.querySelectorAll('[data-linchpin-for]')].map((cell) => cell.getAttribute('data-linchpin-for') ?? '');
export const ALL = { team: ['member:m1', 'member:m2'], keys: ['key:k1', 'key:k2'] };
/** Of Linchpin's notices on the page, also in its shadow trees. */
export const notices = (): string =>
  [...document.querySelectorAll('linchpin-layer *')]
    .map((part) => `${part.shadowRoot?.textContent ?? ''} ${part.textContent ?? ''}`)
    .join(' ');
