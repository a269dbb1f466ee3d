import { membersOf } from '../../../utils/console/dialogs/people';
import type { Viewer } from '../../../utils/console/dialogs/viewer';
import { DIALOG } from '../../../utils/console/page/dialog-selector';
import { observeChanges } from '../../../utils/console/page/observer';
import { readScheme } from '../../../utils/console/page/theme';
import { loadSheet } from '../../../utils/console/sheet';
import { ask } from '../../../utils/protocol/envelope';
import { untilAnswered } from '../../../utils/protocol/until-answered';
import { defineActFeature } from '../feature';

const ID = 'leave';

/** Once a person is about to leave the project: what becomes of their own keys. */
export default defineActFeature({
  id: 'leave-project',
  pages: ['settings'],
  init({ projectId, document, session: { overlay, setScheme }, acts }, signal) {
    const { body } = document;
    let isLeaving = false;
    let shownBy: Element | null = null;

    const findWho = async (): Promise<Viewer | null> => {
      const load = () => loadSheet((query) => ask('getBadges', query), projectId, 'team');
      const sheet = await untilAnswered(load, signal);
      return acts.findViewer(body, membersOf(sheet.people, sheet.entities));
    };
    const findDialog = (): Element | null => [...body.querySelectorAll(DIALOG)].find(acts.isShown) ?? null;
    const show = (viewer: Viewer | null): void => {
      const dialog = findDialog();
      shownBy = dialog;
      setScheme(readScheme(body));
      void overlay.withOverlay((loaded) => {
        if (signal.aborted || !isLeaving) return;
        // Where the page doesn't say who is signed in, the background takes the creator of the stored key.
        const query = { projectId, act: 'leave', memberId: viewer?.person.memberId ?? null } as const;
        const note = viewer === null ? 'console_leaveByKey' : viewer.by === 'name' ? 'console_leaveByName' : undefined;
        const beside = dialog && acts.surfaceOf(dialog, window);
        const place = { beside, within: dialog ?? body, isOutOfReach: dialog?.matches(':modal') ?? false };
        loaded.showAssessment({ id: ID, query, candidates: [], keepsCurrent: true, note, ...place });
      });
    };
    const hide = (): void => {
      isLeaving = false;
      overlay.loaded()?.hideAssessment(ID);
    };
    let asked: Promise<Viewer | null> | null = null;
    const update = async (): Promise<void> => {
      asked ??= findWho().catch(() => null);
      const viewer = await asked;
      if (isLeaving && !signal.aborted) show(viewer);
    };
    acts.watchLeaving(document, signal, (control) => {
      if (!control) return hide();
      isLeaving = true;
      void update();
    });
    // The page may ask in a dialog: then the panel goes beside that.
    observeChanges(body, signal, () => {
      if (isLeaving && findDialog() !== shownBy) void update();
    });
    signal.addEventListener('abort', hide, { once: true });
  },
});
