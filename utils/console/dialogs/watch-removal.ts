import type { Changes } from '../page/observer';
import { CONTROLS, isOurs } from './controls';
import { lookAt, type RemovalDeps, type Watch } from './follow-dialog';
import { watchLastUse } from './last-use';
import { isReviewControl } from './removal-dialog';
import { createShownWatch } from './shown';

export interface RemovalWatch {
  readonly onTreeChanged: (changes: Changes) => void;
  readonly look: () => void;
  /** Whether what is shown under this id is still called for. */
  readonly isOpen: (id: string) => boolean;
}

/** Hides the panel that stayed after its dialog, and follows a press on the dialog's control that reviews keys. */
const hearClick = ({ deps, state }: Watch, { isTrusted, target }: Event): void => {
  if (!isTrusted || isOurs(target) || !(target instanceof Element)) return;
  if (state.left !== null) {
    deps.hide(state.left);
    state.left = null;
  }
  const { open } = state;
  const control = target.closest(CONTROLS);
  if (control && open?.person && isReviewControl(control, open.box.element)) deps.review(open.person);
};

const stop = ({ deps, shownWatch, state }: Watch): void => {
  shownWatch.stop();
  const shown = state.open?.id ?? state.left;
  if (shown !== null) deps.hide(shown);
  state.open = null;
  state.left = null;
};

const createWatch = (document: Document, deps: RemovalDeps, signal: AbortSignal): Watch => {
  const { body } = document;
  const state: Watch['state'] = { open: null, left: null, openings: 0, people: [], peopleOf: null };
  const shownWatch = createShownWatch(body, (elements) => lookAt(watch, lastUse.appear(elements), true));
  const isInDialog = (element: Element): boolean => state.open?.box.element.contains(element) === true;
  const onUse = (): void => {
    if (lastUse.used().length > 0) shownWatch.start();
    else if (!state.open) shownWatch.stop();
  };
  const lastUse = watchLastUse(document, deps.membersAt, isInDialog, onUse, signal);
  const watch: Watch = { deps, body, signal, shownWatch, lastUse, state };
  return watch;
};

/** Follows the dialog that removes a member from its opening to its end, and says what to show beside it. */
export const watchRemoval = (document: Document, deps: RemovalDeps, signal: AbortSignal): RemovalWatch => {
  const watch = createWatch(document, deps, signal);
  const { lastUse, state } = watch;
  const onClick = (event: Event): void => hearClick(watch, event);
  document.addEventListener('click', onClick, { capture: true, passive: true, signal });
  signal.addEventListener('abort', () => stop(watch), { once: true });
  return {
    look: () => lookAt(watch, lastUse.appeared(), true),
    isOpen: (id) => state.open?.id === id || state.left === id,
    onTreeChanged({ added }) {
      const fresh = lastUse.appear(added);
      // Without a row that was used, only what has just come can say that it removes somebody.
      lookAt(watch, lastUse.used().length > 0 ? lastUse.appeared() : fresh, deps.hasModal());
    },
  };
};
