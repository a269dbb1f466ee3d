import type { DayRange, KeyUse } from '../analysis';
import type { Answer } from '../answer';
import { addDays, dayOf, earlierDay, laterDay, timeOf } from '../days';
import type { ApiKey } from '../snapshot';
import { HISTORY_DAYS } from '../verdicts/limits';
import { findRhythm, rhythmEnds } from './rhythm';
import type { KeyState, KeyStateName, Past, Rhythm } from './state';

/** What a key's state is judged from. */
export interface KeyGround {
  readonly key: ApiKey;
  readonly status: 'active' | 'expired';
  readonly use: Answer<KeyUse>;
  /** The days that "recent" means, and how many they are. */
  readonly window: DayRange;
  readonly windowDays: number;
  /** Nothing beside the use of this key keeps the reading from being whole. */
  readonly isWhole: boolean;
  /** What is known of its past year. */
  readonly past: Past | null;
}

/** The UTC day a key was made; `null` where its date is unreadable. */
export const createdDay = ({ created }: ApiKey): string | null => {
  const ms = timeOf(created);
  return ms === null ? null : dayOf(ms);
};

/** The days of the past year on which a key was there, as far as that can be told. */
export const yearOf = (key: ApiKey, today: string): DayRange => {
  const yearAgo = addDays(today, 1 - HISTORY_DAYS);
  return { from: laterDay(createdDay(key) ?? yearAgo, yearAgo), to: today };
};

/** Days with use in the reading or the past, oldest first: what either saw was there. */
const activeDaysOf = ({ use, past }: KeyGround): string[] => {
  const days = new Set(past?.activeDays ?? []);
  if (use.state !== 'failed') for (const day of use.value.activeDays) days.add(day);
  return [...days].sort();
};

/** The first of the days read up to the reading's last one; the past counts where it joins the reading's days. */
const readFromOf = ({ use, past }: KeyGround): string | null => {
  if (use.state === 'failed') return null;
  const { from } = use.value.range;
  const covers = past?.covers;
  return covers && covers.to >= addDays(from, -1) ? earlierDay(covers.from, from) : from;
};

/** A past that was asked for and isn't whole may hide days that the reading alone would take for read. */
const isYearRead = ({ key, past, window }: KeyGround, readFrom: string | null): boolean => {
  if (readFrom === null || (past && !past.covers)) return false;
  return readFrom <= yearOf(key, window.to).from;
};

interface Seen {
  readonly days: readonly string[];
  readonly born: string | null;
  readonly rhythm: Rhythm | null;
  readonly isYearRead: boolean;
}

type Standing = Pick<KeyState, 'state' | 'safeFrom'>;
const standing = (state: KeyStateName, safeFrom: string | null = null): Standing => ({ state, safeFrom });

/**
 * In use or cooling? A person who drains a key wants to see that it worked the day after, so a request today or
 * yesterday (the last whole UTC day) is use, and one before that is cooling until the window has passed it. Silence
 * needs whole evidence; a request that was seen does not. A key younger than the window can't have been quiet for all
 * of it, and may be about to be put in use.
 */
const standingOf = ({ days, born, rhythm, isYearRead }: Seen, ground: KeyGround): Standing => {
  const { window, windowDays } = ground;
  const isWhole = ground.isWhole && ground.use.state === 'whole';
  const lastDay = days.at(-1);
  if (lastDay !== undefined && lastDay >= window.from) {
    const quietYesterday = lastDay < addDays(window.to, -1);
    if (!isWhole || !quietYesterday) return standing('in-use');
    const drained = addDays(lastDay, windowDays);
    return standing('cooling', rhythm ? laterDay(drained, rhythmEnds(rhythm)) : drained);
  }
  const oldEnough = lastDay ?? born;
  if (!isWhole || oldEnough === null) return standing('unknown');
  if (oldEnough >= window.from) return standing('cooling', addDays(oldEnough, windowDays));
  if (rhythm && window.to < rhythmEnds(rhythm)) return standing('rhythmic', rhythmEnds(rhythm));
  const isOfThisYear = born !== null && born > addDays(window.to, -HISTORY_DAYS);
  return standing(lastDay === undefined && isYearRead && isOfThisYear ? 'never-used' : 'quiet');
};

/**
 * The one state of a key, by the reading and what is known of its past year. Never more certain than a verdict on it.
 */
export const keyStateOf = (ground: KeyGround): KeyState => {
  const days = activeDaysOf(ground);
  const rhythm = findRhythm(days, ground.windowDays);
  const born = createdDay(ground.key);
  const readFrom = readFromOf(ground);
  const seen: Seen = { days, born, rhythm, isYearRead: isYearRead(ground, readFrom) };
  const { state, safeFrom } = ground.status === 'expired' ? standing('expired') : standingOf(seen, ground);
  return { state, lastDay: days.at(-1) ?? null, safeFrom, rhythm, readFrom, isYearRead: seen.isYearRead };
};
