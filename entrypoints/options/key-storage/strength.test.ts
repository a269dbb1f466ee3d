import decompress from '@zxcvbn-ts/dictionary-compression/decompress';
import { dictionary } from '@zxcvbn-ts/language-common';
import { describe, expect, it } from 'vitest';
import { KNOWN_PASSWORDS } from './known-passwords';
import { LEAST_SCORE, strengthOf } from './strength';
import { levelOf } from './strength-words';

describe('the strength of a passphrase', () => {
  it.each([
    '1234',
    'password',
    'P@ssw0rd!',
    'trustno1',
    'Jennifer1',
    'linchpin',
    'Deepgram',
    'umbrella',
    'sunflower',
    'aaaaaaaaaaaaaaaa',
    'abcabcabcabc',
    '1985-11-21',
    'drowssap',
  ])('is too little to be taken: %s', (weak) => expect(strengthOf(weak).score).toBeLessThan(LEAST_SCORE));

  it.each(['international', 'Summer2026!', 'Tr0ub4dor', 'deepgram linchpin'])(
    'is taken, and advised against: %s',
    (fair) => {
      const { score } = strengthOf(fair);
      expect(score).toBeGreaterThanOrEqual(LEAST_SCORE);
      expect(score).toBeLessThan(4);
    },
  );

  it.each([
    'correct horse battery staple',
    'correcthorsebatterystaple',
    'ninefold harvest lantern quietly',
    'xk7Qm2pLw9#t',
    'four words nobody says',
    'жираф лампа поезд сахар',
    '長いパスフレーズを使うと安全です',
  ])('is enough: %s', (strong) => expect(strengthOf(strong).score).toBe(4));

  it('is called strong from thirty years on, not from the eleven days that zxcvbn takes for its best', () => {
    expect([levelOf(strengthOf('basketball court')), levelOf(strengthOf('lantern quiet harvest ninefold'))]).toEqual([
      4, 5,
    ]);
  });

  it('never falls by a further word', () => {
    const words = 'lantern quiet harvest ninefold umbrella'.split(' ');
    const scores = words.map((_, i) => strengthOf(words.slice(0, i + 1).join(' ')).score);
    expect(scores).toEqual([...scores].sort());
  });

  it('of any length is told at once', () => {
    const { score } = strengthOf('lantern quiet harvest ninefold '.repeat(400));
    expect(score).toBe(4);
  });

  it('comes with what is wrong and what to do, by name', () => {
    expect(strengthOf('password')).toMatchObject({ warning: 'topTen' });
    expect(strengthOf('umbrella')).toMatchObject({ warning: 'wordByItself', suggestions: ['anotherWord'] });
    expect(strengthOf('correct horse battery staple').warning).toBeNull();
  });
});

it('the passwords that are shipped are those that leaked most often', () => {
  const shipped = decompress(KNOWN_PASSWORDS);
  const ranked = dictionary['passwords-common'].slice(0, shipped.length);
  expect(shipped.length).toBeGreaterThanOrEqual(500);
  expect([...shipped].sort()).toEqual([...ranked].sort());
});
