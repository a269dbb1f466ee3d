import type { Snapshot } from '../../../utils/rules/snapshot';
import { countUp } from '../../../utils/storage/revision';
import type { CurrentAnalysis } from '../analyses';
import { type LastRequests, tellsNews } from '../last-requests';

export interface LogDeps {
  readonly lastRequests: LastRequests;
}

/**
 * A reading with what the request log has of these keys now. Where that is use that the analysis doesn't show, what is
 * shown elsewhere is told to ask again: no surface is more certain than another (docs/architecture.md, rule 6).
 */
export const withLog = async (
  { snapshot, analysis }: Pick<CurrentAnalysis, 'snapshot' | 'analysis'>,
  keyIds: readonly string[],
  { lastRequests }: LogDeps,
): Promise<{ readonly snapshot: Snapshot }> => {
  const { projectId } = snapshot;
  const log = await lastRequests.ask(projectId, keyIds);
  if (tellsNews(analysis, log)) await countUp(projectId);
  return { snapshot: { ...snapshot, log } };
};
