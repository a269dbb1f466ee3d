import { describe, expect, it } from 'vitest';
import { isVague, plainComment } from './comments';

const FILLERS =
  'a an my new the key keys api apikey token name default untitled unnamed none na null undefined todo deepgram dg ' +
  'test tests testing temp tmp demo example sample foo bar foobar asdf qwerty abc xyz hello world stuff misc';

describe('a comment', () => {
  it.each(FILLERS.split(' '))('of the word "%s" alone tells nothing', (word) => {
    expect(isVague(word)).toBe(true);
    expect(isVague(`${word} of the call centre`)).toBe(false);
  });

  it.each([
    '',
    '  ',
    '\u00a0',
    '1',
    '--',
    '2026-01-01',
    'test',
    'Test 2',
    ' My  API-Key ',
    'KEY #3',
    'deepgram_key',
    'asdf',
  ])('tells nothing: %j', (comment) => {
    expect(isVague(comment)).toBe(true);
  });

  it.each(['billing-batch', 'test of the call centre', 'prod', 'Anrufe', '通話', 'हिन्दी', 'x-ray clinic', 'keyboard'])(
    'tells something: %j',
    (comment) => {
      expect(isVague(comment)).toBe(false);
    },
  );

  it('is the same to a person whatever its case and white space', () => {
    expect(plainComment('  Call \t Centre\n')).toBe('call centre');
  });
});
