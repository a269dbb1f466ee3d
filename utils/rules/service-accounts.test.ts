import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../testing/properties';
import { createServiceAccountTest } from './service-accounts';

const matches = (pattern: string, address: string) => createServiceAccountTest([pattern])(address);

describe('a service-account pattern', () => {
  it.each([
    ['ci@company.com', 'ci@company.com', true],
    ['CI@Company.com', ' ci@company.COM ', true],
    ['ci@company.com', 'xci@company.com', false],
    ['ci@company.com', 'ci@company.com.evil.example', false],
    ['*-bot@company.com', 'build-bot@company.com', true],
    ['*-bot@company.com', 'robot@company.com', false],
    ['*-bot@company.com', 'build-bot@company.com.evil.example', false],
    ['svc-*@*.company.com', 'svc-a@eu.company.com', true],
    ['svc-*@*.company.com', 'svc-a@company.com', false],
    ['a*b*c', 'abc', true],
    ['a*b*c', 'ac', false],
    ['*a*', 'ab', true],
    ['ab*ba', 'aba', false],
    ['ab*ba', 'abba', true],
    ['a**b', 'ab', true],
    ['*aa*aa*', 'aaa', false],
    ['a*b*b', 'ab', false],
    [' ci@company.com ', 'ci@company.com', true],
    ['*', 'anyone@company.com', true],
    ['', 'anyone@company.com', false],
    ['  ', '', false],
    ['c.i@company.com', 'cxi@company.com', false],
    ['(a+)+$@x', '(a+)+$@x', true],
    ['[a-z]*@x', 'abc@x', false],
  ])('%s against %s: %s', (pattern, address, expected) => {
    expect(matches(pattern, address)).toBe(expected);
  });

  it('agrees with a regular expression made of the same parts', () => {
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '.', '@'), minLength: 1, maxLength: 8 });
    const address = fc.string({ unit: fc.constantFrom('a', 'b', '.', '@'), maxLength: 12 });
    holds(
      fc.property(pattern, address, (p, a) => {
        const escaped = p.split('*').map((part) => part.replace(/[.]/g, '\\.'));
        expect(matches(p, a)).toBe(new RegExp(`^${escaped.join('.*')}$`).test(a));
      }),
      { numRuns: 1000 },
    );
  });

  it('takes a time that grows with the address, not with its ways to match', () => {
    const hostile = `${'*a'.repeat(100)}*b`;
    expect(matches(hostile, 'a'.repeat(100_000))).toBe(false);
  });
});
