import { browser } from 'wxt/browser';
import type { ProjectReader } from '../../../utils/deepgram/types';
import type { Ledger } from '../../../utils/ledger/types';
import { isYounger } from '../../../utils/rules/age';
import type { DayRange } from '../../../utils/rules/analysis';
import type { OutOfReach } from '../../../utils/rules/answer';
import { dayOf, deepgramTime, windowAt } from '../../../utils/rules/days';
import { nextSlice, nextWait, wasSliceAsked } from '../../../utils/rules/stored-days/slices';
import { daysIn, isFinalOn } from '../../../utils/rules/stored-days/stored-days';
import { HISTORY_DAYS } from '../../../utils/rules/verdicts/limits';
import type { Settings } from '../../../utils/settings/schema';
import { defineItem } from '../../../utils/storage/item';
import { createMutex } from '../../../utils/storage/mutex';
import { countUp } from '../../../utils/storage/revision';
import { runInBackground } from '../run-in-background';
import { daysKeptFor } from './settings-changes';

const ALARM = 'year';
/** At most so many slices within so long, over all projects. */
const MOST = 2;
const WITHIN_MS = 60_000;
/** Browsers ring no alarm sooner, and a person who connects a project reads it first. */
const LEAST_DELAY_MS = 30_000;
/** Until a browser that could not store a slice is tried again. */
const UNSAVED_DELAY_MS = 3_600_000;

/** When the last slices were asked for; milliseconds since the epoch. It outlives the worker, as the limit does. */
const lastSlices = defineItem<readonly number[]>({
  key: 'daySlices',
  parse: (raw) => (Array.isArray(raw) ? raw.filter((each) => Number.isFinite(each)) : undefined),
});

export interface YearDeps {
  readonly ledger: Pick<Ledger, 'listProjects' | 'readDays' | 'slices' | 'snapshots' | 'writeSlice'>;
  readonly reader: Pick<ProjectReader, 'days' | 'atRest'>;
  readonly outOfReach: (projectId: string) => Promise<OutOfReach | null>;
  readonly settings: () => Promise<Pick<Settings, 'daysKept' | 'windowDays' | 'unusedAfterDays'>>;
  readonly now: () => number;
}

export interface Year {
  /** Sets the alarm if days of any project's past year are missing; nothing is asked yet. */
  wake(): Promise<void>;
  /** Asks for the slices that are due, as many as may be within the minute, and sets the alarm for the next ones. */
  read(): Promise<void>;
}

/** What of a project's year is missing, and what of it may be asked for now. */
interface Outlook {
  readonly projectId: string;
  readonly slice: DayRange | null;
  /** Milliseconds until what was asked for in vain is asked for again. */
  readonly waitMs: number | null;
}

/** Today by Deepgram's clock as the last reading knew it; `null` before the first one, which brings the newest days. */
const todayOf = async (projectId: string, { ledger, now }: YearDeps): Promise<string | null> => {
  const stored = await ledger.snapshots.read(projectId);
  return stored.state === 'present' ? dayOf(deepgramTime(now(), stored.value)) : null;
};

/**
 * Derived from what is stored at each look, so that a worker that dies loses nothing. Days that may still change are
 * the readings' own.
 */
const lookAt = async (projectId: string, parts: YearDeps): Promise<Outlook | null> => {
  const { ledger, settings, now } = parts;
  if (await parts.outOfReach(projectId)) return null;
  const today = await todayOf(projectId, parts);
  if (today === null) return null;
  // What is erased again isn't asked for.
  const range = windowAt(today, Math.min(HISTORY_DAYS, daysKeptFor(await settings())));
  const [stored, notes] = await Promise.all([ledger.readDays(projectId, range), ledger.slices.read(projectId)]);
  if (stored.state !== 'present') return null;
  const { gaps, unsettled } = stored.days;
  const missing = new Set([...daysIn(gaps), ...unsettled].filter((day) => isFinalOn(day, today)));
  const inVain = notes.state === 'present' ? notes.value : [];
  const left = { days: [...missing].sort(), inVain, now: now() };
  return { projectId, slice: nextSlice(left), waitMs: nextWait(left) };
};

