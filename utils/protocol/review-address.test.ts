import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { holds } from '../testing/properties';
import { type Address, findingsAt, planAt, readAddress, reviewPath, writeAddress } from './review-address';

const NOTHING: Omit<Address, 'projectId'> = {
  section: 'findings',
  only: null,
  about: null,
  since: null,
  event: null,
  memberId: null,
};

const text = fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' });

it('an address is read as it was written, for any ids', () => {
  const none = { only: null, about: null, since: null, event: null, memberId: null };
  const address: fc.Arbitrary<Address> = fc
    .tuple(
      fc.option(text),
      fc.oneof<fc.Arbitrary<Omit<Address, 'projectId'>>[]>(
        fc
          .constantFrom('findings' as const, 'plan' as const, 'history' as const)
          .map((section) => ({ ...none, section })),
        text.map((only) => ({ ...none, section: 'findings' as const, only })),
        text.map((memberId) => ({ ...none, section: 'plan' as const, memberId })),
        fc
          .tuple(fc.option(text), fc.option(text), fc.option(text), fc.option(fc.integer({ min: 1, max: 1e9 })))
          .map(([about, only, since, event]) => ({ ...none, section: 'history' as const, about, only, since, event })),
      ),
    )
    .map(([projectId, rest]) => ({ projectId, ...rest }));
  holds(
    fc.property(address, (one) => {
      expect(readAddress(writeAddress(one))).toEqual(one);
    }),
  );
});

it("the address that the Console panel opens is the one of the member's plan", () => {
  const { hash } = new URL(reviewPath(planAt('p', 'm&1')), 'https://extension.example');
  expect(readAddress(hash)).toEqual({
    projectId: 'p',
    section: 'plan',
    only: null,
    about: null,
    since: null,
    event: null,
    memberId: 'm&1',
  });
});

it('an address that says nothing asks for the findings of the project at hand', () => {
  expect(readAddress('')).toEqual({ ...NOTHING, projectId: null });
  expect(readAddress(findingsAt('p'))).toEqual({
    ...NOTHING,
    projectId: 'p',
  });
});

it('a plan has no filter', () => {
  expect(readAddress('#project=p&only=high&section=plan').only).toBeNull();
});

it('an event that is no number is none', () => {
  for (const event of ['0', '-1', '1.5', 'x', '1e3', ''])
    expect(readAddress(`#project=p&section=history&event=${event}`).event).toBeNull();
});
