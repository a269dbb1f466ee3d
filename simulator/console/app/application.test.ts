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

const EARLIER = ['table', 'grid', 'divs', 'keyed', 'virtual'] as const;
const LAYOUTS = ['2026', '2026-names', ...EARLIER] as const;
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
const mainText = () => one('main').textContent ?? '';

describe.each(LAYOUTS)('the layout "%s"', (layout) => {
  test('names every member, with a role to pick and a way to remove', async () => {
    await open('team', { layout });
    const { members } = world.project(PROJECT_ID);
    for (const id of members.keys()) {
      const { email, firstName = email } = world.accounts.get(id) ?? { email: '' };
      if (layout === '2026-names') expect(mainText()).toContain(firstName);
      else expect(mainText()).toContain(email);
      if (layout === '2026-names' && firstName !== email) expect(mainText()).not.toContain(email);
    }
    expect(all('main select')).toHaveLength(members.size);
    expect(all('main .icon-trash')).toHaveLength(members.size);
    expect(mainText()).toContain('Resend Invitation');
  });

  test('holds the id of a key only while its row is expanded', async () => {
    await open('keys', { layout });
    type('.filter', KEYS.ingest.comment);
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

  test('filters by name, e-mail and comment while text is typed', async () => {
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
    expect(all('.chevron')).toEqual([]);
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
    await vi.waitFor(() => expect(mainText()).not.toContain(PEOPLE.tomas.firstName));
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

  test('navigates between pages without any event, and back by popstate', async () => {
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
    await vi.waitFor(() => expect(one('h1').textContent).toBe(layout.startsWith('2026') ? 'Project & Team' : 'Team'));
  });

  test('is available in German', async () => {
    await open('keys', { layout, language: 'de' });
    expect(mainText()).toContain('Neuen API-Schlüssel erstellen');
    expect(mainText()).toContain('Inhaber');
  });
});

test.each(['2026', 'table', 'grid', 'divs', 'virtual'] as const)(
  'the layout "%s" uses a row again for another key',
  async (layout) => {
    await open('keys', { layout });
    const row = one('.chevron');
    type('.filter', KEYS.monthly.comment);
    expect(one('.chevron')).toBe(row);
  },
);

test('the keyed layout removes a row together with its key', async () => {
  await open('keys', { layout: 'keyed' });
  const row = one('.chevron');
  type('.filter', KEYS.monthly.comment);
  expect(one('.chevron')).not.toBe(row);
  expect(row.isConnected).toBe(false);
});

test('the virtual layout renders only the visible rows of ten thousand keys', async () => {
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

test('a value set without an input event is gone with the next tick', async () => {
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

test('a key is created with the form, and its secret is shown once', async () => {
  await open('keys?action=create', { layout: 'table' });
  type('#key-comment', 'made here');
  await vi.waitFor(() => expect(one('.form .primary').hasAttribute('disabled')).toBe(false));
  one('.form .primary').click();
  const made = await vi.waitFor(() => keyOf('made here'));
  await vi.waitFor(() => expect(one('.one-time').textContent).toBe(made.secret));
  one('.modal .primary').click();
  await vi.waitFor(() => expect(page()).not.toContain(made.secret));
  expect(mainText()).toContain('made here');
});

const keyOf = (comment: string) => {
  const key = [...world.project(PROJECT_ID).keys.values()].find((one) => one.comment === comment);
  if (!key) throw new Error('not made yet');
  return key;
};

test('an application that has ended draws nothing over what replaced it', async () => {
  await open('team');
  const other = document.createElement('p');
  // A frame is asked for, and comes after the end.
  window.dispatchEvent(new PopStateEvent('popstate'));
  stop.abort();
  document.body.replaceChildren(other);
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  expect([...document.body.children]).toEqual([other]);
});

describe('the Console of 2026', () => {
  const row = (comment: string) => {
    const found = all('.key-rows li').find((one) => one.querySelector('.strong')?.textContent === comment);
    return [...(found?.querySelectorAll('.key-cells > *') ?? [])].map(({ textContent }) => textContent);
  };

  test('has two navigation groups, and shows the logs only once Usage is expanded', async () => {
    await open('keys', { layout: '2026' });
    const groups = all('nav .group').map(({ textContent }) => textContent);
    const entries = all('nav > ul').map((list) => [...list.children].map(({ textContent }) => textContent));
    expect(groups).toEqual(['Explore', 'Manage']);
    expect(entries[1]).toEqual(['Dashboard', 'API Keys', 'Usage', 'Project & Team', 'Billing']);
    expect(all('a[href*="/usage"]')).toEqual([]);
    one('nav button').click();
    await vi.waitFor(() => expect(all('nav a[href$="/usage/logs"]')).toHaveLength(1));
    one('nav button').click();
    await vi.waitFor(() => expect(all('a[href*="/usage"]')).toEqual([]));
  });

  test('shows only icons in a collapsed sidebar', async () => {
    await open('keys', { layout: '2026' });
    one('.sidebar > .icon-button').click();
    await vi.waitFor(() => expect(one('.sidebar').textContent).not.toContain('API Keys'));
    expect(all('nav a[href$="/keys"]')).toHaveLength(1);
  });

  test('shows columns as in the pictures: ages, spans, long dates, asterisks, names', async () => {
    const made = (comment: string, minutesAgo: number, minutesLeft?: number) =>
      world.createKey(PROJECT_ID, PEOPLE.tomas.id, {
        comment,
        scopes: [],
        createdAt: NOW - minutesAgo * 60_000,
        ...(minutesLeft === undefined ? {} : { expiresAt: NOW + minutesLeft * 60_000 }),
      });
    made('fresh', 0, 7.5 * 60);
    made('minutes', 12.5, 50 * 1440);
    made('hours', 5.5 * 60);
    await open('keys', { layout: '2026' });
    const head = ['', 'Comment', 'Secret', 'Role', 'Created by', 'Created', 'Expires', ''];
    expect(all('.heads > span').map(({ textContent }) => textContent)).toEqual(head);
    const common = ['************', 'Default', 'Tomás Nagy'];
    expect(row('fresh').slice(1, -1)).toEqual(['fresh', ...common, 'Just now', '7 hours']);
    expect(all('.near').map(({ textContent }) => textContent)).toContain('7 hours');
    expect(row('minutes').slice(5, 7)).toEqual(['12 minutes ago', 'January 10, 2027']);
    expect(row('hours').slice(5, 7)).toEqual(['5 hours ago', '-']);
    expect(row(KEYS.ingest.comment)[5]).toBe('August 23, 2026');
    expect(row(KEYS.botRead.comment)[4]).toBe(PEOPLE.bot.email);
  });

  test('lists the newest first, and expired keys only when asked', async () => {
    await open('keys', { layout: '2026' });
    const comments = () => all('.key-rows li .strong').map(({ textContent }) => textContent);
    const { keys } = world.project(PROJECT_ID);
    const byAge = [...keys.values()].sort((a, b) => b.createdAt - a.createdAt);
    const unexpired = byAge.filter(({ expiresAt = Number.POSITIVE_INFINITY }) => expiresAt > NOW);
    expect(unexpired.length).toBeLessThan(byAge.length);
    expect(comments()).toEqual(unexpired.map(({ comment }) => comment));
    one('.see-expired input').click();
    await vi.waitFor(() => expect(comments()).toEqual(byAge.map(({ comment }) => comment)));
  });

  test.each(['keys', 'team'])('shows the project’s UUID, which is not a key’s: %s', async (list) => {
    await open(list, { layout: '2026' });
    expect(one('.project-id').textContent).toBe(`Project ID: ${PROJECT_ID}`);
  });

  test('filters by id, tag and scope too', async () => {
    await open('keys', { layout: '2026' });
    expect(one('label:has(> .filter) span').textContent).toBe('Comment, Creator, Tag, Identifier, or Scope');
    for (const [filter, comment] of [
      [KEYS.botSpeak.id, KEYS.botSpeak.comment],
      ['batch', KEYS.botRead.comment],
      ['owner', KEYS.roleCapped.comment],
    ] as const) {
      type('.filter', filter);
      expect(all('.key-rows li').map((one) => one.querySelector('.strong')?.textContent)).toContain(comment);
      expect(all('.key-rows li').length).toBeLessThan(6);
    }
  });

  test('has its dialogs beside the section of the page, not in a dialog element and not last in the body', async () => {
    await open('team', { layout: '2026' });
    one('main .icon-trash', 1).parentElement?.click();
    const veil = await vi.waitFor(() => one('.veil'));
    expect(veil.parentElement?.localName).toBe('main');
    expect(veil.previousElementSibling?.matches('section.page')).toBe(true);
    expect(all('dialog, [role=dialog]')).toEqual([]);
  });

  test('creates a key in steps, and drops the secret once the person has confirmed that they copied it', async () => {
    await open('keys', { layout: '2026' });
    one('.making .primary').click();
    await vi.waitFor(() => expect(all('.steps > li label input')).toHaveLength(4));
    const fields = all('.steps > li label input');
    type('.comment-field', 'made in 2026');
    fields[3]?.click();
    await vi.waitFor(() => one('.steps [type=date]'));
    expect(one('.modal-buttons .primary').hasAttribute('disabled')).toBe(true);
    type('.steps [type=date]', '2026-12-21');
    await vi.waitFor(() => expect(one('.modal-buttons .primary').hasAttribute('disabled')).toBe(false));
    one('.modal-buttons .primary').click();
    await vi.waitFor(() => expect(one('.one-time').textContent).toBe(keyOf('made in 2026').secret));
    expect(keyOf('made in 2026')).toMatchObject({ expiresAt: NOW + 30 * 86_400_000, scopes: [] });
    expect(one('.modal-buttons .primary').hasAttribute('disabled')).toBe(true);
    one('.modal .tick input').click();
    await vi.waitFor(() => expect(one('.modal-buttons .primary').hasAttribute('disabled')).toBe(false));
    one('.modal-buttons .primary').click();
    await vi.waitFor(() => expect(page()).not.toContain(keyOf('made in 2026').secret));
  });
});

test('a refusal by the server is shown', async () => {
  await open('team');
  one('main .icon-trash').parentElement?.click();
  await vi.waitFor(() => one('.modal .tick'));
  one('.modal input').click();
  await vi.waitFor(() => expect(one('.modal .danger').hasAttribute('disabled')).toBe(false));
  one('.modal .danger').click();
  await vi.waitFor(() => expect(one('.modal [role=alert]').textContent).toContain('The only Owner'));
});
