import type { AssessmentRequest, Candidate } from '../extras';
import type { Changes } from '../observer';
import type { Sheet } from '../sheet';
import { type Box, isNativeModal } from './boxes';
import { CONTROLS, isOurs, isShown } from './controls';
import { watchLastUse } from './last-use';
import { membersOf, type Person } from './people';
import { findRemovalDialog, isRemovalDialog, isReviewControl } from './removal-dialog';
import { afterDialog, besideDialog } from './removal-request';
import { createShownWatch } from './shown';
import { whoIsIt } from './who-is-it';

export interface RemovalParts {
  readonly projectId: string;
  /** Members of whom the row around an element may be; `null` outside of rows. */
  readonly membersAt: (element: Element) => readonly string[] | null;
  readonly sheet: () => Sheet | null;
  /** Whether the host shows what says of itself that it is a dialog, as of the tree's last change. */
  readonly hasModal: () => boolean;
  readonly show: (request: AssessmentRequest) => void;
  readonly hide: (id: string) => void;
  /** A person goes on to this member's keys. */
  readonly review: (person: Person) => void;
}

export interface RemovalWatch {
  readonly onTreeChanged: (changes: Changes) => void;
  readonly look: () => void;
  /** Whether what is shown under this id is still called for. */
  readonly isOpen: (id: string) => boolean;
}

interface Open {
  readonly id: string;
  readonly box: Box;
  /** The row that led to it, as it was badged then. */
  used: readonly string[];
  /** The control that led to it says that it removes. */
  isRemoval: boolean;
  /** What it said when it was last looked at. */
  words: string | null;
  readonly isNative: boolean;
  /** What was shown last, to tell whether something else is to be shown. */
  shown: string;
  person: Person | null;
  isDismissed: boolean;
}

/** Follows the dialog that removes a member from its opening to its end, and says what is to be shown beside it. */
export const watchRemoval = (document: Document, parts: RemovalParts, signal: AbortSignal): RemovalWatch => {
  const { body } = document;
  let open: Open | null = null;
  /** Stays after its dialog, until a person goes on in the page. */
  let left: string | null = null;
  let openings = 0;
  let people: readonly Person[] = [];
  let peopleOf: Sheet | null = null;

  const shownWatch = createShownWatch(body, (elements) => lookAt(lastUse.appear(elements), true));
  const lastUse = watchLastUse(
    document,
    parts.membersAt,
    (element) => open?.box.element.contains(element) === true,
    () => {
      if (lastUse.used().length > 0) shownWatch.start();
      else if (!open) shownWatch.stop();
    },
    signal,
  );
  const close = (): void => {
    if (!open) return;
    const { id, isNative, isDismissed, person } = open;
    open = null;
    // While it was open, nothing on the panel could be pressed: what it offers is there now.
    if (isNative && !isDismissed && person) {
      left = id;
      parts.show(afterDialog(parts.projectId, id, person, body));
    } else parts.hide(id);
    if (lastUse.used().length === 0) shownWatch.stop();
  };

  /** Nothing that is looked at has changed: hosts draw their pages again every second. */
  const isSettled = (current: Open, used: readonly string[], sheet: Sheet): boolean => {
    const { element } = current.box;
    return sheet === peopleOf && used === current.used && current.words === element.textContent && isShown(element);
  };

  /** @param appeared Where to look, beside the dialog that is open. */
  const lookAt = (appeared: Iterable<Element>, hasModal: boolean): void => {
    const sheet = parts.sheet();
    if (signal.aborted || !sheet) return;
    const used = lastUse.used().length > 0 ? lastUse.used() : (open?.used ?? []);
    if (open && isSettled(open, used, sheet)) return;
    if (sheet !== peopleOf) people = membersOf(sheet.people, sheet.entities);
    peopleOf = sheet;
    const isRemoval = lastUse.used().length > 0 ? lastUse.isRemoval() : (open?.isRemoval ?? false);
    const search = { appeared, used, isRemoval, people, hasModal };
    // Without members on it, the page's badges are switched off, or nothing is known.
    const isStill = open !== null && isRemovalDialog(open.box, search);
    const box = people.length === 0 ? null : isStill ? open?.box : findRemovalDialog(body, search);
    if (!box) {
      close();
      return;
    }
    if (open?.box.element !== box.element) {
      close();
      openings += 1;
      const id = `remove ${openings}`;
      open = {
        id,
        box,
        used,
        isRemoval,
        words: null,
        isNative: isNativeModal(box.element),
        shown: '',
        person: null,
        isDismissed: false,
      };
    }
    open.used = used;
    open.isRemoval = isRemoval;
    open.words = box.element.textContent;
    const who = whoIsIt(box.element, used, people);
    const named = who.state === 'certain' ? [who.person] : who.candidates;
    const shown = [who.state, ...named.map(({ memberId }) => memberId)].join(' ');
    if (open.isDismissed || open.shown === shown) return;
    open.shown = shown;
    open.person = who.state === 'certain' ? who.person : null;
    left = null;
    const current = open;
    const onChoose = ({ email }: Candidate): void => {
      current.person = people.find((person) => person.email === email) ?? null;
    };
    const onClose = (): void => {
      current.isDismissed = true;
    };
    const dialog = { ...current, element: box.element };
    parts.show(besideDialog(parts.projectId, dialog, who, { onChoose, onClose }));
  };

  const onClick = ({ isTrusted, target }: Event): void => {
    if (!isTrusted || isOurs(target) || !(target instanceof Element)) return;
    if (left !== null) {
      parts.hide(left);
      left = null;
    }
    const control = target.closest(CONTROLS);
    if (control && open?.person && isReviewControl(control, open.box.element)) parts.review(open.person);
  };
  document.addEventListener('click', onClick, { capture: true, passive: true, signal });
  signal.addEventListener(
    'abort',
    () => {
      shownWatch.stop();
      if (open ?? left) parts.hide(open?.id ?? left ?? '');
      open = null;
      left = null;
    },
    { once: true },
  );

  return {
    look: () => lookAt(lastUse.appeared(), true),
    isOpen: (id) => open?.id === id || left === id,
    onTreeChanged({ added }) {
      const fresh = lastUse.appear(added);
      // Without a row that was used, only what has just come can say that it removes somebody.
      lookAt(lastUse.used().length > 0 ? lastUse.appeared() : fresh, parts.hasModal());
    },
  };
};
