import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alertOf } from '../../rules/alerts/kinds';
import { EACH } from '../../rules/events/testing/changes';
import { holds } from '../../testing/properties';
import { changeWords } from '../../wording/history/change-words';
import { createTestTranslate } from '../../wording/testing';
import { isChange, presentForm } from './event-fields';

const t = createTestTranslate();
const changes = Object.values(EACH);

describe('a stored change', () => {
  it.each(changes.map((change) => [change.name, change] as const))(
    '%s is one, and none without a field',
    (_, change) => {
      expect(isChange(change)).toBe(true);
      // An older Linchpin stored no more of a role that took scopes away, and no reason of a reading.
      const optional = change.name.startsWith('key.scopes-') ? ['carried'] : ['why'].filter(() => 'parts' in change);
      for (const field of Object.keys(change).filter((each) => !optional.includes(each)))
        expect([field, isChange({ ...change, [field]: undefined })]).toEqual([field, false]);
    },
  );

  it('of one part of a reading, as an older Linchpin told it, is told as one of several is', () => {
    for (const name of ['reading.incomplete', 'reading.recovered'] as const) {
      const stored = { name, part: 'usage' };
      expect(isChange(stored)).toBe(true);
      expect(presentForm(stored)).toEqual({ name, parts: ['usage'] });
      expect(isChange({ name, part: 'else' })).toBe(false);
    }
  });

  it('of a kind that is not known is none', () => {
    for (const name of ['key.flew-away', 'constructor', 7, null]) expect(isChange({ name })).toBe(false);
  });

  it('can be told, whatever a disk made of it, if it still is one', () => {
    let told = 0;
    const damaged = fc.tuple(fc.constantFrom(...changes), fc.nat(), fc.anything()).map(([change, n, value]) => {
      const fields = Object.keys(change);
      return { ...change, [fields[n % fields.length] ?? 'name']: value } as (typeof changes)[number]; // or not one
    });
    holds(
      fc.property(damaged, (change) => {
        if (!isChange(change)) return;
        told += 1;
        changeWords(change, t);
        alertOf(change, { isOn: () => true, isServiceAccount: () => false });
      }),
      { numRuns: 4_000 },
    );
    expect(told).toBeGreaterThan(0);
  });
});
