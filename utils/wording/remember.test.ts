import { describe, expect, it } from 'vitest';
import { remembering } from './remember';
import { createTestTranslate } from './testing';

const t = createTestTranslate();
const fast = remembering(t);

describe('a remembered message', () => {
  it('says what the browser would, whatever the texts', () => {
    for (let round = 0; round < 3; round++) {
      expect(fast('badge_noKeys')).toBe(t('badge_noKeys'));
      for (const text of ['Tomás', '$1 $2', '$$', '{x}', ''])
        expect(fast('badge_creator', [text, 'Admin'])).toBe(t('badge_creator', [text, 'Admin']));
      for (const count of [0, 1, 2, 1000]) {
        expect(fast('badge_keys', count)).toBe(t('badge_keys', count));
        expect(fast('badge_sayUse', count, [`${count}`, 7])).toBe(t('badge_sayUse', count, [`${count}`, 7]));
      }
    }
  });

  it('keeps its plural apart from a text with a bar in it', () => {
    expect(fast('badge_keys', 2, ['a | b | c | d'])).toBe('a | b | c | d keys');
  });

  it('is asked of the browser once for each form', () => {
    let asked = 0;
    const counting = remembering(((...args: Parameters<typeof t>) => {
      asked++;
      return t(...args);
      // The same function, counted.
    }) as typeof t);
    for (let i = 2; i < 50; i++) counting('badge_keys', i, [i]);
    for (let i = 0; i < 50; i++) counting('badge_creator', [`${i}`, 'Admin']);
    expect(asked).toBe(2);
  });

  it('is kept for as long as the translate function is', () => {
    expect(remembering(t)).toBe(fast);
    expect(remembering(fast)).toBe(fast);
  });
});
