import * as fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { claimOffer, refuseOffers } from './connect-offers';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-30T10:00:00Z');

beforeEach(() => fakeBrowser.reset());

it('it is offered once a day for each project', async () => {
  expect(await claimOffer('a', NOW)).toBe(true);
  expect(await claimOffer('a', NOW + 1)).toBe(false);
  expect(await claimOffer('b', NOW + 1)).toBe(true);
  expect(await claimOffer('a', NOW + DAY)).toBe(true);
});

it('it is not offered any more once a person has refused it, for that project alone', async () => {
  await refuseOffers('a');
  expect(await claimOffer('a', NOW + 400 * DAY)).toBe(false);
  expect(await claimOffer('b', NOW)).toBe(true);
});

it('a clock that was ahead silences nothing', async () => {
  expect(await claimOffer('a', NOW + 400 * DAY)).toBe(true);
  expect(await claimOffer('a', NOW)).toBe(true);
});

it('what was stored by anything else is no offer', async () => {
  const values = fc.oneof(fc.anything(), fc.dictionary(fc.string(), fc.anything()));
  await fc.assert(
    fc.asyncProperty(values, async (raw) => {
      fakeBrowser.reset();
      await browser.storage.local.set({ 'connect-offers': raw });
      const isRefused = raw !== null && typeof raw === 'object' && Object.hasOwn(raw, 'a');
      expect((await claimOffer('a', NOW)) || isRefused).toBe(true);
    }),
  );
});

it('however many projects an address names, a hundred are kept, and refusals longest', async () => {
  await refuseOffers('refused');
  for (let at = 0; at < 150; at += 1) await claimOffer(`project-${at}`, NOW + at);
  const stored = await browser.storage.local.get('connect-offers');
  expect(Object.keys(stored['connect-offers'] as object)).toHaveLength(100); // as written above
  expect(await claimOffer('refused', NOW)).toBe(false);
  expect(await claimOffer('project-149', NOW + 150)).toBe(false);
});
