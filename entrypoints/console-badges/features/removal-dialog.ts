import { pendingReview } from '../../../utils/console/handoff/pending-review';
import { defineActFeature } from '../feature';
import { membersAt } from '../members-at';

/** Beside the dialog that removes a member: which of their keys are in use, and what to do first. */
export default defineActFeature({
  id: 'removal-dialog',
  pages: ['team'],
  init({ projectId, document, session, acts }, signal) {
    const { overlay, watchers } = session;
    // What nobody took is of no use any more, and names a person.
    void pendingReview.drop().catch(() => undefined);
    const removal = acts.watchRemoval(
      document,
      {
        projectId,
        membersAt: (element) => membersAt(session, element),
        hasModal: () => session.group.inert,
        sheet: () => session.badges?.sheet() ?? null,
        show: (request) =>
          void overlay.withOverlay((loaded) => removal.isOpen(request.id) && loaded.showAssessment(request)),
        hide: (id) => overlay.loaded()?.hideAssessment(id),
        review: ({ email, name }) => void pendingReview.leave(projectId, { email, name }).catch(() => undefined),
      },
      signal,
    );
    const watcher = { onTreeChanged: removal.onTreeChanged, onSheet: removal.look };
    watchers.add(watcher);
    signal.addEventListener('abort', () => watchers.delete(watcher), { once: true });
  },
});
