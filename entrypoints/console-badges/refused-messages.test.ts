// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import type { BadgeSheet } from '../../utils/protocol/messages';
import { ALL, background, badges, NOTICE, notices, open, setUpConsole } from './testing/console';

setUpConsole();

const WAYS = ['no worker', 'error', 'no script'] as const;
const CASES = (['team', 'keys'] as const).flatMap((page) =>
  WAYS.flatMap((way) => Array.from({ length: 6 }, (_, nth) => ({ page, way, nth }))),
);

describe('each message of a page that comes to nothing is sent again', () => {
  it.each(CASES)('$page page, message $nth: $way', async ({ page, way, nth }) => {
    background.refuse = (_, index) => (index === nth ? way : null);
    await open(page);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(badges()).toEqual(ALL[page]);
    expect(notices()).toContain(NOTICE);
  });

  it.each([1, 2, 3, 5, 8, 13])('the first %i of them, one after another', async (many) => {
    background.refuse = (_, index) => (index < many ? 'no worker' : null);
    await open('team');
    await vi.advanceTimersByTimeAsync(600_000);
    expect(badges()).toEqual(ALL.team);
    expect(notices()).toContain(NOTICE);
  });

  it.each(['getBadges', 'loadScript'])(
    'at once when a person comes back, however long %s was refused',
    async (type) => {
      background.refuse = (message) => (message.type === type ? 'no worker' : null);
      await open('keys');
      await vi.advanceTimersByTimeAsync(50_000);
      expect(badges()).toEqual([]);
      background.refuse = () => null;
      window.dispatchEvent(new Event('focus'));
      await vi.advanceTimersByTimeAsync(100);
      expect(badges()).toEqual(ALL.keys);
    },
  );

  it('and what looked as if badges were about to come goes meanwhile', async () => {
    background.refuse = ({ type }) => (type === 'getBadges' ? 'error' : null);
    await open('team');
    expect(badges()).toEqual(['pending:maya@northwind.example', 'pending:ana@northwind.example'].map(() => 'pending'));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(badges()).toEqual([]);
    expect(notices()).toContain('console_noAnswer');
  });

  it('until the extension is gone: then nothing more is asked', async () => {
    background.refuse = () => 'no worker';
    await open('team');
    vi.spyOn(browser.runtime, 'id', 'get').mockReturnValue(undefined as unknown as string); // as the browser leaves it
    await vi.advanceTimersByTimeAsync(2_000);
    const before = background.sent.length;
    await vi.advanceTimersByTimeAsync(600_000);
    window.dispatchEvent(new Event('focus'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(background.sent.length).toBe(before);
  });
});

describe('a page that a person comes back to', () => {
  it.each([
    ['a new reading', { revision: 2, notice: 'read again' }],
    ['a lock that nobody told of', { old: true, notice: 'locked' }],
    ['a disconnected project', { state: 'not-connected', notice: null, entities: [], people: [] }],
  ] as const)('shows %s that it has not heard of', async (_, now) => {
    await open('team');
    expect(badges()).toEqual(ALL.team);
    background.state = now as Partial<BadgeSheet>; // lists of nobody
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.advanceTimersByTimeAsync(100);
    expect(document.documentElement.hasAttribute('data-linchpin-old')).toBe('old' in now);
    expect(badges()).toEqual('state' in now ? [] : ALL.team);
    expect(background.sent.filter(({ data }) => data?.arrived === true)).toHaveLength(1);
  });

  it('is asked about once, without its list, where nothing has changed', async () => {
    await open('team');
    const before = background.sent.length;
    for (const kind of ['visibilitychange', 'resume']) document.dispatchEvent(new Event(kind));
    await vi.advanceTimersByTimeAsync(100);
    expect(background.sent.slice(before).every(({ data }) => Number(data.from) > 1e9)).toBe(true);
    expect(background.sent.length).toBeGreaterThan(before);
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
