import { expect, it } from 'vitest';
import type { EndTold } from '../../rules/key-life/life';
import { postMortemOf } from '../../rules/key-life/post-mortem';
import { aKey, aMember, NOW, TODAY } from '../../rules/testing';
import { createTestTranslate } from '../testing';
import { postMortemMarkdown } from './post-mortem-markdown';

const t = createTestTranslate();
const WHEN = { from: NOW - 900_000, to: NOW };
const creator = { memberId: 'ana', email: 'ana@northwind.example', firstName: 'Ana', lastName: 'Ruiz' };
const key = aKey('k1', 'ana', { comment: 'prod *eu*', tags: ['voice'], scopes: ['usage:write'], creator });
const end: EndTold = {
  change: {
    ...{ name: 'key.disappeared', key, cause: 'creator-removed' },
    carried: { last7: 12_480, last30: 52_000, lastDay: TODAY },
  },
  ...WHEN,
};
const left = { name: 'member.left', member: aMember('ana', 'admin', creator), keys: ['k1'], inUse: 1 } as const;

it('a post-mortem is copied with its cause, what to create and its evidence, days and digits plain', () => {
  const postMortem = postMortemOf(end, [end, { change: left, ...WHEN }], null);
  const markdown = postMortemMarkdown({ postMortem, heirs: 'unread', projectId: 'p-1', readAt: NOW }, t);
  expect(markdown.split('\n').filter(Boolean)).toEqual([
    '### Why the key “prod \\*eu\\*” ended',
    'Ana Ruiz, who created it, was removed from the project. A key ends with its creator.',
    '**What it carried**',
    ...['- In its last 7 days: 12480', '- In its last 30 days: 52000', `- Its last day with requests: ${TODAY}`],
    '**What to create first**',
    expect.stringContaining('Create the new keys in this order'),
    '1. **prod \\*eu\\*** (`k1`): 12480 requests in its last 7 days, 52000 in 30',
    ...['   - Scopes: `usage:write`', '   - Tags: voice', expect.stringMatching(/^ {3}- Expires: /)],
    '**What may have taken over**',
    "This can't be told: the days around its end weren't all read.",
    '**What else changed between the same two readings**',
    '- Ana Ruiz left the project',
    '**Evidence**',
    ...['- Project: `p-1`', '- Key ID: `k1`', '- Creator: Ana Ruiz'],
    '- It was there at the reading of 2026-11-21 11:45 and gone at that of 2026-11-21 12:00 UTC.',
    expect.stringContaining('- Last reading: 2026-11-21 12:00 UTC.'),
  ]);
});
