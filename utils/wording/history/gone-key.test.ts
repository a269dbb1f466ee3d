import { expect, it } from 'vitest';
import { analyzeProject } from '../../rules/analyze-project';
import { aKey, aMember, aSnapshot, NOW, OPTIONS } from '../../rules/testing';
import { createTestTranslate } from '../testing';
import { assessGoneKey } from './gone-key';

const t = createTestTranslate();
const key = aKey('k1', 'm1', { comment: '*prod*' });
const carried = { last7: 10, last30: 40, lastDay: '2026-11-20' };
const told = { from: NOW - 900_000, to: NOW };

it('a key that is gone has its cause, what it carried, when, and what to do', () => {
  const analysis = analyzeProject(aSnapshot(), OPTIONS, NOW);
  const end = { change: { name: 'key.disappeared', key, cause: 'creator-removed', carried } as const, ...told };
  const assessed = assessGoneKey(end, analysis, NOW, t);
  expect(assessed?.verdict).toBe('gone');
  expect(assessed?.say.line).toContain('stopped working: its creator');
  expect(assessed?.say.why).toMatch(/10 requests in its last 7 days.*Between .*11:45/);
  expect(assessed?.say.next).toContain('Create a new key');
  // Other people's text is no markup in a ticket.
  expect(assessed?.evidence).not.toContain('*prod*');
});

it('nothing else is an end', () => {
  const analysis = analyzeProject(aSnapshot(), OPTIONS, NOW);
  const member = aMember('m1');
  expect(assessGoneKey({ change: { name: 'member.joined', member }, ...told }, analysis, NOW, t)).toBeNull();
  expect(assessGoneKey({ change: { name: 'key.appeared', key }, ...told }, analysis, NOW, t)).toBeNull();
});
