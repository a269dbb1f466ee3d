// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../../../testing/properties';
import { seenThroughFilter } from './filters';

const seen = (filter: string): number => seenThroughFilter(filter, document);

/** Functions that change colours and leave what is dark and light apart. */
const HARMLESS = fc.oneof(
  fc.integer({ min: 0, max: 360 }).map((degrees) => `hue-rotate(${degrees}deg)`),
  fc.constantFrom('invert(1)', 'invert(100%)', 'invert(0)', 'blur(0px)', 'drop-shadow(rgb(0, 0, 0) 0px 2px 4px)'),
  fc
    .tuple(fc.constantFrom('sepia', 'grayscale', 'saturate'), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([name, amount]) => `${name}(${amount.toFixed(2)})`),
  fc
    .tuple(fc.constantFrom('brightness', 'contrast'), fc.integer({ min: 100, max: 300 }))
    .map(([name, amount]) => `${name}(${amount}%)`),
);

describe('what is seen through a filter', () => {
  it('is all, whatever harmless functions follow each other', () => {
    holds(
      fc.property(fc.array(HARMLESS, { minLength: 1, maxLength: 6 }), (functions) => {
        expect(seen(functions.join(' '))).toBe(1);
      }),
    );
  });

  it('is no more than the faintest of its functions leaves, wherever it stands among them', () => {
    const faint = fc
      .tuple(fc.constantFrom('opacity', 'brightness', 'contrast'), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([name, amount]) => ({ text: `${name}(${amount.toFixed(3)})`, amount: Number(amount.toFixed(3)) }));
    holds(
      fc.property(fc.array(HARMLESS), faint, fc.array(HARMLESS), (before, { text, amount }, after) => {
        expect(seen([...before, text, ...after].join(' '))).toBeLessThanOrEqual(amount);
      }),
    );
  });

  it.each([
    'url("#nowhere")',
    'url("https://elsewhere.example/f.svg#f")',
    'url("data:image/svg+xml,%")',
    'a-new-one(3)',
    'nonsense',
  ])('is nothing where nobody knows: %s', (filter) => expect(seen(filter)).toBe(0));
});
