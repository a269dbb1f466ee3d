import type { Snapshot } from '../../utils/ownership/snapshot';
import { type LastRequests, tellsNews } from './last-requests';
import type { Drawn } from './pictures';
import type { State } from './state';

export interface LogParts {
  readonly lastRequests: LastRequests;
  readonly state: Pick<State, 'pictureRevision'>;
}

/**
 * A reading with what the request log tells of these keys now. Where that is use that the drawn picture doesn't show, what is
 * shown elsewhere is told to ask again: no surface is more certain than another (docs/architecture.md, rule 6).
 */
export const withLog = async (
  { snapshot, picture }: Pick<Drawn, 'snapshot' | 'picture'>,
  keyIds: readonly string[],
  { lastRequests, state }: LogParts,
): Promise<{ readonly snapshot: Snapshot }> => {
  const { projectId } = snapshot;
  const log = await lastRequests.ask(projectId, keyIds);
  if (tellsNews(picture, log)) await state.pictureRevision.change(projectId, (revision = 0) => revision + 1);
  return { snapshot: { ...snapshot, log } };
};
