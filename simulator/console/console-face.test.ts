import { describe, expect, test } from 'vitest';
import { PROJECT_ID, SANDBOX_ID, smallSeed } from '../seeds/small';
import { KEYS } from '../seeds/small-keys';
import { PEOPLE } from '../seeds/small-people';
import type { ConsoleLook } from '../world/types';
import { createWorld } from '../world/world';
import { createConsoleFace } from './index';
import type { WireKey, WireMember, WireRemoval, WireRequestPage } from './wire';

const NOON = Date.parse('2026-11-21T12:00:00Z');

function start(signedIn: keyof typeof PEOPLE = 'maya') {
  const world = createWorld({ now: () => NOON, seed: smallSeed });
  world.signedIn = PEOPLE[signedIn].id;
  const look: ConsoleLook = { layout: 'table', theme: 'dark', language: 'en' };
  const face = createConsoleFace({ world, look });
  const call = async <T = { refused?: string }>(method: string, path: string, body?: object) => {
    const response = await face.request(`/manage/v1${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    // What a path answers is what the test is about.
    expect(response.status).toBe(200);
    return (await response.json()) as T;
  };
  return { world, look, face, call, project: `/projects/${PROJECT_ID}` };
}

describe('the page', () => {
  test('is the same at every path, and restricts what it may load', async () => {
    const { face } = start();
    for (const path of [`/project/${PROJECT_ID}/team`, '/', '/nowhere/at/all']) {
      const response = await face.request(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-security-policy')).toBe(
        "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'",
      );
      expect(await response.text()).toContain('/assets/console.js');
    }
  });

  test('uses the look that is set when it loads', async () => {
    const { face, look } = start();
    expect(await (await face.request('/')).text()).toContain('<html lang="en" class="dark">');
    Object.assign(look, { theme: 'light', language: 'de' });
    expect(await (await face.request('/')).text()).toContain('<html lang="de" class="light">');
  });

  test('reads from right to left and has its own styles if the look says so', async () => {
    const { face, look } = start();
    expect(await (await face.request('/')).text()).not.toContain('look.css');
    Object.assign(look, { dir: 'rtl', css: 'td { color: red }' });
    const page = await (await face.request('/')).text();
    expect(page).toContain('<html lang="en" class="dark" dir="rtl">');
    expect(page).toContain('<link rel="stylesheet" href="/assets/look.css">');
    expect(await (await face.request('/assets/look.css')).text()).toBe('td { color: red }');
  });

  test('shows only the first letters of people and keys if the look says so', async () => {
    const { call, look, project } = start();
    look.veiled = true;
    const said = JSON.stringify([await call('GET', `${project}/keys`), await call('GET', `${project}/members`)]);
    expect(said).toContain('"email":"t…"');
    for (const { email } of Object.values(PEOPLE)) expect(said).not.toContain(email);
    for (const { comment } of Object.values(KEYS)) if (comment.length > 3) expect(said).not.toContain(`"${comment}"`);
  });

  test('has its script, its style and no icon', async () => {
    const { face } = start();
    expect(await (await face.request('/assets/console.js')).text()).toContain('/manage/v1');
    expect(await (await face.request('/assets/console.css')).text()).toContain('#101014');
    expect((await face.request('/favicon.ico')).status).toBe(204);
  });
});

describe('who sees what', () => {
  test('an Owner sees everybody’s keys', async () => {
    const { call, project, world } = start();
    const body = await call<{ keys: WireKey[] }>('GET', `${project}/keys`);
    expect(body.keys.map((key) => key.api_key_id)).toEqual([...world.project(PROJECT_ID).keys.keys()]);
  });

  test('a member sees their own keys and themselves', async () => {
    const { call, project } = start('ana');
    const keys = await call<{ keys: WireKey[] }>('GET', `${project}/keys`);
    expect(new Set(keys.keys.map(({ creator }) => creator.email))).toEqual(new Set([PEOPLE.ana.email]));
    const team = await call<{ members: WireMember[] }>('GET', `${project}/members`);
    expect(team.members.map(({ email }) => email)).toEqual([PEOPLE.ana.email]);
  });

  test('names that an account lacks are left out', async () => {
    const { call, project } = start();
    const body = await call<{ members: WireMember[] }>('GET', `${project}/members`);
    const bot = body.members.find(({ member_id }) => member_id === PEOPLE.bot.id);
    expect(bot).toEqual({ member_id: PEOPLE.bot.id, email: PEOPLE.bot.email, role: 'admin' });
  });

  test('a project that the account is not in is not there', async () => {
    const { call } = start('ana');
    expect((await call('GET', `/projects/${SANDBOX_ID}/keys`)).refused).toMatch(/cannot be found/);
  });

  test('only the answer to a creation contains a secret', async () => {
    const { call, project, world } = start();
    const body = await call('GET', `${project}/keys`);
    for (const { secret } of world.project(PROJECT_ID).keys.values())
      expect(JSON.stringify(body)).not.toContain(secret);
    const created = await call<{ secret: string; api_key_id: string }>('POST', `${project}/keys`, {
      comment: 'new',
      tags: ['t'],
      expiration_days: 7,
    });
    const key = world.project(PROJECT_ID).keys.get(created.api_key_id);
    expect(key).toMatchObject({ comment: 'new', scopes: [], tags: ['t'], expiresAt: NOON + 7 * 86_400_000 });
    expect(created.secret).toBe(key?.secret);
  });
});

describe('what changes the project', () => {
  test('the removal dialog counts active keys only, and what they did in seven days', async () => {
    const { call, project, world } = start();
    const path = `${project}/members/${PEOPLE.tomas.id}/removal`;
    const before = await call<WireRemoval>('GET', path);
    const own = [...world.project(PROJECT_ID).keys.values()].filter(({ creatorId }) => creatorId === PEOPLE.tomas.id);
    const active = own.filter(({ expiresAt = Infinity }) => expiresAt > NOON);
    expect(before.active_keys).toBe(active.length);
    world.recordUsage(PROJECT_ID, { accessor: active[0]?.id ?? '', requests: 5 });
    world.recordUsage(PROJECT_ID, { accessor: active[0]?.id ?? '', requests: 7, day: '2026-11-14' });
    world.recordUsage(PROJECT_ID, { accessor: KEYS.botSpeak.id, requests: 11 });
    const after = await call<WireRemoval>('GET', path);
    expect(after.requests_past_week - before.requests_past_week).toBe(5);
  });

  test('removing a member deletes their keys', async () => {
    const { call, project } = start();
    await call('DELETE', `${project}/members/${PEOPLE.tomas.id}`);
    const body = await call<{ keys: WireKey[] }>('GET', `${project}/keys`);
    expect(body.keys.filter(({ creator }) => creator.member_id === PEOPLE.tomas.id)).toEqual([]);
  });

  test('the only Owner can’t be removed or change role', async () => {
    const { call, project } = start();
    const refused = 'The only Owner of a project cannot be removed or given another role.';
    expect(await call('DELETE', `${project}/members/${PEOPLE.maya.id}`)).toEqual({ refused });
    expect(await call('PUT', `${project}/members/${PEOPLE.maya.id}/scopes`, { scope: 'member' })).toEqual({ refused });
  });

  test("an Admin may remove a member, but neither an Owner nor another person's key", async () => {
    const { call, project } = start('tomas');
    expect((await call('DELETE', `${project}/members/${PEOPLE.maya.id}`)).refused).toContain('owners:write:kick');
    expect((await call('DELETE', `${project}/keys/${KEYS.monthly.id}`)).refused).toContain('Only an Owner');
    expect((await call('DELETE', `${project}/members/${PEOPLE.ana.id}`)).refused).toBeUndefined();
  });

  test('a role can be changed and an invite sent', async () => {
    const { call, project, world } = start();
    await call('PUT', `${project}/members/${PEOPLE.ana.id}/scopes`, { scope: 'admin' });
    await call('POST', `${project}/invites`, { email: 'new@northwind.example', scope: 'member' });
    expect(world.project(PROJECT_ID).members.get(PEOPLE.ana.id)?.role).toBe('admin');
    expect(world.project(PROJECT_ID).invites.map(({ email }) => email)).toContain('new@northwind.example');
  });
});

test('the log can be filtered by key, and lists each request once, newest first, twenty per page', async () => {
  const { call, project, world } = start();
  const key = world.createKey(PROJECT_ID, PEOPLE.maya.id, { comment: 'counted', scopes: [] });
  world.recordUsage(PROJECT_ID, { accessor: key.id, requests: 25, day: '2026-11-20' });
  const read = async (page: number) => {
    const body = await call<WireRequestPage>('GET', `${project}/requests?accessor=${key.id}&days=7&page=${page}`);
    return body.requests;
  };
  const pages = [await read(0), await read(1), await read(2)];
  expect(pages.map(({ length }) => length)).toEqual([20, 5, 0]);
  const times = pages.flat().map(({ created }) => created);
  expect(times).toEqual([...times].sort().reverse());
  expect(new Set(pages.flat().map(({ request_id }) => request_id)).size).toBe(25);
});
