// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { key } from '../../utils/console/testing/pages';
import { dataRevision } from '../../utils/storage/revision';
import { ALL, background, badges, LISTS, open, PROJECT, setUpConsole } from './testing/console';

setUpConsole();

const made = key('k3', 1, 'nightly', '2026-11-28T10:00:00Z');
/** Deepgram's answer takes a while. */
const READING_MS = 900;

let revision: number;
/** What Deepgram lists. */
let listed: typeof LISTS.keys;

beforeEach(() => {
  revision = 1;
  listed = LISTS.keys;
  background.state = { entities: listed };
  background.onRefresh = () => {
    const found = listed;
    setTimeout(() => {
      revision += 1;
      background.state = { entities: found, revision };
      void dataRevision.change(PROJECT, () => revision);
    }, READING_MS);
  };
});

const readings = (): number => background.sent.filter(({ type }) => type === 'refreshFromConsole').length;
const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-truth]')];
/** The Console draws a key that was made here or elsewhere. */
const draw = (): void => {
  const row = rows()[0]?.cloneNode(true);
  if (!(row instanceof HTMLElement)) throw new Error('There is no row');
  for (const cell of [row, ...row.querySelectorAll('*')])
    for (const name of cell.getAttributeNames()) if (name.startsWith('data-linchpin')) cell.removeAttribute(name);
  row.innerHTML = row.innerHTML
    .replaceAll('Production - ingest', 'nightly')
    .replaceAll('Maya Iyer', 'Ana Ruiz')
    .replaceAll('maya@northwind.example', 'ana@northwind.example')
    .replace(/<td>[^<]*2026[^<]*<\/td>/, `<td>${made.created}</td>`);
  rows().at(-1)?.after(row);
};
const press = (target: Element | null | undefined): void => {
  const event = new MouseEvent('click', { bubbles: true });
  Object.defineProperty(event, 'isTrusted', { value: true });
  target?.dispatchEvent(event);
};

describe('nothing but the page itself has to tell that', () => {
  it('a key is new: its badge is there within five seconds', async () => {
    await open('keys');
    listed = [...LISTS.keys, made];
    draw();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(badges()).toEqual([...ALL.keys, 'key:k3']);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(readings()).toBe(1);
  });

  it('a key is new that Deepgram lists only after a while', async () => {
    await open('keys');
    draw();
    await vi.advanceTimersByTimeAsync(6_000);
    listed = [...LISTS.keys, made];
    await vi.advanceTimersByTimeAsync(6_000);
    expect(badges()).toEqual([...ALL.keys, 'key:k3']);
  });

  it('a second key is made like one that is there: two rows are not one key', async () => {
    await open('keys');
    const twin = key('k4', 0, 'Production - ingest', '2026-08-23T11:00:00Z');
    listed = [...LISTS.keys, twin];
    const row = rows()[0]?.cloneNode(true);
    if (row) rows().at(-1)?.after(row);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(readings()).toBe(1);
    expect(badges()).toEqual(['ambiguous', 'key:k2', 'ambiguous']);
  });

  it('a key was deleted: it is read within five seconds', async () => {
    await open('keys');
    press(rows()[0]?.querySelector('button'));
    listed = LISTS.keys.slice(1);
    rows()[0]?.remove();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(readings()).toBe(1);
    expect(revision).toBe(2);
  });
});

describe('a reading is asked for by none of', () => {
  it('rows that go and come back, trade places or unfold, a hundred times', async () => {
    await open('keys');
    const list = rows()[0]?.parentElement;
    const all = rows();
    for (let at = 0; at < 100; at += 1) {
      const row = all[at % 2];
      press(row?.querySelector('button'));
      press(document.body);
      if (at % 3 === 0) row?.remove();
      else if (row) list?.append(row);
      await vi.advanceTimersByTimeAsync(600);
    }
    expect(readings()).toBe(0);
  });
});
