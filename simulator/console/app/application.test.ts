// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://console.deepgram.com/" }
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PROJECT_ID, smallSeed } from '../../seeds/small';
import { KEYS } from '../../seeds/small-keys';
import { PEOPLE } from '../../seeds/small-people';
import type { ConsoleLook } from '../../world/types';
import { createWorld, type World } from '../../world/world';
import { manageRoutes } from '../manage/index';
import { startConsole } from './start';

const LAYOUTS = ['table', 'grid', 'divs', 'keyed', 'virtual'] as const;
const NOW = Date.parse('2026-11-21T12:00:00Z');

let world: World;
let stop: AbortController;

beforeEach(() => {
  world = createWorld({ now: () => NOW, seed: smallSeed });
  const routes = manageRoutes(world);
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) =>
    routes.request(path.replace('/manage/v1', ''), init),
  );
  stop = new AbortController();
});

afterEach(() => {
  stop.abort();
  vi.unstubAllGlobals();
});

async function open(path: string, look: Partial<ConsoleLook> = {}): Promise<void> {
  history.replaceState(null, '', `/project/${PROJECT_ID}/${path}`);
  startConsole({ layout: 'table', theme: 'dark', language: 'en', now: NOW, ...look }, stop.signal);
  await arrived();
}

const arrived = () =>
  vi.waitFor(() => {
    if (!document.querySelector('main .page') || document.querySelector('.loading')) throw new Error('still loading');
  });

function all(selector: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)];
}

function one(selector: string, index = 0): HTMLElement {
  const found = all(selector)[index];
  if (!found) throw new Error(`There is no ${selector}`);
  return found;
}

