import type { ExtrasHost } from '../../utils/console/extras';
import { ask } from './ask';

/** Where the Console's page asks the background what would happen: the one place that knows how. */
export const getAssessment: ExtrasHost['getAssessment'] = (query) => ask('getAssessment', query);

/** A background that is gone after an update opens nothing; the page's script ends soon, too. */
export const openPlan: ExtrasHost['openPlan'] = (projectId, memberId) =>
  void ask('openReview', { projectId, memberId }).catch(() => undefined);
