import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { declarations } from '../../utils/protocol/declarations';
import { holdsLater } from '../../utils/testing/properties';
import { createHandlers } from './handlers';
import { guarded, type Handler, type Handlers, Refusal } from './protocol';
import type { Sender } from './sender';
import { consoleAddress, consoleSender, KEY_ID, PROJECT, pageSender } from './testing/browser';
import { beQuiet, connectTwo, createDeps, endQuiet, NEIGHBOUR, storedEverything } from './testing/services';
import { wellFormed } from './testing/well-formed';

const RUNS = 10_000;
type Type = keyof Handlers;

const projectId = fc.constantFrom(PROJECT, NEIGHBOUR, '99999999-2222-4333-8444-555555555555', PROJECT.toUpperCase());
const id = fc.constantFrom(KEY_ID, 'm-ada', 'only-owner:m-ada', '', '__proto__', 'x'.repeat(2_000), '\u202e\u0000');

/** Every field that any message has, as it should be. */
const fields = Object.assign(
  {},
  ...Object.values(declarations).map(({ query }) => wellFormed(query(), PROJECT)),
) as Readonly<Record<string, unknown>>; // each question is an object of fields, or nothing

/** One of every field, as it should be or nearly so. */
const nearly = fc.record(
  {
    ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, fc.constant(value)])),
    projectId,
    page: fc.constantFrom('team', 'keys', 'create-key', 'logs', 'constructor'),
    from: fc.oneof(fc.integer(), fc.double(), fc.constant(Number.MAX_SAFE_INTEGER)),
    arrived: fc.boolean(),
    again: fc.boolean(),
    closely: fc.boolean(),
    forExport: fc.boolean(),
    copied: fc.boolean(),
    kind: fc.constantFrom('member', 'invite', 'key', 'hasOwnProperty'),
    act: fc.constantFrom('remove', 'leave', 'role', 'key', 'toString'),
    role: fc.constantFrom('owner', 'admin', 'member', 'god'),
    id,
    memberId: fc.oneof(id, fc.constant(null)),
    keyId: id,
    findingId: id,
    script: fc.constantFrom('badges', 'acts', 'card', 'recorder', '../../vault', 'https://example.com/x.js'),
    offer: id,
    mode: fc.constantFrom('device', 'passphrase', 'session', 'none'),
    lockAfterMinutes: fc.oneof(fc.integer(), fc.constant(15)),
    minutes: fc.oneof(fc.integer(), fc.constant(15)),
    patterns: fc.array(id, { maxLength: 4 }),
    reason: fc.string(),
    until: fc.oneof(fc.constantFrom('2026-12-01', '2026-99-99', '0000-00-00', '9999-12-31'), fc.string()),
    secret: fc.string(),
    url: fc.webUrl(),
  },
  // Most are there, so that many messages fit; one field in a few is something else.
  { requiredKeys: ['projectId'] },
);
const spoilt = fc.tuple(nearly, fc.string(), fc.jsonValue()).map(([query, name, value]) => {
  const names = Object.keys(query);
  return { ...query, [names[name.length % names.length] ?? name]: value };
});
const data = fc.oneof(
  { weight: 6, arbitrary: nearly },
  { weight: 3, arbitrary: spoilt },
  { weight: 2, arbitrary: fc.jsonValue() },
  { weight: 1, arbitrary: fc.constantFrom(undefined, null, Number.NaN, '') },
);

const sender: fc.Arbitrary<Sender> = fc.oneof(
  fc.constant(pageSender).map((make) => make()),
  fc.constant(consoleSender).map((make) => make()),
  projectId.map((shown) => consoleSender({ tab: { id: 7, url: consoleAddress(shown) } })),
  fc.record({
    id: fc.option(fc.constantFrom(fakeBrowser.runtime.id, 'another', ''), { nil: undefined }),
    url: fc.option(fc.oneof(fc.webUrl(), fc.constantFrom(consoleAddress(PROJECT), 'about:blank', '')), {
      nil: undefined,
    }),
    frameId: fc.option(fc.constantFrom(0, 1, -1), { nil: undefined }),
    tab: fc.option(fc.record({ id: fc.integer(), url: fc.option(fc.webUrl(), { nil: undefined }) }), {
      nil: undefined,
    }),
  }),
);

beforeEach(beQuiet);
afterEach(endQuiet);

const freshWorld = async () => {
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
  const parts = createDeps();
  await connectTwo(parts);
  const handlers = createHandlers(parts);
  return { parts, handlers, before: await storedEverything(parts) };
};

it('any message from any sender gets an answer or a refusal, and a refused message changes nothing', async () => {
  let world = await freshWorld();
  const types = Object.keys(world.handlers) as Type[]; // The keys of `Handlers` are the protocol's names, by its type.
  const counts: Record<string, number> = {};
  const property = async (type: Type, query: unknown, from: Sender): Promise<void> => {
    const { parts, handlers, before } = world;
    // Messages are sent at random, so the union of handlers is enough.
    const handler = handlers[type] as Handler<Type>;
    const outcome = await guarded(handler)(query, from).then(
      () => 'answered',
      (error: unknown) => (error instanceof Refusal ? error.reason : `thrown: ${String(error)}`),
    );
    counts[outcome] = (counts[outcome] ?? 0) + 1;
    expect(['answered', 'sender', 'ill-formed', 'project', 'failed']).toContain(outcome);
    // A message that is refused before its handler is checked with the next one that isn't: both start from the same
    // state.
    if (outcome !== 'answered' && outcome !== 'failed') return;
    const after = await storedEverything(parts);
    const isFromConsole = handler.from === 'console' || from.tab !== undefined;
    // Nothing that a page of the Console may send changes what is stored; what a person does on Linchpin's own pages
    // may.
    if (outcome !== 'answered' || isFromConsole) expect(after).toBe(before);
    else if (after !== before) world = await freshWorld();
  };
  await holdsLater(fc.asyncProperty(fc.constantFrom(...types), data, sender, property), { numRuns: RUNS });
  expect(await storedEverything(world.parts)).toBe(world.before);
  expect(Object.keys(counts).sort()).toEqual(['answered', 'failed', 'ill-formed', 'project', 'sender']);
  console.info(`${RUNS} messages to ${types.length} handlers: ${JSON.stringify(counts)}`);
});
