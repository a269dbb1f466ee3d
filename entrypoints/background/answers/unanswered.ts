import type { Ledger } from '../../../utils/ledger/types';
import { isSeen } from '../../../utils/rules/alerts/seen';
import { type Unanswered, unansweredKinds } from '../../../utils/rules/alerts/unanswered';
import type { State } from '../state';

interface UnansweredDeps {
  readonly ledger: Pick<Ledger, 'outbox'>;
  readonly state: Pick<State, 'seenEvents'>;
  readonly now: () => number;
}

/** Kinds of alert that nobody reacts to; none where what was shown can't be read. */
export const listUnanswered = async ({ ledger, state, now }: UnansweredDeps): Promise<readonly Unanswered[]> => {
  const [stored, seen] = await Promise.all([ledger.outbox.list(), state.seenEvents.all()]);
  if (stored.state !== 'present') return [];
  const shown = stored.values.flatMap(({ projectId, seq, claim, clicked }) =>
    claim ? [{ projectId, seq, clicked, ...claim }] : [],
  );
  return unansweredKinds(shown, (projectId, seq) => isSeen(seen[projectId] ?? [], seq), now());
};
