import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_NUMBERS } from '../rules/numbers';
import { DAY_TIME_NAMES, readSwitches, SWITCH_NAMES } from '../rules/switches';
import { holds } from '../testing/properties';
import { repairSettings, toFindingOptions, toOptions } from './repair';
import { DEFAULT_SETTINGS, MAX_ADDRESS_LENGTH, MAX_SERVICE_ACCOUNTS, type Settings } from './schema';

const GOOD: Settings = {
  windowDays: 30,
  serviceAccounts: ['*-bot@company.com'],
  unusedAfterDays: 60,
  expiresWithinDays: 7,
  expiredPile: 20,
  mostTrafficPercent: 80,
  watchEveryMinutes: 60,
  historyDays: 90,
  daysKept: 120,
  invitePendingDays: 30,
  signature: 'Ada',
  badges: { team: false, keys: true },
  ...readSwitches((name) => !DEFAULT_SETTINGS[name]),
  ...{ quietFrom: 0, quietTo: 1_439 },
};
const repairsOf = (change: object) => repairSettings({ ...GOOD, ...change });

describe('stored settings', () => {
  it('that are good stay as they are', () => {
    expect(repairSettings(GOOD)).toEqual({ settings: GOOD, repaired: [] });
  });

  it('that were never stored are the defaults, and nothing was repaired', () => {
    for (const nothing of [undefined, null, {}])
      expect(repairSettings(nothing)).toEqual({ settings: DEFAULT_SETTINGS, repaired: [] });
  });

  it.each([
    ['windowDays', [6, 91, 7.5, '7', null, Number.NaN, Number.POSITIVE_INFINITY, [], {}]],
    ['unusedAfterDays', [6, 366, -90, '90', false]],
    ['expiresWithinDays', [0, 91, 1.5, '14', {}]],
    ['expiredPile', [0, 1_001, 2.5, '10', null]],
    ['mostTrafficPercent', [9, 101, 0.5, '50%', Number.NaN]],
    ['invitePendingDays', [0, 366, -1, '14', []]],
  ] as const)('lose %s alone when it is unusable', (field, values) => {
    for (const value of values) {
      expect(repairsOf({ [field]: value })).toEqual({
        settings: { ...GOOD, [field]: DEFAULT_SETTINGS[field] },
        repaired: [field],
      });
    }
  });

  it.each([
    ['windowDays', [7, 90]],
    ['unusedAfterDays', [7, 365]],
    ['expiresWithinDays', [1, 90]],
    ['expiredPile', [1, 1_000]],
    ['mostTrafficPercent', [10, 100]],
    ['invitePendingDays', [1, 365]],
  ] as const)('keep %s at either end of its range', (field, values) => {
    for (const value of values) expect(repairsOf({ [field]: value }).settings[field]).toBe(value);
  });

  it.each(SWITCH_NAMES)('lose the switch %s alone when it is unusable', (name) => {
    for (const value of ['on', 1, null, {}])
      expect(repairsOf({ [name]: value })).toEqual({
        settings: { ...GOOD, [name]: DEFAULT_SETTINGS[name] },
        repaired: [name],
      });
  });

  it.each(['quietFrom', 'quietTo'] as const)('lose the time of day %s alone when it is unusable', (name) => {
    for (const value of [-1, 1_440, 7.5, '07:00', null, Number.NaN])
      expect(repairsOf({ [name]: value })).toEqual({
        settings: { ...GOOD, [name]: DEFAULT_SETTINGS[name] },
        repaired: [name],
      });
  });

  it('lose one bad service account and keep the others, trimmed, each once', () => {
    const serviceAccounts = [' a@x ', 'a@x', 7, '', 'x'.repeat(MAX_ADDRESS_LENGTH + 1), null, '*-bot@x'];
    expect(repairsOf({ serviceAccounts })).toEqual({
      settings: { ...GOOD, serviceAccounts: ['a@x', '*-bot@x'] },
      repaired: ['serviceAccounts[2]', 'serviceAccounts[3]', 'serviceAccounts[4]', 'serviceAccounts[5]'],
    });
  });

  it('keep the first service accounts when there are too many', () => {
    const many = Array.from({ length: MAX_SERVICE_ACCOUNTS + 5 }, (_, i) => `a${i}@x`);
    const { settings, repaired } = repairsOf({ serviceAccounts: many });
    expect(settings.serviceAccounts).toEqual(many.slice(0, MAX_SERVICE_ACCOUNTS));
    expect(repaired).toEqual(['serviceAccounts']);
  });

  it('lose one bad badge switch and keep the other', () => {
    expect(repairsOf({ badges: { team: 'no', keys: false } })).toEqual({
      settings: { ...GOOD, badges: { team: true, keys: false } },
      repaired: ['badges.team'],
    });
    expect(repairsOf({ badges: 'off' })).toEqual({
      settings: { ...GOOD, badges: DEFAULT_SETTINGS.badges },
      repaired: ['badges'],
    });
  });

  it('that are no object at all are reported as such', () => {
    for (const garbage of ['{}', 7, [], true])
      expect(repairSettings(garbage)).toEqual({ settings: DEFAULT_SETTINGS, repaired: ['settings'] });
  });

  it('of a later version keep what this one knows', () => {
    expect(repairsOf({ theme: 'dark', badges: { team: false, keys: true, logs: true } })).toEqual({
      settings: GOOD,
      repaired: [],
    });
  });

  it('are never refused, always usable, and never need a second repair', () => {
    const field = fc.oneof(fc.anything(), fc.integer({ min: -10, max: 400 }), fc.array(fc.string()), fc.boolean());
    const stored = fc.oneof(
      fc.anything(),
      fc.record(
        {
          windowDays: field,
          serviceAccounts: field,
          unusedAfterDays: field,
          expiresWithinDays: field,
          badges: fc.oneof(field, fc.record({ team: field, keys: field }, { requiredKeys: [] })),
        },
        { requiredKeys: [] },
      ),
    );
    holds(
      fc.property(stored, (value) => {
        const { settings } = repairSettings(value);
        expect(repairSettings(settings)).toEqual({ settings, repaired: [] });
        expect(settings.windowDays).toBeGreaterThanOrEqual(7);
        expect(settings.windowDays).toBeLessThanOrEqual(90);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the options of the rules', () => {
  it('are the settings without what concerns the page, and for analyses without the thresholds of findings', () => {
    const { badges, signature, ...options } = GOOD;
    expect([badges, signature]).not.toContain(undefined);
    const ofThePage: readonly string[] = [...SWITCH_NAMES, ...DAY_TIME_NAMES];
    expect(toFindingOptions(GOOD)).toEqual(
      Object.fromEntries(Object.entries(options).filter(([name]) => !ofThePage.includes(name))),
    );
    const { windowDays, serviceAccounts, unusedAfterDays, expiresWithinDays } = GOOD;
    expect(toOptions(GOOD)).toEqual({ windowDays, serviceAccounts, unusedAfterDays, expiresWithinDays });
  });

  it("have the rules' own thresholds where nothing was set", () => {
    expect(toFindingOptions(DEFAULT_SETTINGS)).toMatchObject(DEFAULT_NUMBERS);
  });
});
