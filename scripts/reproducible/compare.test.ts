import { expect, it } from 'vitest';
import { differencesOf } from './compare';

it('names every file of which the bytes differ, or that one build lacks', () => {
  const one = new Map([
    ['same.js', 'aa'],
    ['other.js', 'bb'],
    ['gone.js', 'cc'],
  ]);
  const another = new Map([
    ['same.js', 'aa'],
    ['other.js', 'bc'],
    ['new.js', 'dd'],
  ]);
  expect(differencesOf(one, another)).toEqual(['gone.js', 'new.js', 'other.js']);
  expect(differencesOf(one, one)).toEqual([]);
});
