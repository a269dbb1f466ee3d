import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRefreshHints, type RefreshHints } from './refresh-hints';

let life: AbortController;
let hints: RefreshHints;
let strange: Set<string>;
let asked: number[];

beforeEach(() => {
  vi.useFakeTimers();
  life = new AbortController();
  strange = new Set();
  asked = [];
  const from = performance.now();
  hints = createRefreshHints(
    () => asked.push(performance.now() - from),
    () => strange,
    life.signal,
  );
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
});

const show = (...texts: string[]): void => {
  strange = new Set(texts);
  hints.read();
};
/** A reading came that explains all but these. */
const answer = (...texts: string[]): void => {
  hints.answered();
  show(...texts);
};

describe('a reading is asked for', () => {
  it('never because rows change that are all known', () => {
    for (let at = 0; at < 600; at += 1) {
      hints.read();
      vi.advanceTimersByTime(100);
    }
    expect(asked).toEqual([]);
  });

  it('within a second of a row that nothing known explains, and not for one that is explained by then', () => {
    show('new');
    vi.advanceTimersByTime(300);
    show();
    vi.advanceTimersByTime(60_000);
    expect(asked).toEqual([]);
    show('new');
    vi.advanceTimersByTime(1_000);
    expect(asked).toHaveLength(1);
  });

  it('again and again until the row is explained, ever more rarely', () => {
    show('new');
    vi.advanceTimersByTime(3_600_000);
    const waits = asked.map((at, index) => Math.round((at - (asked[index - 1] ?? 0)) / 1_000));
    expect(waits.slice(0, 9)).toEqual([1, 2, 5, 15, 30, 60, 300, 300, 300]);
    answer();
    vi.advanceTimersByTime(3_600_000);
    expect(asked).toHaveLength(waits.length);
  });

  it('at once for a new row beside one that stays unexplained, and for the same title once it was explained', () => {
    show('never told');
    vi.advanceTimersByTime(600_000);
    const before = asked.length;
    show('never told', 'new');
    vi.advanceTimersByTime(1_000);
    expect(asked).toHaveLength(before + 1);
    answer();
    vi.advanceTimersByTime(60_000);
    show('new');
    vi.advanceTimersByTime(1_000);
    expect(asked).toHaveLength(before + 2);
  });

  it('not more often because a filter hides and shows what stays unexplained', () => {
    for (let at = 0; at < 600; at += 1) {
      show(...(at % 20 < 10 ? ['never told'] : []));
      vi.advanceTimersByTime(100);
    }
    expect(asked.length).toBeLessThanOrEqual(6);
  });

  it('at most six times a minute for unexplained rows, and then still for what a person removes', () => {
    for (let at = 0; at < 50; at += 1) {
      show(`new ${at}`);
      vi.advanceTimersByTime(1_000);
    }
    expect(asked).toHaveLength(6);
    hints.gone();
    expect(asked).toHaveLength(7);
    // What had to wait is asked about later.
    vi.advanceTimersByTime(30_000);
    expect(asked.length).toBeGreaterThan(7);
  });

  it('on leaving a page right after a change, and never after', () => {
    show('new');
    hints.acted();
    life.abort();
    expect(asked).toHaveLength(2);
    hints.read();
    hints.acted();
    vi.advanceTimersByTime(600_000);
    expect(asked).toHaveLength(2);
  });
});
