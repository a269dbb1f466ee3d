import { daysBetween, latestOf } from '../days';
import type { KeyJudgement } from '../verdicts/verdict';
import { noteOn, type PlanGround, todayOf, writtenOn } from './plan-ground';
import { type Quiet, quietOf } from './quiet';
import { type FateValue, plannedOf, type Written } from './record';
import { type Proposal, proposalsFor, type Replacement, replacementOf } from './replacements';
import { type System, systemsOf } from './systems';

/** One active key of the member, and how far the plan is with it. Plain data. */
export interface PlanKey {
  readonly keyId: string;
  readonly judgement: KeyJudgement;
  /** What a person decided; `null`: nothing yet. */
  readonly fate: Written<FateValue> | null;
  readonly isCritical: boolean;
  readonly replacement: Replacement | null;
  readonly proposals: readonly Proposal[];
  /** Places to look at, each with who did. Empty of a key that isn't replaced. */
  readonly systems: readonly System[];
  readonly areSystemsDone: boolean;
  /**
   * The UTC day of a use that nobody accounted for: after all had been moved, or of a key that was quiet when it was
   * decided to let it end. `null`: none.
   */
  readonly surprise: string | null;
  readonly quiet: Quiet;
}

/** A key that was used on the day of the decision or the day before was known to be in use. */
const QUIET_AFTER_DAYS = 1;

/** The day up to which any use of the key is accounted for; `null`: no use of it is a surprise yet. */
const accountedFor = (
  { fate, systems, areSystemsDone }: Pick<PlanKey, 'fate' | 'systems' | 'areSystemsDone'>,
  found: string | null,
  today: string,
): string | null => {
  if (fate?.value.is === 'replace') {
    if (!areSystemsDone) return null;
    const days = systems.flatMap(({ done }) => (done ? writtenOn(done, today) : []));
    return latestOf([...days, ...(found === null || found > today ? [] : [found])]);
  }
  if (fate?.value.is !== 'die') return null;
  const { lastDay } = fate.value;
  const decided = writtenOn(fate, today);
  const wasUsed = lastDay !== null && decided !== '' && daysBetween(lastDay, decided) <= QUIET_AFTER_DAYS;
  return wasUsed ? null : latestOf([decided, lastDay ?? '']);
};

/** Use that was seen is use, whatever else the evidence lacks. */
const surpriseOf = (lastDay: string | null, accounted: string | null): string | null =>
  lastDay !== null && accounted !== null && lastDay > accounted ? lastDay : null;

export const planKeyOf = (
  judgement: KeyJudgement,
  ground: PlanGround,
  context: { readonly since: number; readonly own: readonly string[]; readonly taken: readonly string[] },
): PlanKey => {
  const { record, verdict, notes, keys, windowDays, isServiceAccount } = ground;
  const today = todayOf(ground);
  const keyId = judgement.key.keyId.toLowerCase();
  const note = noteOn(notes, keyId);
  const fate = plannedOf(record, 'fate', keyId);
  const isReplaced = fate?.value.is === 'replace';
  const isCritical = plannedOf(record, 'critical', keyId) !== null;
  const replacement = replacementOf(note, keys, context.own);
  const systems = isReplaced ? systemsOf(record, keyId, note) : [];
  const areSystemsDone = systems.length > 0 && systems.every(({ done }) => done !== null);
  const found = plannedOf(record, 'found', keyId)?.value.day ?? null;
  const { since, taken } = context;
  return {
    ...{ keyId, judgement, fate, isCritical, replacement, systems, areSystemsDone },
    proposals:
      isReplaced && replacement?.is !== 'there'
        ? proposalsFor(judgement.key, { keys, since, taken, isServiceAccount })
        : [],
    surprise: surpriseOf(judgement.lastDay, accountedFor({ fate, systems, areSystemsDone }, found, today)),
    quiet: quietOf(judgement, verdict, { windowDays, isCritical, today }),
  };
};
