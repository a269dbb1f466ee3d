import { describe, expect, it } from 'vitest';
import { ageWords, dayWords } from './ages';
import { exporting, formatsOf } from './formats';
import { createTestTranslate } from './testing';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

describe('an age', () => {
  const t = createTestTranslate();
  it.each([
    [0, 'just now'],
    [59 * SECOND, 'just now'],
    [60 * SECOND, '1 min ago'],
    [59 * MINUTE + 59 * SECOND, '59 min ago'],
    [HOUR, '1 h ago'],
    [23 * HOUR + 59 * MINUTE, '23 h ago'],
    [24 * HOUR, '20 Nov 2026'],
    [-30 * SECOND, 'just now'],
    [-25 * HOUR, '22 Nov 2026'],
  ])('of %d ms is said as "%s"', (age, words) => {
    expect(ageWords(NOW - age, NOW, t)).toBe(words);
  });

  it('of a day counts UTC days from today, which is not over yet', () => {
    expect(dayWords('2027-01-01', '2027-01-01', t)).toBe('today (so far)');
    expect(dayWords('2026-12-31', '2027-01-01', t)).toBe('yesterday');
    expect(dayWords('2026-12-30', '2027-01-01', t)).toBe('30 Dec 2026');
  });
});

describe('figures and days', () => {
  it('follow the language of the words, whatever language the browser speaks', () => {
    for (const language of ['en_US', 'de', 'es_419', 'th', 'fa', '???']) {
      const format = formatsOf(createTestTranslate(language));
      expect(format.number(12_480)).toBe('12,480');
      expect(format.day('2026-11-20')).toBe('20 Nov 2026');
    }
  });

  it('are plain in what leaves Linchpin: ISO days, and no grouping of digits', () => {
    const t = exporting(createTestTranslate('fa'));
    const format = formatsOf(t);
    expect(exporting(createTestTranslate())).not.toBe(t);
    expect([format.number(1_212_480), format.money(1234.5), format.money(0.0012)]).toEqual([
      ...['1212480', '$1234.50', '$0.0012'],
    ]);
    expect([format.day('2026-11-20'), format.dayShort('2026-11-20'), format.moment(NOW)]).toEqual([
      ...['2026-11-20', '2026-11-20', '2026-11-21 12:00'],
    ]);
    expect(dayWords('2026-11-21', '2026-11-21', t)).toBe('2026-11-21');
    expect(ageWords(NOW - HOUR, NOW, t)).toBe('2026-11-21 11:00 UTC');
  });

  it('show money in cents, and parts of a cent where there is less', () => {
    const format = formatsOf(createTestTranslate('en_GB'));
    expect([0, 41.2, 1234.5, 0.0012].map(format.money)).toEqual(['$0.00', '$41.20', '$1,234.50', '$0.0012']);
  });
});
