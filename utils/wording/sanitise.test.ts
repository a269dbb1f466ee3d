import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../testing/properties';
import { cleanText, isolated, MAX_SHOWN } from './sanitise';

const graphemes = (text: string) => [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].length;

describe("other people's text", () => {
  it.each([
    ['line breaks and tabs', 'a\r\n\tb', 'a b'],
    ['control characters', 'a\u0000b\u001b[31mc\u009f', 'ab[31mc'],
    ['a bidirectional override', 'safe\u202Egnp.exe', 'safegnp.exe'],
    ['bidirectional isolates', '\u2066a\u2069\u200f\u200e\u061c', 'a'],
    ['zero-width characters', 'a\u200bb\ufeffc\u00add\u2060', 'abcd'],
    ['line and paragraph separators', 'a\u2028b\u2029c', 'a b c'],
    ['only white space', ' \u00a0\u3000 ', ''],
    ['only fillers and joiners', '\u3164\u2800\u200d\u200c', ''],
    ['half a surrogate pair', 'a\ud800b', 'a\ufffdb'],
    ['private-use marks', 'a\ue000b', 'ab'],
    ['a pile of marks', `e${'\u0301'.repeat(500)}x`, `e${'\u0301'.repeat(4)}x`],
    ['markup, which is text', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ])('is cleaned of %s', (_, text, cleaned) => {
    expect(cleanText(text)).toBe(cleaned);
  });

  it.each(['Tomás Nagy', 'שלום', 'مرحبا', '山田太郎', 'नमस्ते', '👩🏽‍🚀', 'می‌خواهم', 'e\u0301'])(
    'stays as it is: %s',
    (text) => {
      expect(cleanText(text)).toBe(text);
    },
  );

  it('is cut at whole characters, with an ellipsis', () => {
    expect(cleanText('abcdef', 3)).toBe('abc…');
    expect(cleanText('abc', 3)).toBe('abc');
    expect(cleanText('ab cdef', 3)).toBe('ab…');
    expect(cleanText('👩🏽‍🚀👩🏽‍🚀👩🏽‍🚀', 2)).toBe('👩🏽‍🚀👩🏽‍🚀…');
  });

  it('is never longer than its cap, never holds what was to be removed, and is clean already when cleaned again', () => {
    const hostile = fc.string({
      unit: fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('\u202e', '\u2066', '\u200d', '\u0301', '\u0000', ' ', '\ue001', '|'),
      ),
      maxLength: 200,
    });
    holds(
      fc.property(hostile, fc.integer({ min: 1, max: 90 }), (text, cap) => {
        const cleaned = cleanText(text, cap);
        expect(graphemes(cleaned)).toBeLessThanOrEqual(cap + 1);
        expect(cleaned).not.toMatch(/[\p{Cc}\p{Co}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/u);
        expect(cleaned).toBe(cleaned.trim());
        expect(cleanText(cleaned, cap + 1)).toBe(cleaned);
      }),
      { numRuns: 1000 },
    );
  });

  it('costs no more than its cap, however long it is', () => {
    expect(graphemes(cleanText('x'.repeat(5_000_000)))).toBe(MAX_SHOWN + 1);
    expect(cleanText('\u0301'.repeat(1_000_000)).length).toBeLessThan(10);
  });

  it('is set apart in a plain string only where it runs from right to left', () => {
    expect(isolated('Tomás')).toBe('Tomás');
    expect(isolated('שלום')).toBe('\u2068שלום\u2069');
    expect(isolated('a مرحبا b')).toBe('\u2068a مرحبا b\u2069');
  });
});
