// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type GoneWatch, watchGone } from './gone-watch';
import type { PlacedBadge } from './paint/placed-badges';

let life: AbortController;
let watch: GoneWatch;
let told: number;

const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('li')];
/** Each row is painted as the ids that it is marked with; a blank one as nobody, as its text is read again. */
const placed = (row: Element): PlacedBadge | undefined => {
  const ids = row.hasAttribute('data-blank') ? [] : row.getAttribute('data-ids')?.split(' ');
  const subjects = ids?.map((id) => ({ kind: 'key' as const, id, description: '' }));
  return subjects && ({ row, cell: row, content: { subjects } } as unknown as PlacedBadge); // all that is looked at
};
const html = (ids: readonly string[]): string =>
  ids.map((id) => `<li data-ids="${id}"><button class="trash"></button><button class="fold"></button></li>`).join('');

const hear = (target: Element | null, type: string, isTrusted = true): void => {
  const event = new Event(type, { bubbles: true });
  Object.defineProperty(event, 'isTrusted', { value: isTrusted });
  target?.dispatchEvent(event);
};
const press = (selector: string, isTrusted = true): void => hear(document.querySelector(selector), 'click', isTrusted);
const changed = (...added: Element[]): void => {
  watch.onTreeChanged({ targets: new Set(), added: new Set(added), removedAny: true, everything: false });
  watch.read();
};
const openDialog = (attributes = ''): HTMLElement => {
  const dialog = document.createElement('div');
  dialog.innerHTML = `<section ${attributes}><input class="name"><button class="yes"></button></section>`;
  document.body.append(dialog);
  changed(dialog);
  return dialog;
};
const list = (...ids: string[]): void => {
  const ul = document.querySelector('ul');
  if (ul) ul.innerHTML = html(ids);
  changed(...rows());
};

beforeEach(() => {
  vi.useFakeTimers();
  life = new AbortController();
  told = 0;
  document.body.innerHTML = `<input class="filter"><button class="menu"></button><ul>${html(['a', 'b', 'c d', 'c d'])}</ul>`;
  const painter = { of: placed, painted: () => rows().flatMap((row) => placed(row) ?? []) };
  watch = watchGone(document, painter, life.signal, () => {
    told += 1;
  });
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
});
const toldAfter = (ms = 60_000): number => {
  vi.advanceTimersByTime(ms);
  return told;
};

describe('a row is told to be gone for good', () => {
  it.each([true, false])(
    'after a press in a dialog that came of its row, whose control a person pressed: %s',
    (byPerson) => {
      press('li .trash', byPerson);
      const dialog = openDialog();
      hear(document.querySelector('.name'), 'input');
      press('.yes');
      vi.advanceTimersByTime(3_000);
      dialog.remove();
      list('b', 'c d', 'c d');
      expect(toldAfter(1_000)).toBe(1);
      list('c d');
      expect(toldAfter()).toBe(1);
    },
  );

  it('after a press in the row alone, and where rows that nothing tells apart become fewer', () => {
    press('li:nth-child(3) .trash');
    list('a', 'b', 'c d');
    expect(toldAfter(1_000)).toBe(1);
  });

  it('after a press in a row whose text is read again at that moment', () => {
    const [row] = rows();
    row?.setAttribute('data-blank', '');
    press('li .trash');
    row?.removeAttribute('data-blank');
    changed();
    const dialog = openDialog();
    press('.yes');
    dialog.remove();
    list('b', 'c d', 'c d');
    expect(toldAfter(1_000)).toBe(1);
  });

  it('after a press in a dialog that has the whole window, wherever it came from', () => {
    openDialog('aria-modal="true"');
    press('.yes');
    list('a', 'c d', 'c d');
    expect(toldAfter(1_000)).toBe(1);
  });

  it('though the page is scrolled or filtered once it has gone, and at once where the page is left', () => {
    press('li .trash');
    openDialog().remove();
    list('b', 'c d', 'c d');
    hear(document.querySelector('.filter'), 'input');
    hear(document.body, 'wheel');
    life.abort();
    expect(told).toBe(1);
  });
});

describe('no row is told to be gone', () => {
  it.each<[string, () => void]>([
    ['by a filter', () => hear(document.querySelector('.filter'), 'input')],
    ['by a menu', () => press('.menu')],
    ['by scrolling', () => hear(document.body, 'wheel')],
    ['by a picker', () => hear(document.querySelector('.filter'), 'change')],
  ])('%s after a press in it', (_, act) => {
    press('li .fold');
    act();
    list('b');
    expect(toldAfter()).toBe(0);
  });

  it.each<[string, () => void]>([
    ['by a filter', () => hear(document.querySelector('.filter'), 'input')],
    ['by a menu', () => press('.menu')],
    ['by scrolling', () => hear(document.body, 'wheel')],
  ])('%s after a press in what unfolded of it', (_, act) => {
    press('li .fold');
    openDialog();
    press('.yes');
    act();
    list('b');
    expect(toldAfter()).toBe(0);
  });

  it('when it is back at once, when only a script pressed, or long after', () => {
    press('li .trash');
    list('b');
    list('b', 'a', 'c d', 'c d');
    expect(toldAfter()).toBe(0);
    press('li .trash', false);
    list('b', 'c d', 'c d');
    expect(toldAfter()).toBe(0);
    press('li .trash');
    expect(toldAfter()).toBe(0);
    list('c d', 'c d');
    expect(toldAfter()).toBe(0);
  });
});

describe('a row that several keys can be', () => {
  it.each([
    ['and shows which it is', ['a', 'b', 'c', 'c d']],
    ['and so tells the other too', ['a', 'b', 'c', 'd']],
  ])('is still there when a person opens it %s', (_, after) => {
    press('li:nth-of-type(3) .fold');
    list(...after);
    expect(toldAfter()).toBe(0);
  });

  it('is gone when one row fewer can be any of them', () => {
    press('li:nth-of-type(3) .trash');
    const dialog = openDialog();
    press('.yes');
    dialog.remove();
    list('a', 'b', 'd');
    expect(toldAfter()).toBe(1);
  });
});
