import { describe, expect, it } from 'vitest';
import { isVague, plainComment } from './comments';

describe('a comment', () => {
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
