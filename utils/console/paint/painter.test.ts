// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BadgeContent, createPainter, type Painter } from './painter';

const content = (ref: string, label: string): BadgeContent => ({
  ref,
  label,
  tone: 'quiet',
  description: label,
  subjects: [{ kind: 'key', id: ref, description: label }],
});

let painter: Painter;
let near: Set<Element>;
let row: Element;
let text: Element;

const find = (selector: string): Element => {
  const found = document.querySelector(selector);
  if (!found) throw new Error(`There is no ${selector}`);
  return found;
};
const written = (): string | null => text.getAttribute('data-linchpin-for');
const paintFar = (ref: string): void => painter.paint([{ row, text, content: content(ref, ref) }], true);

beforeEach(() => {
  document.body.innerHTML = '<ul><li><span>ci</span></li></ul>';
  row = find('li');
  text = find('span');
  near = new Set();
  painter = createPainter(document.body, {
    isNear: (cell) => near.has(cell),
    onPaint: () => undefined,
    onBlank: () => undefined,
    onErase: () => undefined,
    onStand: () => undefined,
  });
});
afterEach(() => painter.clear());

describe('painter', () => {
  it('writes a badge far from sight only when its cell comes near', () => {
    paintFar('key:a');
    expect(written()).toBeNull();
    expect(painter.of(row)?.content.ref).toBe('key:a');
    painter.comeNear([text]);
    expect(written()).toBe('key:a');
  });

  it('writes a far badge at once where its cell is known to be near', () => {
    near.add(text);
    paintFar('key:a');
    expect(written()).toBe('key:a');
  });

  it('replaces a written badge at once, also far from sight', () => {
    painter.paint([{ row, text, content: content('key:a', 'a') }]);
    paintFar('key:b');
    expect(written()).toBe('key:b');
  });

  it('keeps a blanked row blank until it comes near', () => {
    painter.paint([{ row, text, content: content('key:a', 'a') }]);
    painter.blank([row]);
    paintFar('key:b');
    expect(written()).toBe('pending');
    painter.comeNear([text]);
    expect(written()).toBe('key:b');
  });

  it('writes nothing for a row that was blanked before its badge was written', () => {
    paintFar('key:a');
    painter.blank([row]);
    painter.comeNear([text]);
    expect(written()).toBe(null);
  });
});
