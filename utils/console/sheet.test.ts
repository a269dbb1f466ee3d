import { expect, it, vi } from 'vitest';
import type { BadgeQuery, BadgeSheet } from '../protocol/messages';
import { loadSheet } from './sheet';

const chunk = (over: Partial<BadgeSheet>): BadgeSheet => ({
  projectId: 'p',
  state: 'ready',
  notice: null,
  revision: 1,
  takenAt: 0,
  old: false,
  people: [],
  entities: [],
  next: null,
  ...over,
});

/** Answers one after the other, and all that was asked. */
const background = (answers: readonly Partial<BadgeSheet>[]) => {
  const left = [...answers];
  const asked: Pick<BadgeQuery, 'from' | 'arrived'>[] = [];
  const getBadges = vi.fn(async ({ from, arrived }: BadgeQuery) => {
    asked.push({ from, arrived });
    return chunk(left.shift() ?? {});
  });
  return { asked, getBadges };
};

it('tells once that a person came, however many chunks there are and however often it begins again', async () => {
  const { asked, getBadges } = background([{ next: 5 }, { revision: 2 }, { revision: 2, next: 5 }, { revision: 2 }]);
  await loadSheet(getBadges, 'p', 'keys', true);
  expect(asked).toEqual([
    { from: 0, arrived: true },
    { from: 5, arrived: false },
    { from: 0, arrived: false },
    { from: 5, arrived: false },
  ]);
});

it('tells of nobody where figures changed', async () => {
  const { asked, getBadges } = background([{}]);
  await loadSheet(getBadges, 'p', 'keys');
  expect(asked).toEqual([{ from: 0, arrived: false }]);
});

it('begins again where the key was locked between two chunks, so that none passes for new', async () => {
  const { asked, getBadges } = background([{ next: 5 }, { old: true }, { old: true, next: 5 }, { old: true }]);
  expect(await loadSheet(getBadges, 'p', 'keys')).toMatchObject({ old: true });
  expect(asked.map(({ from }) => from)).toEqual([0, 5, 0, 5]);
});
