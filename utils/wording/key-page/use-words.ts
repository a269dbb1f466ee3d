import type { SparkDay, SparkView } from '../../protocol/views/spark';
import { addDays, dayRange, daysBetween } from '../../rules/days';
import type { KeyDays } from '../../rules/key-life/key-days';
import { type Trend, trendOf } from '../../rules/key-life/periods';
import type { DayGapReason } from '../../rules/stored-days/stored-days';
import { formatsOf } from '../formats';
import type { Translate } from '../translate';
import { sentences } from '../words';

const GAPS: Readonly<Record<DayGapReason, (day: string, t: Translate) => string>> = {
  unread: (day, t) => t('keyLife_dayUnread', [day]),
  refused: (day, t) => t('keyLife_dayRefused', [day]),
  'not-kept': (day, t) => t('keyLife_dayNotKept', [day]),
  damaged: (day, t) => t('keyLife_dayDamaged', [day]),
};

/** Requests a day as a figure that a sentence can hold: a whole one. */
const daily = (figure: number, t: Translate): string =>
  formatsOf(t).number(figure > 0 ? Math.max(1, Math.round(figure)) : 0);

const trendWords = (trend: Trend | null, t: Translate): string => {
  if (!trend) return '';
  const [before, now] = [daily(trend.before, t), daily(trend.now, t)];
  if (trend.way === 'steady') return t('keyLife_useSteady', [now]);
  return trend.way === 'rose' ? t('keyLife_useRose', [before, now]) : t('keyLife_useFell', [before, now]);
};

const gapOn = ({ gaps }: KeyDays, day: string): DayGapReason | null =>
  gaps.find(({ from, to }) => from <= day && day <= to)?.why ?? null;

/** The picture in words: days, sum, busiest day, trend, and what wasn't read. */
const pictureWords = (days: KeyDays, today: string, t: Translate): string => {
  const { day, number } = formatsOf(t);
  const total = days.requests.reduce((sum, figure) => sum + figure, 0);
  const most = days.requests.reduce((a, b) => Math.max(a, b), 0);
  const unread = days.gaps.reduce((sum, { from, to }) => sum + daysBetween(from, to) + 1, 0);
  return sentences([
    t('keyLife_useWords', [day(days.from), day(days.to), number(total), number(days.used.length)]),
    most > 0 ? t('keyLife_useMost', [day(addDays(days.from, days.requests.indexOf(most))), number(most)]) : '',
    trendWords(trendOf(days, today), t),
    unread > 0 ? t('keyLife_useUnread', unread, [number(unread)]) : '',
  ]);
};

/** A key's days as a picture, days that weren't read apart from those without use. `today`: the UTC day of telling. */
export const useSpark = (days: KeyDays, today: string, t: Translate): SparkView => {
  const { day: words, number } = formatsOf(t);
  const most = days.requests.reduce((a, b) => Math.max(a, b), 0);
  const used = new Set(days.used);
  const drawn = dayRange(days.from, days.to).map((day, at): SparkDay => {
    const gap = gapOn(days, day);
    if (gap !== null) return { height: 0, said: GAPS[gap](words(day), t) };
    const count = days.requests[at] ?? 0;
    if (count === 0 && used.has(at)) return { height: 0.001, said: t('keyLife_dayUncounted', [words(day)]) };
    const figures: [string, string] = [words(day), number(count)];
    const said = day >= today ? t('card_sparkDaySoFar', count, figures) : t('card_sparkDay', count, figures);
    return { height: most > 0 ? count / most : 0, said };
  });
  const bars = {
    days: drawn,
    soFar: days.to >= today && gapOn(days, days.to) === null,
    ...{ from: words(days.from), to: words(days.to) },
    most: t('card_sparkMost', [number(most)]),
  };
  return { words: pictureWords(days, today, t), bars };
};

/** Every day for a spreadsheet: ISO day, requests (empty where nothing is known), and what the figure is. */
export const daysAsText = (days: KeyDays, t: Translate): string => {
  const open = new Set(days.open);
  const used = new Set(days.used);
  const rows = dayRange(days.from, days.to).map((day, at) => {
    const gap = gapOn(days, day);
    if (gap !== null) return [day, '', t('keyLife_legendUnread')];
    const count = days.requests[at] ?? 0;
    if (count === 0 && used.has(at)) return [day, '', t('keyLife_stateUncounted')];
    return [day, `${count}`, open.has(at) ? t('keyLife_stateOpen') : t('keyLife_stateRead')];
  });
  const head = ['UTC', t('keyLife_requests'), t('keyLife_copyState')];
  return [head, ...rows].map((row) => row.join('\t')).join('\n');
};
