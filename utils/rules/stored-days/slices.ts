import { ageOf } from '../age';
import type { DayRange } from '../analysis';
import type { Answer, Fault, FaultKind } from '../answer';
import { addDays, daysBetween, laterDay } from '../days';
import type { DailySeries } from '../snapshot';
import type { DayGapReason } from './stored-days';

/** Days are asked for in slices of at most so many, one call each. */
export const SLICE_DAYS = 90;

/** Days that were asked for in vain. UTC, inclusive. */
export interface Vain extends DayRange {
  /** What it makes of the days: a gap of that name. */
  readonly why: Exclude<DayGapReason, 'damaged'>;
  /** When they were asked for last; milliseconds since the epoch, by this machine's clock. */
  readonly at: number;
  /** How often, one after the other. */
  readonly tries: number;
  /** Milliseconds after which they are asked for again. */
  readonly waitMs: number;
  /** More days at once were too much for Deepgram: so many of them are asked for next. */
  readonly most?: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long to wait after the first time in vain, and at most: it doubles each time. */
const WAITS: Readonly<Record<Vain['why'], { readonly first: number; readonly most: number }>> = {
  unread: { first: 5 * MINUTE_MS, most: DAY_MS },
  refused: { first: HOUR_MS, most: 7 * DAY_MS },
  'not-kept': { first: DAY_MS, most: 30 * DAY_MS },
};

/** What Deepgram said no to, rather than had no answer to at that moment. */
const REFUSALS: ReadonlySet<FaultKind> = new Set(['unauthorized', 'forbidden', 'not-found', 'rejected']);

/**
 * Whether fewer days may be answered where these were not: a 400 or the like, or an answer that took too long. What a
 * key may not see it may not see by the day either, and a server in trouble is none the better for smaller questions.
 */
const mayBeTooMuch = ({ kind, status }: Fault): boolean => kind === 'rejected' || kind === 'timeout' || status === 504;

/** So many days in a row, each asked for alone and in vain: then it isn't how many they were. */
const MOST_ALONE = 3;

/** Faults of a question that never left: nothing is known of what Deepgram would have said. */
const UNASKED: ReadonlySet<FaultKind> = new Set([
  ...(['not-connected', 'storage', 'locked'] as const),
  ...(['session-ended', 'session-closed', 'session-updated'] as const),
]);

/** Whether Deepgram was asked at all. */
export const wasSliceAsked = (answer: Answer<unknown>): boolean =>
  answer.state !== 'failed' || !UNASKED.has(answer.fault.kind);

const overlaps = (a: DayRange, b: DayRange): boolean => a.from <= b.to && b.from <= a.to;

/** What of a range lies outside another. */
const without = <R extends DayRange>(range: R, other: DayRange): R[] => {
  if (!overlaps(range, other)) return [range];
  const before = range.from < other.from ? [{ ...range, to: addDays(other.from, -1) }] : [];
  const after = range.to > other.to ? [{ ...range, from: addDays(other.to, 1) }] : [];
  return [...before, ...after];
};

/** Milliseconds until days that were asked for in vain are asked for again; 0 or less: now. */
export const waitLeft = ({ at, waitMs }: Vain, now: number): number => waitMs - ageOf(at, now);

/** What was asked of Deepgram, and what came of it. */
export interface SliceAsked {
  readonly asked: DayRange;
  /** Milliseconds since the epoch, by this machine's clock. */
  readonly at: number;
  readonly answer: Answer<DailySeries>;
}

const vainOf = (range: DayRange, why: Vain['why'], { at, answer }: SliceAsked, before: readonly Vain[]): Vain => {
  const tries = 1 + Math.max(0, ...before.filter((each) => overlaps(each, range)).map((each) => each.tries));
  const { first, most } = WAITS[why];
  const toldMs = answer.state === 'failed' ? (answer.fault.retryAfter ?? 0) * 1_000 : 0;
  return {
    from: range.from,
    to: range.to,
    why,
    at,
    tries,
    waitMs: Math.max(toldMs, Math.min(most, first * 2 ** (tries - 1))),
  };
};

const lengthOf = ({ from, to }: DayRange): number => daysBetween(from, to) + 1;

/** Whether this day and those after it were asked for one by one, and none was told. */
const areAloneInVain = (day: string, notes: readonly Vain[], count: number): boolean =>
  count === 0 ||
  (notes.some(({ from, to, most }) => from === day && to === day && most === undefined) &&
    areAloneInVain(addDays(day, 1), notes, count - 1));

/** The notes after a slice failed: half as many days are due at once, unless it wasn't how many they were. */
const noteFailed = (others: readonly Vain[], slice: SliceAsked, fault: Fault, before: readonly Vain[]): Vain[] => {
  const { asked } = slice;
  const why = REFUSALS.has(fault.kind) ? 'refused' : 'unread';
  const vain = vainOf(asked, why, slice, before);
  const days = lengthOf(asked);
  if (!mayBeTooMuch(fault)) return [...others, vain];
  if (days > 1) {
    const waitMs = (fault.retryAfter ?? 0) * 1_000;
    return [...others, { ...vain, tries: vain.tries - 1, waitMs, most: Math.ceil(days / 2) }];
  }
  const notes = [...others, vain];
  if (!areAloneInVain(asked.from, notes, MOST_ALONE)) return notes;
  return notes.map((each) => (each.most === undefined ? each : vainOf(each, each.why, slice, before)));
};

/**
 * The notes after a slice was asked for: each day of it is either among those that were `kept`, or asked for in vain.
 * So no day is asked for again at once, whatever was answered.
 */
export const noteSlice = (before: readonly Vain[], slice: SliceAsked, kept: DayRange | null): readonly Vain[] => {
  const { asked, answer } = slice;
  const others = before.flatMap((each) => without(each, asked));
  if (answer.state === 'failed') return noteFailed(others, slice, answer.fault, before);
  const missing = kept ? without(asked, kept) : [asked];
  const vain = missing.flatMap((range) => {
    // An answer that begins later than the question has lost what was before.
    const lost = answer.state === 'whole' ? without(range, { from: answer.value.from, to: range.to }) : [];
    const rest = lost.length > 0 ? without(range, { from: range.from, to: addDays(answer.value.from, -1) }) : [range];
    return [
      ...lost.map((each) => vainOf(each, 'not-kept', slice, before)),
      ...rest.map((each) => vainOf(each, 'unread', slice, before)),
    ];
  });
  return [...others, ...vain];
};

interface Missing {
  /** Days that nothing final is known of, oldest first. */
  readonly days: readonly string[];
  readonly inVain: readonly Vain[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * The next slice to ask for, the newest first; `null` where none is due. It spans days that are known where there are
 * some between, none that were asked for in vain lately, and no more days than were not too much.
 */
export const nextSlice = ({ days, inVain, now }: Missing): DayRange | null => {
  const held = inVain.filter((each) => waitLeft(each, now) > 0);
  const isHeld = (day: string): boolean => held.some(({ from, to }) => from <= day && day <= to);
  const due = days.filter((day) => !isHeld(day));
  const to = due.at(-1);
  if (to === undefined) return null;
  const halved = inVain.filter(({ most }) => most !== undefined);
  const own = halved.find((each) => each.from <= to && to <= each.to);
  const barrier = [...held, ...halved].map((each) => addDays(each.to, 1)).filter((day) => day <= to);
  const size = own?.most ?? SLICE_DAYS;
  const earliest = [addDays(to, 1 - size), ...(own ? [own.from] : []), ...barrier].reduce(laterDay);
  const from = due.find((day) => day >= earliest) ?? to;
  return { from, to };
};

/** Milliseconds until some of the missing days are asked for again; `null` where none waits. */
export const nextWait = ({ days, inVain, now }: Missing): number | null => {
  const waits = inVain
    .filter(({ from, to }) => days.some((day) => from <= day && day <= to))
    .map((each) => waitLeft(each, now))
    .filter((wait) => wait > 0);
  return waits.length > 0 ? Math.min(...waits) : null;
};
