import fc from 'fast-check';
import { expect, it } from 'vitest';
import { holdsLater } from '../testing/properties';
import * as z from '../zod';
import { checkKey } from './check-key';
import { createClient } from './client';
import { readLastRequest } from './last-request';
import { readProject } from './read-project';

const NOW = Date.parse('2026-11-21T12:00:00Z');

/** What each part must be to count as read; strict, so that nothing of a body slips through. */
const text = z.string();
const list = z.array(text);
const person = { memberId: text, email: text, firstName: z.optional(text), lastName: z.optional(text) };
const keys = z.array(
  z.strictObject({
    ...{ keyId: text, comment: text, scopes: list, tags: list, created: text, expires: z.optional(text) },
    creator: z.strictObject(person),
  }),
);
const series = z
  .strictObject({
    ...{ from: text, to: text },
    byAccessor: z.record(text, z.array(z.number())),
    unattributed: z.array(z.number()),
    uncounted: z.optional(z.record(text, z.array(z.number()))),
  })
  .check(
    z.refine(({ from, to, byAccessor, unattributed }) => {
      const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
      const figures = Object.values(byAccessor).every(({ length }) => length === days);
      return figures && [0, days].includes(unattributed.length);
    }),
  );
const parts = {
  ...{ keys, expiredKeys: keys },
  members: z.array(z.strictObject({ ...person, scopes: list })),
  invites: z.array(z.strictObject({ email: text, scope: text })),
  ...{ usage: series, cost: series },
};
const answerOf = (value: z.ZodMiniType) =>
  z.discriminatedUnion('state', [
    z.strictObject({ state: z.literal('whole'), value }),
    z.strictObject({
      state: z.literal('partial'),
      value,
      gaps: z.array(z.looseObject({ reason: text })).check(z.minLength(1)),
    }),
    z.strictObject({ state: z.literal('failed'), fault: z.looseObject({ kind: text, endpoint: text }) }),
  ]);

/** Bodies that are nearly right: now and then a field is something else, or missing. */
const stray = fc.jsonValue({ maxDepth: 1 });
const nearly = (...right: unknown[]) =>
  fc.oneof({ weight: 40, arbitrary: fc.constantFrom(...right) }, { weight: 1, arbitrary: stray });
const row = (model: Record<string, fc.Arbitrary<unknown>>) =>
  fc.oneof(
    { weight: 20, arbitrary: fc.record(model) },
    { weight: 2, arbitrary: fc.record(model, { requiredKeys: [] }) },
    { weight: 1, arbitrary: stray },
  );
const rows = (model: Record<string, fc.Arbitrary<unknown>>) =>
  fc.oneof({ weight: 8, arbitrary: fc.array(row(model), { maxLength: 5 }) }, { weight: 1, arbitrary: stray });
const days = nearly('2026-11-17', '2026-11-21', '2026-11-20T01:02:03Z', '2026-11-18');
const member = {
  member_id: nearly('m'),
  email: nearly('m@x.example'),
  first_name: nearly('M', null),
  last_name: nearly('M'),
};
const scopes = nearly(['member'], ['usage:read', 'keys:read']);
const apiKey = row({
  ...{ api_key_id: nearly('a', 'b', '__proto__'), comment: nearly('c', null), scopes, tags: nearly(['t'], 't', null) },
  ...{ created: nearly('2026-01-01T00:00:00Z'), expiration_date: nearly('2026-11-20T00:00:00', null) },
});
const grouping = row({ start: days, end: days, accessor: nearly('a', 'b', null, '__proto__', '') });
const body = row({
  api_keys: rows({ member: row({ ...member, api_key: apiKey }), api_key: apiKey }),
  members: rows({ ...member, scopes }),
  invites: rows({ email: nearly('i@x.example'), scope: nearly('admin') }),
  results: rows({ requests: nearly(0, 7), dollars: nearly(0.5), grouping }),
  ...{
    start: nearly('2026-11-17', '2026-11-19'),
    end: nearly('2026-11-21'),
    resolution: nearly({ units: 'day', amount: 1 }, {}),
  },
  projects: rows({ project_id: nearly('p'), name: nearly('P', null) }),
  requests: rows({ request_id: nearly('r'), created: nearly('2026-11-20T00:00:00Z'), api_key_id: nearly('a') }),
  ...{ api_key_id: nearly('a'), scopes, created: nearly('2026-01-01T00:00:00Z') },
});

it('no body makes a call throw, or is taken as read when it is of the wrong type', async () => {
  const seen = new Map<string, number>();
  await holdsLater(
    fc.asyncProperty(body, async (any) => {
      const client = createClient({
        ...{ secret: 'c0ffeebe', now: () => NOW, sleep: async () => {} },
        fetch: async () => new Response(JSON.stringify(any)),
      });
      const project = { projectId: 'p', projectName: 'P', now: NOW, usageDays: 4, viewer: {} };
      const snapshot = await readProject({ client, ...project });
      for (const part of ['keys', 'expiredKeys', 'members', 'invites', 'usage', 'cost'] as const) {
        const answer = JSON.parse(JSON.stringify(snapshot[part]));
        expect(z.safeParse(answerOf(parts[part]), answer).error).toBeUndefined();
        seen.set(`${part} ${answer.state}`, (seen.get(`${part} ${answer.state}`) ?? 0) + 1);
      }
      const { projects, identity } = await checkKey(client);
      const name = z.strictObject({ projectId: text, name: text });
      expect(z.safeParse(answerOf(z.array(name)), projects).error).toBeUndefined();
      const who = z.strictObject({ keyId: z.optional(text), scopes: z.optional(list), created: z.optional(text) });
      expect(z.safeParse(answerOf(who), identity).error).toBeUndefined();
      const last = z.nullable(z.strictObject({ requestId: text, created: text, code: z.optional(z.number()) }));
      const request = await readLastRequest(client, { projectId: 'p', keyId: 'a' });
      expect(z.safeParse(answerOf(last), request).error).toBeUndefined();
    }),
    { numRuns: 400 },
  );
  // The bodies are worth something only if every outcome came up.
  for (const part of ['keys', 'members', 'usage']) {
    for (const state of ['whole', 'partial', 'failed']) expect(seen.get(`${part} ${state}`)).toBeGreaterThan(0);
  }
}, 30_000);
