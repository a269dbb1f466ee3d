import type { ExtrasHost } from '../../utils/console/extras';
import { untilAnswered } from '../../utils/until-answered';
import { ask } from './ask';

/** Where the Console's page asks the background what would happen: the one place that knows how. */
export const getAssessment: ExtrasHost['getAssessment'] = (query) => ask('getAssessment', query);

/** A tab that opens long after the press is none that a person still waits for. */
const OPEN_WITHIN_MS = 10_000;

/** A background that is gone after an update opens nothing; the page's script ends soon, too. */
export const openPlan: ExtrasHost['openPlan'] = (projectId, memberId) => {
  const open = () => ask('openReview', { projectId, memberId });
  void untilAnswered(open, AbortSignal.timeout(OPEN_WITHIN_MS)).catch(() => undefined);
};
