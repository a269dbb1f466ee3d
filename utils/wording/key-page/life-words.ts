import type { TextRun, Tone } from '../../protocol/messages';
import { addDays, dayOf } from '../../rules/days';
import type { Ended, FirstUse, LastUse, Life } from '../../rules/key-life/life';
import type { ApiKey } from '../../rules/snapshot';
import { formatsOf } from '../formats';
import { fullName } from '../people';
import { ownText, runsOf } from '../runs';
import type { Translate } from '../translate';

/** One point of a key's life: what, when, and what is known around it. */
export interface LifePoint {
  readonly id: 'made' | 'first' | 'busiest' | 'last' | 'ended';
  readonly tone: Tone;
  readonly term: string;
  /** The day; empty where there is none. */
  readonly when: string;
  readonly what: readonly TextRun[];
}

const madeOf = ({ made }: Life, key: ApiKey | null, t: Translate): readonly LifePoint[] => {
  if (!key) return [];
  const when = made === null ? t('keyLife_madeUnknown') : formatsOf(t).day(made);
  const what = runsOf([fullName(key.creator)] as const, ([who]) => t('keyLife_madeBy', [who]));
  return [{ id: 'made', tone: 'quiet', term: t('keyLife_made'), when, what }];
};

const firstOf = ({ day, isFirst, knownFrom }: FirstUse, t: Translate): LifePoint => {
  const { day: words } = formatsOf(t);
  const what = isFirst ? t('keyLife_firstSure') : t('keyLife_firstKnown', [words(knownFrom)]);
  return { id: 'first', tone: 'use', term: t('keyLife_first'), when: words(day), what: ownText(what) };
};

const lastWords = ({ silentTo, silentDays, after }: LastUse, isEnded: boolean, t: Translate): string => {
  const { day, number } = formatsOf(t);
  if (after === 'unread') return t('keyLife_lastKnown', [day(silentTo)]);
  if (after === 'nobody') return t('keyLife_lastNobody', [day(silentTo)]);
  if (silentDays > 0 && after === 'open')
    return t('keyLife_quietDaysOpen', silentDays, [number(silentDays), day(silentTo)]);
  if (silentDays > 0) return t('keyLife_quietDays', silentDays, [number(silentDays)]);
  if (after === 'open') return t('keyLife_lastOpen');
  return isEnded ? t('keyLife_lastEnd') : '';
};

const lastOf = (last: LastUse, isEnded: boolean, t: Translate): LifePoint => {
  const isInDoubt = last.after === 'unread' || last.after === 'nobody';
  const isQuiet = !isEnded && last.silentDays > 0 && !isInDoubt;
  return {
    id: 'last',
    tone: isQuiet ? 'cool' : isInDoubt ? 'unknown' : 'use',
    term: isQuiet ? t('keyLife_quiet') : t('keyLife_last'),
    when: formatsOf(t).day(last.day),
    what: ownText(lastWords(last, isEnded, t)),
  };
};

const unusedOf = ({ unusedTo }: Life, to: string, t: Translate): LifePoint => {
  const { day } = formatsOf(t);
  // Today isn't over, and the last days may still get figures.
  const isSure = unusedTo !== null && unusedTo >= addDays(to, -4);
  return {
    id: 'last',
    tone: isSure ? 'quiet' : 'unknown',
    term: isSure ? t('keyLife_unused') : t('keyLife_noUse'),
    when: '',
    what: ownText(isSure && unusedTo !== null ? t('keyLife_unusedTo', [day(unusedTo)]) : t('keyLife_unusedUnknown')),
  };
};

const endedWords = (ended: Ended, t: Translate): string => {
  const { moment } = formatsOf(t);
  switch (ended.kind) {
    case 'disappeared':
      return t('history_between', [moment(ended.from), moment(ended.to)]);
    case 'expired':
      return ended.at === null ? t('keyLife_endUnread') : t('keyLife_endsOn', [moment(ended.at)]);
    case 'unseen':
      return ended.seen === null ? t('keyLife_unseen') : t('keyLife_unseenSince', [moment(ended.seen)]);
  }
};

const endedDay = (ended: Ended): number | null =>
  ended.kind === 'disappeared' ? ended.to : ended.kind === 'expired' ? ended.at : null;

const endedOf = (ended: Ended, t: Translate): LifePoint => {
  const ms = endedDay(ended);
  const when = ms === null ? '' : formatsOf(t).day(dayOf(ms));
  return { id: 'ended', tone: 'stop', term: t('keyLife_ended'), when, what: ownText(endedWords(ended, t)) };
};

/** A key's life as a line, in the order in which it is read. `to`: the day of telling. */
export const lifeWords = (life: Life, key: ApiKey | null, to: string, t: Translate): readonly LifePoint[] => {
  const { first, busiest, last, ended } = life;
  const { number, day } = formatsOf(t);
  const points = [...madeOf(life, key, t)];
  if (first) points.push(firstOf(first, t));
  if (busiest) {
    const figures: [string] = [number(busiest.requests)];
    const what = busiest.isSure
      ? t('keyLife_busiestSure', busiest.requests, figures)
      : t('keyLife_busiestKnown', busiest.requests, figures);
    const when = day(busiest.day);
    points.push({ id: 'busiest', tone: 'use', term: t('keyLife_busiest'), when, what: ownText(what) });
  }
  points.push(last ? lastOf(last, ended !== null, t) : unusedOf(life, to, t));
  if (ended) points.push(endedOf(ended, t));
  return points;
};