const lookAtAll = async (parts: YearDeps): Promise<readonly Outlook[]> => {
  const projects = await parts.ledger.listProjects();
  if (projects.state !== 'present') return [];
  const all: Outlook[] = [];
  for (const projectId of [...projects.projects.map((project) => project.projectId), ...projects.damaged]) {
    const outlook = await lookAt(projectId, parts);
    if (outlook) all.push(outlook);
  }
  return all;
};

type Due = Outlook & { readonly slice: DayRange };

/** The newest of the slices that are due. */
const newestOf = (all: readonly Outlook[]): Due | undefined =>
  all
    .filter((outlook): outlook is Due => outlook.slice !== null)
    .reduce<Due | undefined>((best, each) => (best && best.slice.to >= each.slice.to ? best : each), undefined);

/** Milliseconds until one more slice may be asked for; 0: now. A moment ahead of the clock is long ago. */
const pauseOf = (asked: readonly number[], now: number): number => {
  const lately = asked.filter((at) => isYounger(at, now, WITHIN_MS)).sort((a, b) => a - b);
  const [oldest] = lately.slice(-MOST);
  return lately.length < MOST || oldest === undefined ? 0 : oldest + WITHIN_MS - now;
};

const setAlarm = async (all: readonly Outlook[], { now }: YearDeps, leastMs = LEAST_DELAY_MS): Promise<void> => {
  const waits = all.flatMap(({ waitMs }) => waitMs ?? []);
  if (newestOf(all)) waits.push(pauseOf((await lastSlices.read()) ?? [], now()));
  if (waits.length === 0) {
    await browser.alarms.clear(ALARM);
    return;
  }
  const delayMs = Math.max(leastMs, Math.min(...waits));
  const before = await browser.alarms.get(ALARM);
  // One that rings sooner isn't put off, so that frequent readings can't hold it up.
  const isSooner = before && before.scheduledTime >= now() && before.scheduledTime <= now() + delayMs;
  if (!isSooner) await browser.alarms.create(ALARM, { delayInMinutes: delayMs / 60_000 });
};

/** Notes that a slice is asked for: before the call, should the worker die during it, and as it ends in its place. */
const noteCall = (moment: number, isOver: boolean): Promise<void> =>
  lastSlices.change((asked = []) => [...(isOver ? asked.slice(0, -1) : asked), moment].slice(-MOST));

const readSlice = async (
  { projectId, slice }: Due,
  { reader, ledger, now }: YearDeps,
): Promise<'kept' | 'unasked' | 'unsaved'> => {
  // A person's own reading goes first.
  await reader.atRest();
  await noteCall(now(), false);
  const { answer, clockOffset } = await reader.days({ projectId, range: slice });
  const at = now();
  await noteCall(at, true);
  if (!wasSliceAsked(answer)) return 'unasked';
  const readOn = clockOffset === undefined ? null : dayOf(at + clockOffset);
  const written = await ledger.writeSlice(projectId, { asked: slice, at, answer, readOn });
  // What is known of the keys' past has changed, so badges and findings are asked again.
  if (written.ok && written.isNews) await countUp(projectId);
  return written.ok ? 'kept' : 'unsaved';
};

/** Reads the past year of every connected project in the background: the newest days first, a few slices a minute. */
export const createYear = (parts: YearDeps): Year => {
  const inTurn = createMutex();
  const readDue = async (): Promise<void> => {
    for (;;) {
      const all = await lookAtAll(parts);
      const due = newestOf(all);
      const mayAsk = due && pauseOf((await lastSlices.read()) ?? [], parts.now()) <= 0;
      if (!mayAsk) return setAlarm(all, parts);
      const outcome = await readSlice(due, parts);
      // What can't be stored isn't asked for again and again.
      if (outcome !== 'kept') return setAlarm(all, parts, outcome === 'unsaved' ? UNSAVED_DELAY_MS : LEAST_DELAY_MS);
    }
  };
  return {
    wake: () => inTurn(async () => setAlarm(await lookAtAll(parts), parts)),
    read: () => inTurn(readDue),
  };
};

/** To be called at every start of the worker, before anything is awaited, so that the alarm can wake it. */
export const startYear = ({ year }: { readonly year: Year }): void => {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) runInBackground(year.read());
  });
};
