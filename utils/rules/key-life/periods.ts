import { addDays, dayRange, daysBetween, windowAt } from '../days';
import { daysIn } from '../stored-days/stored-days';
import { type KeyDays, sumIn } from './key-days';

/** One calendar month of a key's days. */
export interface Month {
  /** `YYYY-MM` */
  readonly month: string;
  /** The days of it that are shown, UTC, inclusive. */
  readonly from: string;
  readonly to: string;
  readonly requests: number;
  readonly usedDays: number;
  /** Its busiest day; `null`: no requests. */
  readonly most: { readonly day: string; readonly requests: number } | null;
  /** Days of which nothing is known. */
  readonly unread: number;
}

/** A key's days by months, the latest first. */
export const monthsOf = (days: KeyDays): readonly Month[] => {
  const byMonth = new Map<string, string[]>();
  for (const day of dayRange(days.from, days.to)) {
    const month = day.slice(0, 7);
    byMonth.set(month, [...(byMonth.get(month) ?? []), day]);
  }
  const used = new Set(days.used.map((index) => addDays(days.from, index)));
  const figure = (day: string): number => days.requests[daysBetween(days.from, day)] ?? 0;
  return [...byMonth]
    .map(([month, all]): Month => {
      const [from = '', to = ''] = [all[0], all.at(-1)];
      const busiest = all.reduce((a, b) => (figure(b) > figure(a) ? b : a));
      return {
        ...{ month, from, to, ...sumIn(days, { from, to }) },
        usedDays: all.filter((day) => used.has(day)).length,
        most: figure(busiest) > 0 ? { day: busiest, requests: figure(busiest) } : null,
      };
    })
    .reverse();
};

/** How requests a day went over the last 60 days: of 30 and of the 30 before, on average. */
export interface Trend {
  readonly way: 'rose' | 'fell' | 'steady';
  readonly before: number;
  readonly now: number;
}

const SPAN = 30;
/** A change by less is none. */
const STEADY_SHARE = 0.2;

/** The trend over whole days up to `today`, which isn't over; `null` where a day isn't known, or there was nothing. */
export const trendOf = (days: KeyDays, today: string): Trend | null => {
  const last = windowAt(addDays(today, -1), SPAN);
  const earlier = windowAt(addDays(last.from, -1), SPAN);
  const [now, before] = [sumIn(days, last), sumIn(days, earlier)];
  if (now.unread + before.unread > 0 || now.requests + before.requests === 0) return null;
  const growth = now.requests - before.requests;
  const isSteady = Math.abs(growth) <= before.requests * STEADY_SHARE;
  const way = isSteady ? 'steady' : growth > 0 ? 'rose' : 'fell';
  return { way, before: before.requests / SPAN, now: now.requests / SPAN };
};

/** The part of a key's days that is worth drawing: from the first that is known, or its making; at least so many. */
export const drawnDays = (days: KeyDays, made: string | null, least = 60): KeyDays => {
  const gaps = new Set(daysIn(days.gaps));
  const known = dayRange(days.from, days.to).find((day) => !gaps.has(day)) ?? days.from;
  const wanted = made !== null && made > known ? made : known;
  const latest = addDays(days.to, 1 - least);
  const start = wanted < latest ? wanted : latest;
  const from = start > days.from ? start : days.from;
  const cut = daysBetween(days.from, from);
  const moved = (all: readonly number[]): readonly number[] => all.flatMap((at) => (at >= cut ? [at - cut] : []));
  return {
    ...{ from, to: days.to, requests: days.requests.slice(cut) },
    ...{ used: moved(days.used), open: moved(days.open), nobody: moved(days.nobody) },
    gaps: days.gaps.flatMap((gap) => (gap.to < from ? [] : [{ ...gap, from: gap.from > from ? gap.from : from }])),
  };
};
