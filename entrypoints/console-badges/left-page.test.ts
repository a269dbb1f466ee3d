// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { ALL, background, badges, open, PAGES, setPath, setUpConsole } from './testing/console';

setUpConsole();

/** The Console changes the address; its own tree follows with the next frame. */
const goTo = async (page: 'team' | 'keys'): Promise<void> => {
  setPath(page);
  window.dispatchEvent(new Event('popstate'));
  // Longer than storage and background take to answer, shorter than a frame.
  await vi.advanceTimersByTimeAsync(10);
};
/** All that waits for a change of the tree has heard of it, and no time has passed. */
const beforeItIsPainted = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);
const isOld = (): boolean => document.documentElement.hasAttribute('data-linchpin-old');
const since = (from: number): string[] => background.sent.slice(from).map(({ type }) => type);

describe('a page that was left, until the Console has drawn the next one', () => {
  it('keeps its badges, and gets none of the next', async () => {
    await open('keys');
    const before = document.body.innerHTML;
    await goTo('team');
    expect(badges()).toEqual(ALL.keys);
    expect(document.body.innerHTML).toBe(before);
    await vi.advanceTimersByTimeAsync(100);
    expect(badges()).toEqual(ALL.keys);
  });

  it('looks as old as it did', async () => {
    background.state = { old: true };
    await open('keys');
    background.state = { old: false };
    await goTo('team');
    expect(isOld()).toBe(true);
    document.body.innerHTML = PAGES.team;
    await beforeItIsPainted();
    expect(isOld()).toBe(false);
  });

  it('asks for nothing, however it is pressed and looked at', async () => {
    await open('keys');
    const [row] = document.querySelectorAll<HTMLElement>('[data-truth]');
    const from = background.sent.length;
    await goTo('team');
    for (const kind of ['click', 'focus', 'visibilitychange', 'resize'])
      row?.dispatchEvent(new Event(kind, { bubbles: true }));
    row?.remove();
    await vi.advanceTimersByTimeAsync(20_000);
    // The next page's badges, and the one script that the team page needs and the key page doesn't.
    expect(since(from).filter((type) => type !== 'getBadges' && type !== 'loadScript')).toEqual([]);
    const scripts = background.sent.slice(from).filter(({ type }) => type === 'loadScript');
    expect(scripts.map(({ data }) => data.script)).toEqual(['acts']);
    expect(background.sent.slice(from).map(({ data }) => data.page)).not.toContain('keys');
  });
});

describe('the badges of a page that was left are gone, and those of the next there,', () => {
  it.each(['team', 'keys'] as const)('in the frame that draws something else in place of the %s page', async (page) => {
    const next = page === 'team' ? 'keys' : 'team';
    await open(page);
    await goTo(next);
    document.body.innerHTML = PAGES[next];
    await beforeItIsPainted();
    expect(badges()).toEqual(ALL[next]);
  });

  it('in the frame in which rows are patched into others, text by text', async () => {
    await open('team');
    await goTo('keys');
    const kept = [...document.querySelectorAll('[data-linchpin-for]')];
    expect(kept).toHaveLength(2);
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) if (texts.currentNode.nodeValue === 'maya@northwind.example') break;
    texts.currentNode.nodeValue = 'Production - ingest';
    await beforeItIsPainted();
    expect(kept.filter((cell) => cell.isConnected)).toHaveLength(2);
    expect(badges().filter((ref) => ref.startsWith('member:'))).toEqual([]);
  });

  it('after there and back and there again within one frame', async () => {
    await open('keys');
    for (const page of ['team', 'keys', 'team'] as const) await goTo(page);
    expect(badges()).toEqual(ALL.keys);
    document.body.innerHTML = PAGES.team;
    await beforeItIsPainted();
    expect(badges()).toEqual(ALL.team);
  });

  it('within a second where nothing new is drawn', async () => {
    await open('keys');
    await goTo('team');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(badges().filter((ref) => ref.startsWith('key:'))).toEqual([]);
  });
});

it.each(['pagehide', 'the extension is gone'])(
  'a page that was left and not drawn again loses all badges: %s',
  async (how) => {
    await open('keys');
    await goTo('team');
    expect(badges()).toEqual(ALL.keys);
    if (how === 'pagehide') window.dispatchEvent(Object.assign(new Event(how), { persisted: true }));
    else {
      const { browser } = await import('wxt/browser');
      vi.spyOn(browser.runtime, 'id', 'get').mockReturnValue(undefined as unknown as string); // as the browser leaves it
      window.dispatchEvent(new Event('focus'));
    }
    expect(badges()).toEqual([]);
    expect(document.querySelector('linchpin-layer')).toBeNull();
  },
);
