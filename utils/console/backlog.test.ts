// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { createBacklog } from './backlog';
import type { RowVerdict } from './identify/claims';
import { provideIdleMoments } from './testing/idle';

provideIdleMoments();

const element = (): Element => document.createElement('li');
const verdict = (row: Element): RowVerdict => ({ row, cell: null, verdict: { state: 'none' } });

const start = (signal = new AbortController().signal) => {
  const log: [string, number][] = [];
  const backlog = createBacklog(
    {
      read: (rows) => {
        log.push(['read', rows.length]);
        return rows.map(verdict);
      },
      paint: (verdicts) => log.push(['paint', verdicts.length]),
      onDone: () => log.push(['done', 0]),
    },
    signal,
  );
  const done = (): Promise<void> => vi.waitFor(() => expect(log.at(-1)?.[0]).toBe('done'));
  return { backlog, log, done };
};
const sum = (log: readonly [string, number][], what: string): number =>
  log.filter(([name]) => name === what).reduce((total, [, count]) => total + count, 0);

it('nothing is written before everything is read', async () => {
  const { backlog, log, done } = start();
  backlog.add(Array.from({ length: 300 }, element));
  expect(log).toEqual([]);
  await done();
  const firstPaint = log.findIndex(([name]) => name === 'paint');
  expect(log.slice(firstPaint).filter(([name]) => name === 'read')).toEqual([]);
  expect([sum(log, 'read'), sum(log, 'paint')]).toEqual([300, 300]);
});

it('a long list is painted in several goes, each row once', async () => {
  const { backlog, log, done } = start();
  backlog.add(Array.from({ length: 2_500 }, element));
  await done();
  expect(log.filter(([name]) => name === 'paint').map(([, count]) => count)).toEqual([1_000, 1_000, 500]);
});

it('rows that were dropped are neither read nor painted', async () => {
  const { backlog, log, done } = start();
  const rows = Array.from({ length: 10 }, element);
  backlog.add(rows);
  backlog.drop(rows.slice(0, 4));
  await done();
  expect([sum(log, 'read'), sum(log, 'paint')]).toEqual([6, 6]);
  expect(backlog.isIdle()).toBe(true);
});

it('ends with its signal', async () => {
  const life = new AbortController();
  const { backlog, log } = start(life.signal);
  backlog.add([element()]);
  life.abort();
  await new Promise((resolve) => requestIdleCallback(resolve));
  await new Promise((resolve) => requestIdleCallback(resolve));
  expect(log).toEqual([]);
});
