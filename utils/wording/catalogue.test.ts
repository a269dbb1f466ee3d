import { describe, expect, it } from 'vitest';
import { catalogue, createTestTranslate } from './testing';

describe('the catalogue', () => {
  it('numbers the places of each text from $1 without a gap, the same in each form of a plural', () => {
    for (const [key, message] of Object.entries(catalogue)) {
      for (const form of message.split(' | ')) {
        const places = [...new Set([...form.matchAll(/\$(\d)/g)].map(([, digit]) => Number(digit)))].sort();
        expect(places, key).toEqual(places.map((_, i) => i + 1));
      }
    }
  });

  it('is filled in once, so that a text with a place in it is shown as it is', () => {
    const t = createTestTranslate();
    expect(t('badge_creator', ['$2 $1', '$$1'])).toBe('$2 $1, $$1');
  });

  it('takes one form of a plural by its count', () => {
    const t = createTestTranslate();
    expect(t('badge_keys', 1, ['1'])).toBe('1 key');
    expect(t('badge_keys', 0, ['0'])).toBe('0 keys');
  });
});
