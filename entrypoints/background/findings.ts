import type { FindingsView, SnoozeOutcome } from '../../utils/findings';
import type { Ledger, Stored } from '../../utils/ledger/types';
import type { Paused } from '../../utils/ownership/answer';
import { addDays, dayOf, timeOf } from '../../utils/ownership/days';
import { findFindings } from '../../utils/ownership/findings/find-findings';
import type { FindingReport, Snooze } from '../../utils/ownership/findings/finding';
import type { Snapshot } from '../../utils/ownership/snapshot';
import { toFindingOptions } from '../../utils/settings/repair';
import type { Settings } from '../../utils/settings/schema';
import { MOST_SNOOZE_DAYS, tellFindings } from '../../utils/wording/findings/findings';
import type { Translate } from '../../utils/wording/translate';
import type { Drawn, Pictures } from './pictures';
import type { State } from './state';

export interface FindingsParts {
  readonly ledger: Pick<Ledger, 'readProject' | 'readSnoozes' | 'changeSnoozes' | 'readInvitesSeen'>;
  readonly pictures: Pictures;
  readonly state: Pick<State, 'readings'>;
  readonly settings: () => Promise<Settings>;
  readonly paused: (projectId: string) => Promise<Paused | null>;
  readonly now: () => number;
  readonly t: Translate;
}

/** A project's findings under any snoozes. */
interface Judged extends Drawn {
  readonly under: (snoozes: readonly Snooze[]) => FindingReport;
}

const valueOr = <T>(stored: Stored<T>, fallback: T): T => (stored.state === 'present' ? stored.value : fallback);

const judge = async (projectId: string, parts: FindingsParts): Promise<Judged | null> => {
  const settings = await parts.settings();
  const drawn = await parts.pictures.get(projectId, settings);
  if (!drawn) return null;
  const inviteSeenAt = valueOr(await parts.ledger.readInvitesSeen(projectId), {});
  const { snapshot, picture } = drawn;
  const ground = { snapshot, picture, options: toFindingOptions(settings), inviteSeenAt, now: parts.now() };
  return { ...drawn, under: (snoozes) => findFindings({ ...ground, snoozes }) };
};

/** Today at Deepgram, as far as its clock is known. */
const todayOf = ({ clockOffset = 0 }: Snapshot, now: number): string => dayOf(now + clockOffset);

/** What a project's last reading brings up; `null` when the project is not connected. */
export const findingsOf = async (projectId: string, parts: FindingsParts): Promise<FindingsView | null> => {
  const { ledger, state, now, t } = parts;
  if ((await ledger.readProject(projectId)).state === 'absent') return null;
  const [judged, snoozes, latest, paused] = await Promise.all([
    judge(projectId, parts),
    ledger.readSnoozes(projectId),
    state.readings.get(projectId),
    parts.paused(projectId),
  ]);
  const outcome = { lastFault: latest?.fault ?? null, problem: latest?.problem ?? null, paused };
  if (!judged) return { findings: null, ...outcome };
  const { picture, snapshot, under } = judged;
  const report = under(valueOr(snoozes, []));
  const told = tellFindings({ report, picture, today: todayOf(snapshot, now()), now: now() }, t);
  return { findings: told, ...outcome };
};

const change = async (
  projectId: string,
  parts: FindingsParts,
  by: (judged: Judged) => (before: readonly Snooze[]) => readonly Snooze[],
): Promise<SnoozeOutcome> => {
  const judged = await judge(projectId, parts);
  if (!judged) return { problem: null, view: await findingsOf(projectId, parts) };
  const written = await parts.ledger.changeSnoozes(projectId, by(judged));
  return { problem: written.ok ? null : written.problem, view: await findingsOf(projectId, parts) };
};

/** A day that exists, between today and a year from now. */
const mayEndOn = (until: string, today: string): boolean => {
  const ms = timeOf(`${until}T00:00:00Z`);
  return ms !== null && dayOf(ms) === until && until >= today && until <= addDays(today, MOST_SNOOZE_DAYS);
};

/**
 * Sets a finding aside to the end of a day, in place of an earlier snooze of it. One that has resolved itself meanwhile is
 * not set aside. Rejects a day that isn't one, is past, or lies more than a year ahead.
 */
export const snoozeFinding = (
  { projectId, ...snooze }: Snooze & { readonly projectId: string },
  parts: FindingsParts,
): Promise<SnoozeOutcome> =>
  change(projectId, parts, ({ snapshot, under }) => {
    if (!mayEndOn(snooze.until, todayOf(snapshot, parts.now()))) throw new RangeError('no day to snooze until');
    return (before) => {
      const others = before.filter(({ findingId }) => findingId !== snooze.findingId);
      return under([...others, snooze]).snoozes;
    };
  });

/** Takes a snooze back. */
export const wakeFinding = (
  { projectId, findingId }: { readonly projectId: string; readonly findingId: string },
  parts: FindingsParts,
): Promise<SnoozeOutcome> =>
  change(
    projectId,
    parts,
    ({ under }) =>
      (before) =>
        under(before.filter((snooze) => snooze.findingId !== findingId)).snoozes,
  );

/** After a reading: lets go of snoozes that have ended, or whose finding has resolved itself. */
export const tidySnoozes = async (projectId: string, parts: FindingsParts): Promise<void> => {
  const stored = await parts.ledger.readSnoozes(projectId);
  if (valueOr(stored, []).length === 0) return;
  const judged = await judge(projectId, parts);
  if (!judged) return;
  await parts.ledger.changeSnoozes(projectId, (before) => {
    const kept = judged.under(before).snoozes;
    return kept.length === before.length ? before : kept;
  });
};
