import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Simulator } from '../index';
import { AFTERNOON, ask, startSmall } from '../proof/ask';
import { PROJECT_ID } from '../seeds/small';
import { KEYS } from '../seeds/small-keys';
import { PEOPLE } from '../seeds/small-people';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSmall();
});
afterAll(() => simulator.close());

const project = `/projects/${PROJECT_ID}`;

describe('writes', () => {
  it.each([
    [{ scopes: ['member'] }, 'INVALID_JSON'],
    [{ comment: '   ', scopes: ['member'] }, 'comment must have'],
    [{ comment: 'x'.repeat(129), scopes: ['member'] }, 'comment must have'],
    [{ comment: 'x', scopes: [] }, 'scopes must not be empty'],
    [{ comment: 'x', scopes: ['member'], expiration_date: '2027-01-01' }, 'INVALID_JSON'],
    [
      { comment: 'x', scopes: ['member'], expiration_date: '2027-01-01T00:00:00Z', time_to_live_in_seconds: 9 },
      'exclude',
    ],
    ['{"comment":', 'INVALID_JSON'],
  ])('refuse a key with an invalid description: %#', async (body, why) => {
    const answer = await ask(simulator, `${project}/keys`, { method: 'POST', body });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain(why);
  });

  it('list the scopes that a scope implies', async () => {
    const asked = { comment: 'x', scopes: ['usage:write', 'keys:write'] };
    const { body } = await ask(simulator, `${project}/keys`, { method: 'POST', body: asked });
    expect(body.scopes).toEqual(['usage:write', 'keys:write', 'keys:read']);
  });

  it('grant tokens only to keys of Members and above', async () => {
    const grant = (secret: string) => ask(simulator, '/auth/grant', { method: 'POST', secret });
    expect((await grant(KEYS.member.secret)).body.expires_in).toBe(30);
    const refused = await grant(KEYS.botListen.secret);
    expect([refused.status, refused.body]).toEqual([
      403,
      { err_code: 'FORBIDDEN', err_msg: 'Insufficient permissions.' },
    ]);
  });

  it('create no key that can do more than its creator', async () => {
    const answer = await ask(simulator, `${project}/keys`, {
      method: 'POST',
      body: { comment: 'x', scopes: ['owner'] },
    });
    expect(answer.status).toBe(403);
  });

  it("let an Admin delete their own keys, but nobody else's", async () => {
    const refused = await ask(simulator, `${project}/keys/${KEYS.ingest.id}`, { method: 'DELETE' });
    expect(refused.body.details).toContain("'owners:write'");
    expect((await ask(simulator, `${project}/keys/${KEYS.botRead.id}`, { method: 'DELETE' })).status).toBe(200);
  });

  it('do not let an Admin promote a member to Owner, or remove the only Owner', async () => {
    const path = `${project}/members/${PEOPLE.ana.id}/scopes`;
    const promoted = await ask(simulator, path, { method: 'PUT', body: { scope: 'owner' } });
    expect(promoted.body.details).toContain("'owners:write:scopes'");
    const removed = await ask(simulator, `${project}/members/${PEOPLE.maya.id}`, { method: 'DELETE' });
    expect(removed.body.details).toContain("'owners:write:kick'");
  });

  it('never remove the only Owner', async () => {
    const { secret } = simulator.world.createKey(PROJECT_ID, PEOPLE.maya.id, { comment: 'all', scopes: ['owner'] });
    const member = `${project}/members/${PEOPLE.maya.id}`;
    for (const [method, path, body] of [
      ['DELETE', member],
      ['DELETE', `${project}/leave`],
      ['PUT', `${member}/scopes`, { scope: 'member' }],
    ] as const) {
      const { status, text } = await ask(simulator, path, { secret, method, body });
      expect([status, text]).toEqual([400, 'Invalid request: a project needs an owner, and this is the only one.']);
    }
  });

  it('do not invite a member', async () => {
    const body = { email: PEOPLE.ana.email, scope: 'member' };
    expect((await ask(simulator, `${project}/invites`, { method: 'POST', body })).status).toBe(400);
    const odd = await ask(simulator, `${project}/invites`, { method: 'POST', body: { ...body, scope: 'boss' } });
    expect(odd.text).toBe("Invalid request: scope must be either 'member', 'admin' or 'owner'.");
  });

  it('delete the keys of a member who is removed', async () => {
    const before = await ask(simulator, project, { secret: KEYS.monthly.secret });
    await ask(simulator, `${project}/members/${PEOPLE.kofi.id}`, { method: 'DELETE' });
    const after = await ask(simulator, project, { secret: KEYS.monthly.secret });
    expect([before.status, after.status]).toEqual([200, 401]);
  });

  it('let a key expire when its time comes', async () => {
    const asked = { comment: 'brief', scopes: ['member'], time_to_live_in_seconds: 60 };
    const { body } = await ask(simulator, `${project}/keys`, { method: 'POST', body: asked });
    expect(body.expiration_date).toBe('2026-11-20T15:01:00.000000Z');
    simulator.world.clock.set(AFTERNOON + 60_000);
    expect((await ask(simulator, project, { secret: body.key })).status).toBe(401);
    simulator.world.clock.set(AFTERNOON);
  });
});
