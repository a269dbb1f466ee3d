import { watchRemoval } from '../../../utils/console/dialogs/watch-removal';
import { pendingReview } from '../../../utils/console/pending-review';
import { defineFeature } from '../feature';
import { membersAt } from '../members-at';

/** Beside the dialog that removes a member: which of their keys are in use, and what to do first. */
export default defineFeature({
  id: 'removal-dialog',
  pages: ['team'],
  init({ projectId, document, session }, signal) {
    const { extras, watchers } = session;
    // What nobody took is of no use any more, and names a person.
    void pendingReview.drop().catch(() => undefined);
    const removal = watchRemoval(
      document,
      {
        projectId,
        membersAt: (element) => membersAt(session, element),
        hasModal: () => session.group.inert,
        sheet: () => session.badges?.sheet() ?? null,
        show: (request) =>
          void extras.withExtras((loaded) => removal.isOpen(request.id) && loaded.showAssessment(request)),
        hide: (id) => extras.loaded()?.hideAssessment(id),
        review: ({ email, name }) => void pendingReview.leave(projectId, { email, name }).catch(() => undefined),
      },
      signal,
    );
    const watcher = { onTreeChanged: removal.onTreeChanged, onSheet: removal.look };
    watchers.add(watcher);
    signal.addEventListener('abort', () => watchers.delete(watcher), { once: true });
  },
});
