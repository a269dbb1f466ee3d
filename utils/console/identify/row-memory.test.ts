// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { NO_COLUMNS } from './columns';
import { columnsAsText, createRowMemory, markupOf } from './row-memory';

const rowOf = (html: string): Element => {
  document.body.innerHTML = `<ul><li>${html}</li></ul>`;
  const row = document.querySelector('li');
  if (!row) throw new Error('There is no row');
  return row;
};

describe('the markup that a row is remembered by', () => {
  it('is the same with and without a badge', () => {
    const plain = markupOf(rowOf('<span>ci</span>'));
    const badged = rowOf('<span>ci</span>');
    badged.firstElementChild?.setAttribute('data-linchpin-for', 'key:a');
    badged.firstElementChild?.setAttribute('data-linchpin-label', '3 requests');
    expect(markupOf(badged)).toBe(plain);
  });

  it('is another where the row stands in a button', () => {
    const row = rowOf('<span>ci</span>');
    const plain = markupOf(row);
    document.body.innerHTML = '<button><ul></ul></button>';
    document.querySelector('ul')?.append(row);
    expect(markupOf(row)).not.toBe(plain);
  });

  it.each([
    ['a comment', '<span>ci data-linchpin-for="key:a"</span>'],
    ["a row's own text", 'ci data-linchpin-for="key:a"'],
    ['what stands behind an element', '<b title="a > b"></b> data-linchpin-for="key:a"'],
    ['what looks like a tag', '<span>&lt;b data-linchpin-for="key:a"></span>'],
    ['a text that markup has as it is', '<xmp><b data-linchpin-for="key:a"></xmp>'],
  ])("isn't known where %s reads like a badge's attribute", (_, html) => {
    expect(markupOf(rowOf(html))).toBeNull();
  });
});

describe('what rows mean', () => {
  afterEach(() => vi.useRealTimers());

  it('is remembered by their markup alone', () => {
    const memory = createRowMemory(columnsAsText(NO_COLUMNS, 3));
    const meaning = { candidates: [], decisive: false, slot: '/SPAN0', stranger: 'ci' };
    memory.set('<span>ci</span>', meaning);
    expect(memory.get('<span>ci</span>')).toEqual(meaning);
    expect(memory.get('<span>cd</span>')).toBeUndefined();
  });

  it('is read again where a day has begun in any time zone, as "today" is another day then', () => {
    const quarters = Array.from({ length: 96 }, (_, index) => Date.UTC(2026, 10, 29) + index * 900_000);
    for (const midnight of quarters) {
      vi.useFakeTimers({ toFake: ['Date'], now: midnight - 1 });
      const memory = createRowMemory(columnsAsText(NO_COLUMNS, 3));
      memory.set('<span>today</span>', { candidates: [], decisive: false, slot: null, stranger: null });
      expect(memory.get('<span>today</span>')).toBeDefined();
      vi.setSystemTime(midnight);
      expect(memory.get('<span>today</span>')).toBeUndefined();
    }
  });

  it('depends on the columns, and not on how many rows taught them', () => {
    const columns = columnsAsText({ ...NO_COLUMNS, title: '/SPAN0' }, 3);
    expect(columnsAsText({ ...NO_COLUMNS, title: '/SPAN0', sample: 9, claims: 4 }, 3)).toBe(columns);
    expect(columnsAsText({ ...NO_COLUMNS, title: '/SPAN0', foreign: new Set(['/TD3']) }, 3)).not.toBe(columns);
    expect(columnsAsText({ ...NO_COLUMNS, title: '/SPAN0' }, 4)).not.toBe(columns);
  });
});
