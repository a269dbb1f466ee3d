import type { Ledger } from '../../utils/ledger/types';
import { isUrgent } from '../../utils/rules/events/urgent';
import type { State } from './state';

/** More than a person counts. */
const MOST = 200;

export interface UnseenDeps {
  readonly ledger: Pick<Ledger, 'listEvents'>;
  readonly state: Pick<State, 'seenEvents'>;
}

/** How many urgent changes of a project nobody has seen yet; none where the ledger doesn't answer. */
export const unseenIn = async (projectId: string, { ledger, state }: UnseenDeps): Promise<number> => {
  const after = (await state.seenEvents.get(projectId)) ?? 0;
  const stored = await ledger.listEvents(projectId, { after, most: MOST });
  return stored.state === 'present' ? stored.events.filter(({ change }) => isUrgent(change)).length : 0;
};

/** A person has seen all up to this event. */
export const markSeen = (projectId: string, seq: number, { state }: Pick<UnseenDeps, 'state'>): Promise<void> =>
  state.seenEvents.change(projectId, (before = 0) => Math.max(before, seq));
