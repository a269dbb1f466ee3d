import { expect, it } from 'vitest';
import type { Gap } from './answer';
import { missingScopes } from './missing-scopes';
import { FAULT } from './testing';

const usage: Gap = { reason: 'part-failed', part: 'usage', fault: FAULT };

it('a refusal names the scope that a better key would have, once', () => {
  expect(FAULT.missingScope).toBe('usage:read');
  expect(missingScopes([usage, { ...usage, part: 'log' }])).toEqual(['usage:read']);
  const own: Gap = { reason: 'own-keys-only', missingScopes: ['members:read', 'owners:read'] };
  expect(missingScopes([own, usage])).toEqual(['members:read', 'owners:read', 'usage:read']);
});

it('no key is offered for what another key would not mend, or where the scope is not known', () => {
  const { missingScope: _, ...unnamed } = FAULT;
  expect(
    missingScopes([
      { ...usage, fault: unnamed },
      { ...usage, fault: { ...FAULT, kind: 'offline' } },
      { reason: 'no-use-at-all' },
    ]),
  ).toEqual([]);
});
