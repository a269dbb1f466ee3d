import type { ExtrasHost } from '../../utils/console/extras';
import { ask } from './ask';

/** Where the Console's page asks the background what would happen: the one place that knows how. */
// The protocol does not list these two yet; a background without them refuses, and the panel says that it can't tell.
const askUnlisted = ask as unknown as (type: string, query: unknown) => Promise<never>;

export const getAssessment: ExtrasHost['getAssessment'] = (query) => askUnlisted('getAssessment', query);

/** A background that is gone after an update opens nothing; the page's script ends soon, too. */
export const openPlan: ExtrasHost['openPlan'] = (projectId, memberId) =>
  void askUnlisted('openReview', { projectId, memberId }).catch(() => undefined);
