import { pendingReview } from '../../../utils/console/handoff/pending-review';
import { createMarks } from '../../../utils/console/paint/marks';
import { defineFeature } from '../feature';

/** On the key page, when it was reached by Review API Keys: the keys of that member are marked and counted. */
export default defineFeature({
  id: 'review-keys',
  pages: ['keys'],
  init({ projectId, session }, signal) {
    const { overlay, watchers } = session;
    let stop: (() => void) | null = null;

    const begin = async (): Promise<void> => {
      const person = await pendingReview.take(projectId);
      if (!person || signal.aborted) return;
      stop?.();
      const { badges } = session;
      const marks = createMarks(person.email, ({ active, marked }) => {
        void overlay.withOverlay((loaded) => {
          if (stop === end) loaded.showReview({ name: person.name || person.email, active, marked, onDismiss: end });
        });
      });
      const watcher = { onPaint: marks.onPaint, onErase: marks.onErase, onSheet: look };
      function look(): void {
        const sheet = badges?.sheet();
        if (badges && sheet) marks.begin(sheet, badges.painted());
      }
      function end(): void {
        stop = null;
        watchers.delete(watcher);
        marks.end();
        overlay.loaded()?.showReview(null);
      }
      stop = end;
      watchers.add(watcher);
      look();
    };
    const run = (): void => void begin().catch(() => undefined);
    run();
    pendingReview.onLeft(run, signal);
    signal.addEventListener('abort', () => stop?.());
  },
});
