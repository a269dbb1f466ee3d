import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { holdsLater } from '../testing/properties';
import { removeExpired, stashSecret, takeSecret } from './handover';
import { memoryInMap } from './testing/memory-in-map';

const SECRET = 'c0ffeebe'.repeat(5);
const MINUTE_MS = 60_000;

/** A clock that stands where it is put. */
const setUp = () => {
  const memory = memoryInMap();
  const clock = { time: Date.UTC(2026, 10, 21) };
  return { memory, clock, options: { memory, now: () => clock.time } };
};

beforeEach(() => fakeBrowser.reset());

describe('a secret that a page hands over', () => {
  it('reaches the background through session storage alone, and is gone once taken', async () => {
    const id = await stashSecret(SECRET);
    expect(JSON.stringify(await fakeBrowser.storage.local.get())).not.toContain(SECRET);
    expect(JSON.stringify(await fakeBrowser.storage.session.get())).toContain(SECRET);
    expect(await takeSecret(id)).toBe(SECRET);
    expect(await fakeBrowser.storage.session.get()).toEqual({});
    expect(await takeSecret(id)).toBeNull();
  });

  it('comes out as it went in, for any text, and its id says nothing of it', async () => {
    await holdsLater(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 4 }), async (secret) => {
        const { options } = setUp();
        const id = await stashSecret(secret, options);
        expect(id).toMatch(/^[0-9a-f-]{36}$/);
        expect(await takeSecret(id, options)).toBe(secret);
      }),
    );
  });

  it('is given once to two that ask at the same time', async () => {
    const { options } = setUp();
    const id = await stashSecret(SECRET, options);
    const taken = await Promise.all([takeSecret(id, options), takeSecret(id, options)]);
    expect(taken.filter((secret) => secret === SECRET)).toHaveLength(1);
  });

  it('is good for a minute and not for longer, nor when the clock was set back', async () => {
    const ages = fc.integer({ min: -10 * MINUTE_MS, max: 10 * MINUTE_MS });
    await holdsLater(
      fc.asyncProperty(ages, async (age) => {
        const { memory, clock, options } = setUp();
        const id = await stashSecret(SECRET, options);
        clock.time += age;
        expect(await takeSecret(id, options)).toBe(age >= 0 && age <= MINUTE_MS ? SECRET : null);
        expect(memory.values.size).toBe(0);
      }),
    );
  });

  it.each(['', 'unknown', '__proto__', '../vault'])(
    'is not found under an id that nobody was given: %j',
    async (id) => {
      const { memory, options } = setUp();
      await memory.set('vault/kept', 'kept');
      await stashSecret(SECRET, options);
      expect(await takeSecret(id, options)).toBeNull();
      expect(memory.values.size).toBe(2);
    },
  );

  it('is told to nobody when the browser does not take it', async () => {
    const { memory, options } = setUp();
    memory.set = async (_, value) => Promise.reject(new Error(`no room for ${JSON.stringify(value)}`));
    const refusal = await stashSecret(SECRET, options).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Error);
    expect(`${String(refusal)} ${JSON.stringify(refusal)}`).not.toContain(SECRET);
    expect(refusal).not.toHaveProperty('cause');
  });
});

describe('removing expired offers', () => {
  it('erases offers that nobody took in time, damaged ones too, and nothing else', async () => {
    const { memory, clock, options } = setUp();
    await stashSecret(SECRET, options);
    await memory.set('handover/damaged', { secret: SECRET });
    await memory.set('vault/kept', 'kept');
    clock.time += MINUTE_MS + 1;
    const fresh = await stashSecret(SECRET, options);
    await removeExpired(options);
    expect([...memory.values.keys()].sort()).toEqual([`handover/${fresh}`, 'vault/kept']);
  });
});
