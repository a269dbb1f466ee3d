import type { Ledger } from '../../../utils/ledger/types';
import type { FindingsView, FindingView, SnoozeOutcome } from '../../../utils/protocol/views/findings';
import type { Paused } from '../../../utils/rules/answer';
import { addDays, dayOf, deepgramTime, timeOf } from '../../../utils/rules/days';
import type { Snooze, SnoozeTerms } from '../../../utils/rules/findings/finding';
import { momentOf } from '../../../utils/rules/notes/merge';
import type { Snapshot } from '../../../utils/rules/snapshot';
import type { Settings } from '../../../utils/settings/schema';
import { formatFindings, MOST_SNOOZE_DAYS } from '../../../utils/wording/findings/findings';
import { cleanSignature } from '../../../utils/wording/notes/clean';
import { purposesOf, withPurposes } from '../../../utils/wording/notes/view';
import type { Translate } from '../../../utils/wording/translate';
import type { State } from '../state';
import { currentFindings, type JudgeDeps, type JudgedProject, judgeFindings, valueOr } from './judge-findings';

export interface FindingsDeps extends JudgeDeps {
  readonly ledger: JudgeDeps['ledger'] & Pick<Ledger, 'projects' | 'snoozes' | 'records'>;
  readonly state: Pick<State, 'readings'>;
  readonly paused: (projectId: string) => Promise<Paused | null>;
  readonly t: Translate;
}

/** Today at Deepgram, as far as its clock is known. */
const todayOf = (snapshot: Snapshot, now: number): string => dayOf(deepgramTime(now, snapshot));

/** What a project's last reading brings up; `null` when the project is not connected. */
export const findingsOf = async (projectId: string, parts: FindingsDeps): Promise<FindingsView | null> => {
  const { ledger, state, now, t } = parts;
  if ((await ledger.projects.read(projectId)).state === 'absent') return null;
  const [current, latest, paused] = await Promise.all([
    currentFindings(projectId, parts),
    state.readings.get(projectId),
    parts.paused(projectId),
  ]);
  const outcome = { lastFault: latest?.fault ?? null, problem: latest?.problem ?? null, paused };
  if (!current) return { findings: null, ...outcome };
  const { analysis, snapshot, report } = current;
  const told = formatFindings({ report, analysis, today: todayOf(snapshot, now()), now: now() }, t);
  const notes = await ledger.records.list(projectId);
  const purposes = purposesOf(notes.state === 'present' ? notes.values : []);
  const noted = <F extends FindingView>(finding: F): F => ({ ...finding, keys: withPurposes(finding.keys, purposes) });
  return { findings: { ...told, open: told.open.map(noted), snoozed: told.snoozed.map(noted) }, ...outcome };
};

const change = async (
  projectId: string,
  parts: FindingsDeps,
  by: (judged: JudgedProject, settings: Settings) => (before: readonly Snooze[]) => readonly Snooze[],
): Promise<SnoozeOutcome> => {
  const judged = await judgeFindings(projectId, parts);
  if (!judged) return { problem: null, view: await findingsOf(projectId, parts) };
  const to = by(judged, await parts.settings());
  const written = await parts.ledger.snoozes.change(projectId, (before = []) => to(before));
  return { problem: written.ok ? null : written.problem, view: await findingsOf(projectId, parts) };
};

/** A day that exists, between today and a year from now. */
const mayEndOn = (until: string, today: string): boolean => {
  const ms = timeOf(`${until}T00:00:00Z`);
  return ms !== null && dayOf(ms) === until && until >= today && until <= addDays(today, MOST_SNOOZE_DAYS);
};

/**
 * Sets a finding aside to the end of a day, in place of an earlier snooze of it. One that has resolved itself by now is
 * not set aside. Rejects a day that isn't one, is past, or lies more than a year ahead.
 */
export const snoozeFinding = (
  { projectId, ...terms }: SnoozeTerms & { readonly findingId: string; readonly projectId: string },
  parts: FindingsDeps,
): Promise<SnoozeOutcome> =>
  change(projectId, parts, ({ snapshot, under }, { signature }) => {
    const now = parts.now();
    if (!mayEndOn(terms.until, todayOf(snapshot, now))) throw new RangeError('no day to snooze until');
    const snooze = { ...terms, at: momentOf(deepgramTime(now, snapshot)), by: cleanSignature(signature) };
    return (before) => {
      const others = before.filter(({ findingId }) => findingId !== snooze.findingId);
      return under([...others, snooze]).snoozes;
    };
  });

/** Takes a snooze back. */
export const wakeFinding = (
  { projectId, findingId }: { readonly projectId: string; readonly findingId: string },
  parts: FindingsDeps,
): Promise<SnoozeOutcome> =>
  change(
    projectId,
    parts,
    ({ under }) =>
      (before) =>
        under(before.filter((snooze) => snooze.findingId !== findingId)).snoozes,
  );

/** After a reading: lets go of snoozes that have ended, or whose finding has resolved itself. */
export const tidySnoozes = async (projectId: string, parts: FindingsDeps): Promise<void> => {
  const stored = await parts.ledger.snoozes.read(projectId);
  if (valueOr(stored, []).length === 0) return;
  const judged = await judgeFindings(projectId, parts);
  if (!judged) return;
  await parts.ledger.snoozes.change(projectId, (before = []) => {
    const kept = judged.under(before).snoozes;
    return kept.length === before.length ? before : kept;
  });
};
