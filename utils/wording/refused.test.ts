import { describe, expect, it } from 'vitest';
import { lostScopes } from '../rules/roles';
import { refusedInWords } from './refused';
import { createTestTranslate } from './testing';

const t = createTestTranslate();

describe('what a key is refused', () => {
  it.each([
    ['owner', 'admin', "the project's settings, deleting the project, changing Owners and changing billing"],
    [
      'owner',
      'member',
      "the project's settings, deleting the project, seeing and changing Owners, seeing and changing Admins, seeing and changing members and seeing and changing billing",
    ],
    ['admin', 'member', 'seeing Owners, seeing and changing Admins, seeing and changing members and seeing billing'],
  ])('is said without scopes where a key of an %s is capped at %s', (was, is, words) => {
    expect(refusedInWords(lostScopes([was], [is]), t)).toBe(words);
  });

  it('is no more than the scopes say', () => {
    expect(refusedInWords(['billing:read'], t)).toBe('seeing billing');
    expect(refusedInWords(['owners:write:kick', 'members:read:invites'], t)).toBe(
      'owners:write:kick and members:read:invites',
    );
    expect(refusedInWords(['constructor', 'owners:read', 'owners:read:scopes'], t)).toBe(
      'seeing Owners and constructor',
    );
  });
});
