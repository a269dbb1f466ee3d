import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { holds } from '../../utils/testing/properties';
import { reviewPath } from '../background/navigate';
import { type Address, findingsAt, planAt, readAddress, writeAddress } from './address';

const text = fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' });

it('an address is read as it was written, whatever the ids are', () => {
  const address: fc.Arbitrary<Address> = fc.oneof(
    fc.record({
      projectId: fc.option(text),
      section: fc.constantFrom('findings' as const, 'plan' as const),
      memberId: fc.constant(null),
    }),
    fc.record({ projectId: fc.option(text), section: fc.constant('plan' as const), memberId: text }),
  );
  holds(
    fc.property(address, (one) => {
      expect(readAddress(writeAddress(one))).toEqual(one);
    }),
  );
});

it("the address that the Console panel opens is the one of the member's plan", () => {
  const { hash } = new URL(reviewPath({ projectId: 'p', memberId: 'm&1' }), 'https://extension.example');
  expect(readAddress(hash)).toEqual({ projectId: 'p', section: 'plan', memberId: 'm&1' });
  expect(readAddress(hash)).toEqual(readAddress(planAt('p', 'm&1')));
});

it('an address that says nothing asks for the findings of the project at hand', () => {
  expect(readAddress('')).toEqual({ projectId: null, section: 'findings', memberId: null });
  expect(readAddress(findingsAt('p'))).toEqual({ projectId: 'p', section: 'findings', memberId: null });
});
