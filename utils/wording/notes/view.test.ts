import { describe, expect, it } from 'vitest';
import { analyzeProject } from '../../rules/analyze-project';
import { type Answer, whole, withGaps } from '../../rules/answer';
import type { NoteFields } from '../../rules/notes/note';
import type { ApiKey } from '../../rules/snapshot';
import { aKey, aMember, aSnapshot, NOW, OPTIONS, OWN_KEYS_ONLY } from '../../rules/testing';
import { createTestTranslate } from '../testing';
import { noteView } from './view';

const t = createTestTranslate();
const own = aKey('own', 'm1', { comment: 'prod' });
const later = aKey('later', 'm1', { comment: 'prod 2', created: '2026-06-05T08:00:00Z' });
const ended = aKey('ended', 'm1', { comment: 'old', expires: '2026-02-01T00:00:00Z' });
const chosen = (successor: string): NoteFields => ({
  successor: { value: successor, at: '2026-11-21T12:00:00Z', by: '' },
});
const keysOf = (
  fields: NoteFields,
  keys: Answer<readonly ApiKey[]> = whole([own, later]),
  kind: 'key' | 'member' = 'key',
) => {
  const snapshot = aSnapshot({ keys, expiredKeys: whole([ended]), members: whole([aMember('m1')]) });
  return noteView(kind, kind === 'key' ? 'OWN' : 'm1', fields, analyzeProject(snapshot, OPTIONS, NOW), t).keys;
};
const LATER = { id: 'later', name: 'prod 2', as: 'likely' };

describe('the keys that a note offers as a successor', () => {
  it('are the active ones but its own', () => {
    expect(keysOf({})).toEqual([LATER]);
    expect(keysOf(chosen('LATER'))).toEqual([LATER]);
  });

  it('have beside them the one that is noted and no longer active', () => {
    expect(keysOf(chosen('ended'))).toEqual([LATER, { id: 'ended', name: 'old', as: 'gone' }]);
    expect(keysOf(chosen('lost'))).toEqual([LATER, { id: 'lost', name: 'lost, no longer listed', as: 'gone' }]);
  });

  it('don’t say that it is gone where not all keys are seen', () => {
    const seen = withGaps([own, later], [OWN_KEYS_ONLY]);
    expect(keysOf(chosen('lost'), seen)).toEqual([LATER, { id: 'lost', name: 'lost', as: 'other' }]);
  });

  it('are none of a member', () => {
    expect(keysOf({}, whole([own]), 'member')).toEqual([]);
  });
});
