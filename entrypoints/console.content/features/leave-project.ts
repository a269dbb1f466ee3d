import { surfaceOf } from '../../../utils/console/dialogs/boxes';
import { isShown } from '../../../utils/console/dialogs/controls';
import { watchLeaving } from '../../../utils/console/dialogs/leave';
import { membersOf } from '../../../utils/console/dialogs/people';
import { findViewer } from '../../../utils/console/dialogs/viewer';
import { observeChanges } from '../../../utils/console/observer';
import { loadSheet } from '../../../utils/console/sheet';
import { readScheme } from '../../../utils/console/theme';
import { ask } from '../ask';
import { defineFeature } from '../feature';

const ID = 'leave';
const DIALOG = 'dialog[open],[role=dialog],[role=alertdialog],[aria-modal=true]';

/** Once a person is about to leave the project: what becomes of their own keys. */
export default defineFeature({
  id: 'leave-project',
  pages: ['settings'],
  init({ projectId, document, session: { extras, setScheme } }, signal) {
    const { body } = document;
    let isLeaving = false;
    let shownBy: Element | null = null;

    /** Whom the page says is signed in; `null` where it doesn't, and the background knows what it means then. */
    const viewer = async (): Promise<string | null> => {
      const sheet = await loadSheet((query) => ask('getBadges', query), projectId, 'team');
      return findViewer(body, membersOf(sheet.people, sheet.entities))?.memberId ?? null;
    };
    const show = (memberId: string | null): void => {
      const dialog = [...body.querySelectorAll(DIALOG)].find(isShown) ?? null;
      shownBy = dialog;
      setScheme(readScheme(body));
      void extras.withExtras((loaded) => {
        if (signal.aborted || !isLeaving) return;
        const query = { projectId, act: 'leave', memberId } as const;
        const beside = dialog && surfaceOf(dialog, window);
        const place = { beside, within: dialog ?? body, isOutOfReach: dialog?.matches(':modal') ?? false };
        loaded.showAssessment({ ...{ id: ID, query, candidates: [], keepsCurrent: true }, ...place });
      });
    };
    const hide = (): void => {
      isLeaving = false;
      extras.loaded()?.hideAssessment(ID);
    };
    let asked: Promise<string | null> | null = null;
    const update = async (): Promise<void> => {
      asked ??= viewer().catch(() => null);
      const memberId = await asked;
      if (isLeaving && !signal.aborted) show(memberId);
    };
    watchLeaving(document, signal, (control) => {
      if (!control) return hide();
      isLeaving = true;
      void update();
    });
    // The page may ask in a dialog: then the panel goes beside that.
    observeChanges(body, signal, () => {
      const dialog = [...body.querySelectorAll(DIALOG)].find(isShown) ?? null;
      if (isLeaving && dialog !== shownBy) void update();
    });
    signal.addEventListener('abort', hide, { once: true });
  },
});
