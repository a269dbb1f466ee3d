import type { OverlayHost } from '../../utils/console/overlay/overlay-api';
import { ask } from '../../utils/protocol/envelope';
import { untilAnswered } from '../../utils/protocol/until-answered';

/** Where the Console's page asks the background what would happen: the one place that knows how. */
export const getAssessment: OverlayHost['getAssessment'] = (query) => ask('getAssessment', query);

/** A tab that opens long after the press is none that a person still waits for. */
const OPEN_WITHIN_MS = 10_000;

/** A background that is gone after an update opens nothing; the page's script ends soon, too. */
const openSoon = (open: () => Promise<void>): void =>
  void untilAnswered(open, AbortSignal.timeout(OPEN_WITHIN_MS)).catch(() => undefined);

export const openPlan: OverlayHost['openPlan'] = (projectId, memberId) =>
  openSoon(() => ask('openReview', { projectId, memberId }));

export const openNote: OverlayHost['openNote'] = (projectId, kind, id) =>
  openSoon(() => ask('openNote', { projectId, kind, id }));

export const openOptions: OverlayHost['openOptions'] = () => openSoon(() => ask('openOptions'));
