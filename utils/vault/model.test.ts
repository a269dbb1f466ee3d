import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { holdsLater, shareOf } from '../testing/properties';
import { createWorld, MINUTE_MS } from './testing/world';
import type { VaultMode } from './types';

const PROJECTS = ['p', 'q', 'r'] as const;
const PASSPHRASES = ['one', 'two'] as const;

/** What a person knows of the vault: no bytes, no places. */
interface Model {
  mode: VaultMode;
  passphrase: string;
  /** `null` while locked, or where nothing locks. */
  usedAt: number | null;
  readonly keys: Map<string, string>;
  /** A browser session has ended in session mode. */
  ended: boolean;
  wrong: number;
  waitsUntil: number;
}

const project = fc.constantFrom(...PROJECTS);
const passphrase = fc.constantFrom(...PASSPHRASES);
const mode = fc.constantFrom<VaultMode[]>('device', 'passphrase', 'session');
const deed = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('put' as const), project, secret: fc.string() }) },
  fc.record({ do: fc.constant('remove' as const), project }),
  { weight: 3, arbitrary: fc.record({ do: fc.constant('keep' as const), mode, passphrase }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('unlock' as const), passphrase }) },
  fc.record({ do: fc.constantFrom('lock' as const, 'touch' as const, 'worker' as const, 'browser' as const) }),
  fc.record({ do: fc.constant('erase' as const), really: fc.boolean() }),
  fc.record({ do: fc.constant('pass' as const), minutes: fc.integer({ min: -3, max: 20 }) }),
);
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

const isLocked = (model: Model, now: number): boolean => {
  if (model.mode !== 'passphrase') return false;
  if (model.usedAt !== null && (now < model.usedAt || now >= model.usedAt + 15 * MINUTE_MS)) model.usedAt = null;
  return model.usedAt === null;
};

const answerFor = (model: Model, projectId: string, now: number): unknown => {
  const secret = model.keys.get(projectId);
  if (secret === undefined) return { state: model.mode === 'session' && model.ended ? 'session-ended' : 'absent' };
  return isLocked(model, now) ? { state: 'locked' } : { state: 'present', secret };
};

/** Does it to the model, and says what a vault would answer. */
const foretell = (model: Model, now: number, it: Deed): unknown => {
  const locked = isLocked(model, now);
  switch (it.do) {
    case 'put':
      if (locked) return { ok: false, problem: 'locked' };
      model.keys.set(it.project, it.secret);
      return { ok: true };
    case 'remove':
      model.keys.delete(it.project);
      return { ok: true };
    case 'keep':
      if (locked) return { state: 'locked' };
      if (it.mode === model.mode && it.mode !== 'passphrase') return { state: 'kept' };
      Object.assign(model, { mode: it.mode, passphrase: it.passphrase, usedAt: now, ended: false, wrong: 0 });
      return { state: 'kept' };
    case 'unlock': {
      if (!locked) return { state: 'not-needed' };
      if (now < model.waitsUntil - waitOf(model.wrong)) model.waitsUntil = now + waitOf(model.wrong);
      if (model.wrong > 0 && now < model.waitsUntil) return { state: 'waiting', until: model.waitsUntil };
      if (it.passphrase === model.passphrase) {
        Object.assign(model, { usedAt: now, wrong: 0, waitsUntil: 0 });
        return { state: 'unlocked' };
      }
      model.wrong += 1;
      model.waitsUntil = now + waitOf(model.wrong);
      return { state: 'wrong', waitUntil: model.wrong < 3 ? null : model.waitsUntil };
    }
    case 'lock':
      model.usedAt = null;
      return undefined;
    case 'touch':
      if (!locked) model.usedAt = now;
      return undefined;
    case 'browser':
      model.usedAt = null;
      if (model.mode === 'session') {
        model.keys.clear();
        model.ended = true;
      }
      return undefined;
    case 'erase':
      if (!it.really) return undefined;
      model.keys.clear();
      Object.assign(model, { mode: 'device', wrong: 0, waitsUntil: 0, ended: false });
      return { ok: true };
    default:
      return undefined;
  }
};

const waitOf = (wrong: number): number => (wrong < 3 ? 0 : Math.min(300_000, 5_000 * 2 ** (wrong - 3)));

it('a vault behaves like its model for any sequence of acts', async () => {
  let checked = 0;
  await holdsLater(
    fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 25 }), async (deeds) => {
      const world = createWorld();
      const model: Model = {
        ...{ mode: 'device', passphrase: '', usedAt: null, keys: new Map(), ended: false, wrong: 0, waitsUntil: 0 },
      };
      let vault = world.vault();
      const perform = async (it: Deed): Promise<unknown> => {
        switch (it.do) {
          case 'put':
            return vault.put(it.project, it.secret);
          case 'remove':
            return vault.remove(it.project);
          case 'keep':
            return vault.keep(
              it.mode === 'passphrase' ? { mode: it.mode, passphrase: it.passphrase } : { mode: it.mode },
            );
          case 'unlock':
            return vault.unlock(it.passphrase);
          case 'erase':
            return it.really ? vault.eraseKeys() : undefined;
          case 'pass':
            world.clock.time += it.minutes * MINUTE_MS;
            return undefined;
          case 'lock':
          case 'touch':
            return vault[it.do]();
          case 'browser':
            world.memory.clear();
        }
        await vault.close();
        vault = world.vault();
        return undefined;
      };
      for (const it of deeds) {
        const expected = foretell(model, world.clock.time, it);
        expect(await perform(it)).toEqual(expected);
        const now = world.clock.time;
        for (const projectId of PROJECTS) expect(await vault.get(projectId)).toEqual(answerFor(model, projectId, now));
        expect(await vault.list()).toEqual({ state: 'present', projectIds: [...model.keys.keys()].sort() });
        expect(await vault.status()).toMatchObject({ mode: model.mode, locked: isLocked(model, now) });
        checked += 1;
      }
      await vault.close();
    }),
    { numRuns: 80 },
  );
  expect(checked).toBeGreaterThan(shareOf(400));
});
