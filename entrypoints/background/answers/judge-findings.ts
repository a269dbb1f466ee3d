import type { Stored } from '../../../utils/ledger/store';
import type { Ledger } from '../../../utils/ledger/types';
import { findFindings } from '../../../utils/rules/findings/find-findings';
import type { FindingReport, Snooze } from '../../../utils/rules/findings/finding';
import { toFindingOptions } from '../../../utils/settings/repair';
import type { Settings } from '../../../utils/settings/schema';
import type { Analyses, CurrentAnalysis } from '../analyses';

export interface JudgeDeps {
  readonly ledger: Pick<Ledger, 'snoozes' | 'invites'>;
  readonly analyses: Analyses;
  readonly settings: () => Promise<Settings>;
  readonly now: () => number;
}

/** A project's findings under any snoozes. */
export interface JudgedProject extends CurrentAnalysis {
  readonly under: (snoozes: readonly Snooze[]) => FindingReport;
}

export const valueOr = <T>(stored: Stored<T>, fallback: T): T => (stored.state === 'present' ? stored.value : fallback);

/** `null` when the project was never read. */
export const judgeFindings = async (projectId: string, parts: JudgeDeps): Promise<JudgedProject | null> => {
  const settings = await parts.settings();
  const drawn = await parts.analyses.get(projectId, settings);
  if (!drawn) return null;
  const inviteSeenAt = valueOr(await parts.ledger.invites.read(projectId), {});
  const { snapshot, analysis } = drawn;
  const ground = { snapshot, analysis, options: toFindingOptions(settings), inviteSeenAt, now: parts.now() };
  return { ...drawn, under: (snoozes) => findFindings({ ...ground, snoozes }) };
};

/** A project's findings as they stand: popup and review both take them from here, so that they count the same. */
export const currentFindings = async (
  projectId: string,
  parts: JudgeDeps,
): Promise<(CurrentAnalysis & { readonly report: FindingReport }) | null> => {
  const [judged, snoozes] = await Promise.all([judgeFindings(projectId, parts), parts.ledger.snoozes.read(projectId)]);
  return judged && { ...judged, report: judged.under(valueOr(snoozes, [])) };
};
