import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../index';
import { ask, startSmall } from '../proof/ask';
import { PROJECT_ID, SANDBOX_ID, SECRETS } from '../seeds/small';
import { KEYS } from '../seeds/small-keys';
import { PEOPLE } from '../seeds/small-people';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSmall();
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.close());

const project = `/projects/${PROJECT_ID}`;
const creators = (body: { api_keys: { member: { email: string } }[] }) =>
  new Set(body.api_keys.map(({ member }) => member.email));

describe('a key without the three read scopes', () => {
  it('gets only its own keys, without any sign of that', async () => {
    const { status, body } = await ask(simulator, `${project}/keys?status=active`, { secret: SECRETS.member });
    expect(status).toBe(200);
    expect(creators(body)).toEqual(new Set([PEOPLE.noor.email]));
  });

  it("can't find another person's key, and is refused the members for the first missing scope", async () => {
    expect((await ask(simulator, `${project}/keys/${KEYS.ingest.id}`, { secret: SECRETS.member })).status).toBe(404);
    const refused = await ask(simulator, `${project}/members`, { secret: SECRETS.member });
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({
      category: 'INSUFFICIENT_PERMISSIONS',
      details: "Check that your account has the 'members:read' scope for this project.",
    });
  });

  it("reads its creator's own role and nobody else's", async () => {
    const own = await ask(simulator, `${project}/members/${PEOPLE.noor.id}/scopes`, { secret: SECRETS.member });
    expect(own.body).toEqual({ scopes: ['member'] });
    const other = await ask(simulator, `${project}/members/${PEOPLE.maya.id}/scopes`, { secret: SECRETS.member });
    expect(other.status).toBe(403);
  });
});

describe('the least key', () => {
  it('sees every key and member, usage and cost', async () => {
    const [all, least] = await Promise.all(
      [SECRETS.admin, SECRETS.least].map((secret) => ask(simulator, `${project}/keys`, { secret })),
    );
    expect(least?.body).toEqual(all?.body);
    for (const path of ['members', 'usage/breakdown?grouping=accessor', 'billing/breakdown?grouping=accessor']) {
      expect((await ask(simulator, `${project}/${path}`, { secret: SECRETS.least })).status).toBe(200);
    }
  });

  it('needs the scopes for invites as well', async () => {
    const refused = await ask(simulator, `${project}/invites`, { secret: SECRETS.least });
    expect(refused.body.details).toContain("'members:read:invites'");
    for (const secret of [SECRETS.leastWithInvites, SECRETS.admin]) {
      expect((await ask(simulator, `${project}/invites`, { secret })).body.invites).toHaveLength(2);
    }
  });

  it.each([
    [SECRETS.withoutUsage, 'usage/breakdown', 'usage:read'],
    [SECRETS.withoutUsage, 'requests', 'usage:read'],
    [SECRETS.withoutCost, 'billing/breakdown', 'billing:read'],
    [SECRETS.withoutCost, 'balances', 'billing:read'],
    [SECRETS.sendsOnly, 'keys', 'keys:read'],
  ])('is refused what its scopes do not cover: %#', async (secret, path, scope) => {
    const { status, body } = await ask(simulator, `${project}/${path}`, { secret });
    expect(status).toBe(403);
    expect(body.details).toContain(`'${scope}'`);
  });
});

describe('an invalid or expired key', () => {
  it.each([
    ['expired', SECRETS.expired],
    ['deleted', SECRETS.deleted],
    ['its creator has left', SECRETS.orphan],
    ['never was', '0'.repeat(40)],
  ])('is refused as invalid credentials: %s', async (_, secret) => {
    const { status, body } = await ask(simulator, project, { secret });
    expect(status).toBe(401);
    expect(body).toMatchObject({ err_code: 'INVALID_AUTH', err_msg: 'Invalid credentials.' });
  });

  it.each([[undefined], ['Bearer eyJhbGciOiJIUzI1NiJ9.e30.x'], [`Bearer ${SECRETS.admin}`], [SECRETS.admin]])(
    'is refused in any scheme but Token: %#',
    async (authorization) => {
      const headers = authorization === undefined ? {} : { authorization };
      const answer = await simulator.fetch('https://api.deepgram.com/v1/projects', { headers });
      expect(answer.status).toBe(401);
    },
  );
});

describe('another project', () => {
  it('looks as if it did not exist, in either error shape', async () => {
    const first = await ask(simulator, `/projects/${SANDBOX_ID}/keys`);
    expect(first.status).toBe(404);
    expect(first.body).toMatchObject({ category: 'NOT_FOUND' });
    simulator.settings.projectNotFound = 'err_code';
    const second = await ask(simulator, `/projects/${SANDBOX_ID}/keys`);
    expect(second.body).toEqual({ err_code: 'PROJECT_NOT_FOUND', err_msg: 'Project not found.' });
  });

  it('is visible only to its own key', async () => {
    const { body } = await ask(simulator, '/projects', { secret: SECRETS.sandbox });
    expect(body.projects).toEqual([{ project_id: SANDBOX_ID, name: 'Sandbox' }]);
  });

  it('is refused in plain text if its id is malformed', async () => {
    const { status, headers, body } = await ask(simulator, '/projects/123/keys');
    expect(status).toBe(404);
    expect(headers.get('content-type')).toContain('text/plain');
    expect(body).toMatch(/^UUID parsing failed: /);
  });
});
