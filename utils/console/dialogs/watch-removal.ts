import type { AssessmentRequest, Candidate } from '../extras';
import type { Changes } from '../observer';
import { nextFrame } from '../scheduler';
import type { Sheet } from '../sheet';
import { type Box, isNativeModal, surfaceOf } from './boxes';
import { CONTROLS, isOurs } from './controls';
import { watchLastUse } from './last-use';
import { membersOf, type Person } from './people';
import { findRemovalDialog, isRemovalDialog, isReviewControl } from './removal-dialog';
import { watchShown } from './shown';
import { type Who, whoIsIt } from './who-is-it';

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
  readonly used: readonly string[];
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
  let stopShown: (() => void) | null = null;

  const lastUse = watchLastUse(
    document,
    parts.membersAt,
    (element) => open?.box.element.contains(element) === true,
    () => {
      if (lastUse.used().length > 0) stopShown ??= watchShown(body, onShown);
      else if (!open) endShown();
    },
    signal,
  );
  const endShown = (): void => {
    stopShown?.();
    stopShown = null;
  };
  let isQueued = false;
  const onShown = (elements: Iterable<Element>): void => {
    lastUse.appear(elements);
    if (isQueued) return;
    isQueued = true;
    void nextFrame().then(() => {
      isQueued = false;
      lookAt([], true);
    });
  };

  const candidate = (person: Person): Candidate => ({
    name: person.name,
    email: person.email,
    query: { projectId: parts.projectId, act: 'remove', memberId: person.memberId },
  });
  const requestFor = (current: Open, who: Who): AssessmentRequest => ({
    id: current.id,
    query: who.state === 'certain' ? candidate(who.person).query : null,
    candidates: who.state === 'certain' ? [] : who.candidates.map(candidate),
    keepsCurrent: true,
    beside: surfaceOf(current.box.element, window),
    within: current.box.element,
    isOutOfReach: current.isNative,
    onChoose: ({ email }) => {
      current.person = people.find((person) => person.email === email) ?? null;
    },
    onClose: () => {
      current.isDismissed = true;
    },
  });

  const close = (): void => {
    if (!open) return;
    const { id, isNative, isDismissed, person } = open;
    open = null;
    // While it was open, nothing on the panel could be pressed: what it offers is there now.
    if (isNative && !isDismissed && person) {
      left = id;
      const query = candidate(person).query;
      parts.show({
        ...{ id, query, candidates: [], keepsCurrent: true },
        ...{ beside: null, within: body, isOutOfReach: false },
      });
    } else parts.hide(id);
    if (lastUse.used().length === 0) endShown();
  };

  /** @param fresh What has just been added: without a row that was used, nothing else has to be looked at. */
  const lookAt = (fresh: readonly Element[], hasModal: boolean): void => {
    const sheet = parts.sheet();
    if (signal.aborted || !sheet) return;
    if (sheet !== peopleOf) people = membersOf(sheet.people, sheet.entities);
    peopleOf = sheet;
    const used = lastUse.used().length > 0 ? lastUse.used() : (open?.used ?? []);
    const search = { appeared: used.length > 0 ? lastUse.appeared() : fresh, used, people, hasModal };
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
      open = { id, box, used, isNative: isNativeModal(box.element), shown: '', person: null, isDismissed: false };
    }
    const who = whoIsIt(box.element, used, people);
    const named = who.state === 'certain' ? [who.person] : who.candidates;
    const shown = [who.state, ...named.map(({ memberId }) => memberId)].join(' ');
    if (open.isDismissed || open.shown === shown) return;
    open.shown = shown;
    open.person = who.state === 'certain' ? who.person : null;
    left = null;
    parts.show(requestFor(open, who));
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
      endShown();
      if (open ?? left) parts.hide(open?.id ?? left ?? '');
      open = null;
      left = null;
    },
    { once: true },
  );

  return {
    look: () => lookAt([...lastUse.appeared()], true),
    isOpen: (id) => open?.id === id || left === id,
    onTreeChanged({ added }) {
      lookAt(lastUse.appear(added), parts.hasModal());
    },
  };
};
