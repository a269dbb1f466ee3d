import type { Ledger } from '../../../utils/ledger/types';
import type { Query } from '../../../utils/protocol/declarations';
import type { KeyLife } from '../../../utils/protocol/views/key-life';
import { seenIn } from '../../../utils/rules/answer';
import { addDays, dayOf, windowAt } from '../../../utils/rules/days';
import { isEnd, subjectOfKey } from '../../../utils/rules/events/subject';
import { NOBODY } from '../../../utils/rules/stored-days/pack';
import type { StoredDays } from '../../../utils/rules/stored-days/stored-days';
import { ownOf } from '../../../utils/rules/stored-days/year';
import type { Settings } from '../../../utils/settings/schema';
import type { Analyses } from '../analyses';

/** Of one key: more than happen to it in years. */
const MOST_EVENTS = 300;
/** So many events before and after an end may be of the same reading. */
const MOST_AROUND = 300;
/** A year and a month: as far back as days are kept, unless a person chose otherwise. */
const MOST_DAYS = 400;
const WEEK = 7;

interface KeyLifeDeps {
  readonly ledger: Pick<Ledger, 'projects' | 'listEvents' | 'readDays'>;
  readonly analyses: Analyses;
  readonly settings: () => Promise<Settings>;
  readonly now: () => number;
}

/** All that is stored of one key; `null` where the project isn't connected. */
export const keyLifeOf = async (
  { projectId, keyId }: Query<'getKeyLife'>,
  { ledger, analyses, settings, now }: KeyLifeDeps,
): Promise<KeyLife | null> => {
  if ((await ledger.projects.read(projectId)).state === 'absent') return null;
  const known = await settings();
  const drawn = await analyses.get(projectId, known);
  const analysis = drawn?.analysis;
  const keys = analysis ? [analysis.keys, analysis.expiredKeys].flatMap(seenIn) : [];
  const own = [keyId, NOBODY];
  const subject = subjectOfKey(keyId);
  const listed = keys.find(({ key }) => subjectOfKey(key.keyId) === subject) ?? null;
  const today = analysis?.window.to ?? dayOf(now());
  const daysOf = async (range: ReturnType<typeof windowAt>): Promise<StoredDays | null> => {
    const read = await ledger.readDays(projectId, range);
    return read.state === 'present' ? read.days : null;
  };
  const days = await daysOf(windowAt(today, MOST_DAYS));
  const history = await ledger.listEvents(projectId, { subject, most: MOST_EVENTS });
  const end = 'events' in history ? history.events.findLast(({ change }) => isEnd(change)) : undefined;
  const around = end && {
    near: await daysOf({ from: addDays(dayOf(end.from), -WEEK), to: addDays(dayOf(end.to), WEEK) }),
    events: await ledger.listEvents(projectId, {
      after: end.seq - MOST_AROUND,
      before: end.seq + MOST_AROUND,
      most: 2 * MOST_AROUND,
    }),
  };
  const used = around?.near?.usage.byAccessor ?? {};
  return {
    listed,
    areKeysWhole: analysis?.keys.state === 'whole',
    readAt: analysis?.takenAt ?? null,
    history,
    around: around?.events ?? null,
    days: days && { ...days, usage: ownOf(days.usage, own), cost: ownOf(days.cost, own) },
    near: around?.near ?? null,
    users: keys.flatMap(({ key }) => (used[key.keyId.toLowerCase()] ? [key] : [])),
    today,
  };
};