function type(selector: string, value: string): void {
  const input = one(selector);
  if (!(input instanceof HTMLInputElement)) throw new Error(`${selector} is no input`);
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

const page = () => document.body.innerHTML;
const keyCount = () => one('.count').textContent;
const mainText = () => one('main').textContent ?? '';

describe.each(LAYOUTS)('the layout "%s"', (layout) => {
  test('names every member by e-mail, with a role to pick and a way to remove', async () => {
    await open('team', { layout });
    const { members } = world.project(PROJECT_ID);
    for (const id of members.keys()) expect(mainText()).toContain(world.accounts.get(id)?.email);
    expect(all('main select')).toHaveLength(members.size);
    expect(all('main .icon-trash')).toHaveLength(members.size);
    expect(mainText()).toContain('Resend Invitation');
  });

  test('holds the id of a key only while its row is expanded', async () => {
    await open('keys', { layout });
    expect(page()).not.toContain(KEYS.ingest.id);
    one('.chevron').click();
    await vi.waitFor(() => expect(mainText()).toContain(KEYS.ingest.id));
    one('.chevron').click();
    await vi.waitFor(() => expect(page()).not.toContain(KEYS.ingest.id));
  });

  test('never holds a secret', async () => {
    await open('keys', { layout });
    for (const { secret } of world.project(PROJECT_ID).keys.values()) expect(page()).not.toContain(secret);
  });

  test('filters while one types, by name, e-mail and comment', async () => {
    await open('keys', { layout });
    for (const [filter, comment] of [
      ['tomás nagy', KEYS.ingest.comment],
      ['TOMAS@', KEYS.ingest.comment],
      ['monthly', KEYS.monthly.comment],
    ] as const) {
      type('.filter', filter);
      expect(mainText()).toContain(comment);
      expect(all('.chevron').length).toBeLessThan(5);
    }
    type('.filter', 'nobody at all');
    expect(keyCount()).toBe('0 keys');
  });

  test('warns before a member with active keys is removed, and removes only once the box is ticked', async () => {
    await open('team', { layout });
    one('main .icon-trash', 1).parentElement?.click();
    const button = await vi.waitFor(() => one('.modal .danger'));
    await vi.waitFor(() => expect(one('.modal').textContent).toContain('I understand this might cause an outage'));
    expect(one('.modal').textContent).toMatch(/\b3\b/);
    expect(button.hasAttribute('disabled')).toBe(true);
    one('.modal input').click();
    await vi.waitFor(() => expect(button.hasAttribute('disabled')).toBe(false));
    button.click();
    await vi.waitFor(() => expect(mainText()).not.toContain(PEOPLE.tomas.email));
    expect(world.project(PROJECT_ID).members.has(PEOPLE.tomas.id)).toBe(false);
  });

  test('filters the log by key id, and keeps that out of the address', async () => {
    await open('usage/logs', { layout });
    type('.key-id', KEYS.neverUsed.id);
    await vi.waitFor(() => expect(mainText()).toContain('No requests in this range.'));
    type('.key-id', KEYS.ingest.id);
    await vi.waitFor(() => expect(all('.logs tbody tr, .logs .line:not(.head)')).toHaveLength(20));
    one('main > .page > .button').click();
    await vi.waitFor(() => expect(all('.logs tbody tr, .logs .line:not(.head)')).toHaveLength(40));
    expect(location.href).not.toContain(KEYS.ingest.id);
  });

  test('goes from page to page without any event, and back by popstate', async () => {
    await open('team', { layout });
    const heard = vi.fn();
    window.addEventListener('popstate', heard, { signal: stop.signal });
    one('a[href$="/keys"]').click();
    await vi.waitFor(() => expect(one('h1').textContent).toBe('API Keys'));
    await arrived();
    expect(location.pathname).toBe(`/project/${PROJECT_ID}/keys`);
    expect(heard).not.toHaveBeenCalled();
    history.replaceState(null, '', `/project/${PROJECT_ID}/team`);
    window.dispatchEvent(new PopStateEvent('popstate'));
    await vi.waitFor(() => expect(one('h1').textContent).toBe('Team'));
  });

  test('speaks German', async () => {
    await open('keys', { layout, language: 'de' });
    expect(mainText()).toContain('Neuen API-Schlüssel erstellen');
    expect(mainText()).toContain('Inhaber');
  });
});

test.each(['table', 'grid', 'divs', 'virtual'] as const)(
  'the layout "%s" uses a row again for another key',
  async (layout) => {
    await open('keys', { layout });
    const row = one('.chevron');
    type('.filter', KEYS.monthly.comment);
    expect(one('.chevron')).toBe(row);
  },
);

test('the keyed layout lets a row go with its key', async () => {
  await open('keys', { layout: 'keyed' });
  const row = one('.chevron');
  type('.filter', KEYS.monthly.comment);
  expect(one('.chevron')).not.toBe(row);
  expect(row.isConnected).toBe(false);
});

test('of ten thousand keys the virtual layout holds the few that can be seen', async () => {
  for (let number = 0; number < 10_000; number++) {
    world.createKey(PROJECT_ID, PEOPLE.ana.id, { comment: `bulk ${number}`, scopes: [] });
  }
  await open('keys', { layout: 'virtual' });
  expect(all('.window-row').length).toBeLessThan(40);
  const box = one('.viewport');
  box.scrollTop = 300_000;
  box.dispatchEvent(new Event('scroll'));
  await vi.waitFor(() => expect(mainText()).toContain('bulk 5740'));
  expect(all('.window-row').length).toBeLessThan(40);
});

test('a value that no input event told of is gone with the next tick', async () => {
  await open('usage/logs');
  const input = one('.key-id');
  if (!(input instanceof HTMLInputElement)) throw new Error('The filter is no input');
  input.value = KEYS.ingest.id;
  await vi.waitFor(() => expect(input.value).toBe(''), { timeout: 5000 });
  type('.key-id', KEYS.ingest.id);
  const clock = one('.clock').textContent;
  await vi.waitFor(() => expect(one('.clock').textContent).not.toBe(clock), { timeout: 5000 });
  expect(input.value).toBe(KEYS.ingest.id);
});

test('a key is made with its form, and its secret is shown once', async () => {
  await open('keys?action=create');
  type('#key-comment', 'made here');
  await vi.waitFor(() => expect(one('.form .primary').hasAttribute('disabled')).toBe(false));
  one('.form .primary').click();
  const made = await vi.waitFor(() => {
    const key = [...world.project(PROJECT_ID).keys.values()].find(({ comment }) => comment === 'made here');
    if (!key) throw new Error('not made yet');
    return key;
  });
  await vi.waitFor(() => expect(one('.one-time').textContent).toBe(made.secret));
  one('.modal .primary').click();
  await vi.waitFor(() => expect(page()).not.toContain(made.secret));
  expect(mainText()).toContain('made here');
});

test('what the server refuses is said', async () => {
  await open('team');
  one('main .icon-trash').parentElement?.click();
  await vi.waitFor(() => one('.modal .tick'));
  one('.modal input').click();
  await vi.waitFor(() => expect(one('.modal .danger').hasAttribute('disabled')).toBe(false));
  one('.modal .danger').click();
  await vi.waitFor(() => expect(one('.modal [role=alert]').textContent).toContain('The only Owner'));
});
