import type { Ledger } from '../../utils/ledger/types';
import { isUrgent } from '../../utils/rules/alerts/kinds';
import { isSeen, seenUpTo, withSeen } from '../../utils/rules/alerts/seen';
import { PROJECT } from '../../utils/rules/events/subject';
import { toAlertFacts } from '../../utils/settings/repair';
import type { Settings } from '../../utils/settings/schema';
import type { State } from './state';

/** So many events are read at once, and so many times: more than that count no further. */
const PAGE = 500;
const MOST_PAGES = 20;
/** Among the latest events about the project as a whole, the pause that holds is one of these. */
const MOST_LOOKED = 20;

export interface UnseenDeps {
  readonly ledger: Pick<Ledger, 'listEvents'>;
  readonly state: Pick<State, 'seenEvents'>;
  readonly settings: () => Promise<Settings>;
}

/** How many urgent changes of a project nobody has seen yet; none where the ledger doesn't answer. */
export const unseenIn = async (projectId: string, { ledger, state, settings }: UnseenDeps): Promise<number> => {
  const seen = (await state.seenEvents.get(projectId)) ?? [];
  const facts = toAlertFacts(await settings());
  const after = seenUpTo(seen);
  let [count, before] = [0, Number.MAX_SAFE_INTEGER];
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const stored = await ledger.listEvents(projectId, { after, before, most: PAGE });
    if (stored.state !== 'present') return count;
    count += stored.events.filter(({ seq, change }) => !isSeen(seen, seq) && isUrgent(change, facts)).length;
    if (stored.next === null) return count;
    before = stored.next;
  }
  return count;
};

/** The same, and whether projects are watched at present. */
export type PauseDeps = UnseenDeps & { readonly ledger: Pick<Ledger, 'watches'> };

type SeenDeps = Pick<UnseenDeps, 'state'>;

/** A person has seen all from one event to another, both included. */
export const markSeen = (
  projectId: string,
  { from, to }: { readonly from: number; readonly to: number },
  { state }: SeenDeps,
): Promise<void> => state.seenEvents.change(projectId, (before = []) => withSeen(before, from, to));

interface PauseEvent {
  readonly seq: number;
  readonly why: string;
}

/** The event that told that watching has paused, while it still is; `null` while it isn't. */
const pauseIn = async (projectId: string, { ledger }: Pick<PauseDeps, 'ledger'>): Promise<PauseEvent | null> => {
  const watch = await ledger.watches.read(projectId);
  if (watch.state !== 'present' || watch.value.paused === null) return null;
  const stored = await ledger.listEvents(projectId, { subject: PROJECT, most: MOST_LOOKED });
  const told =
    stored.state === 'present' ? stored.events.findLast(({ change }) => change.name === 'watch.paused') : null;
  return told?.change.name === 'watch.paused' ? { seq: told.seq, why: told.change.why } : null;
};

/** Why a project isn't watched at present, as long as nobody has looked at it; `null` otherwise. */
export const unseenPause = async (projectId: string, parts: PauseDeps): Promise<string | null> => {
  const pause = await pauseIn(projectId, parts);
  if (!pause || !toAlertFacts(await parts.settings()).isOn('watching')) return null;
  const seen = (await parts.state.seenEvents.get(projectId)) ?? [];
  return isSeen(seen, pause.seq) ? null : pause.why;
};

/** A person has seen that a project isn't watched, and why. */
export const markPauseSeen = async (projectId: string, parts: SeenDeps & Pick<PauseDeps, 'ledger'>): Promise<void> => {
  const pause = await pauseIn(projectId, parts);
  if (pause) await markSeen(projectId, { from: pause.seq, to: pause.seq }, parts);
};
