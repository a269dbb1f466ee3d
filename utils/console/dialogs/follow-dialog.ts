import type { Candidate } from '../../protocol/views/assessment';
import type { AssessmentRequest } from '../overlay/overlay-api';
import type { Sheet } from '../sheet';
import { type Box, isNativeModal } from './boxes';
import { isShown } from './controls';
import type { LastUse } from './last-use';
import { membersOf, type Person } from './people';
import { findRemovalDialog, isRemovalDialog, type RemovalSearch } from './removal-dialog';
import { afterDialog, besideDialog } from './removal-request';
import type { ShownWatch } from './shown';
import { type Who, whoIsIt } from './who-is-it';

export interface RemovalDeps {
  readonly projectId: string;
  /** Members whose row an element may lie in; `null` outside of rows. */
  readonly membersAt: (element: Element) => readonly string[] | null;
  readonly sheet: () => Sheet | null;
  /** Whether the host shows something whose role is a dialog, as of the tree's last change. */
  readonly hasModal: () => boolean;
  readonly show: (request: AssessmentRequest) => void;
  readonly hide: (id: string) => void;
  /** A person goes on to this member's keys. */
  readonly review: (person: Person) => void;
}

interface OpenDialog {
  readonly id: string;
  readonly box: Box;
  /** Members of the row that led to it, as it was badged then. */
  used: readonly string[];
  /** The control that led to it says that it removes. */
  isRemoval: boolean;
  /** What it said when it was last looked at. */
  words: string | null;
  readonly isNative: boolean;
  /** What was shown last, to see whether something else is to be shown. */
  shown: string;
  person: Person | null;
  isDismissed: boolean;
}

interface State {
  open: OpenDialog | null;
  /** The panel that stays after its dialog, until a person goes on in the page. */
  left: string | null;
  openings: number;
  people: readonly Person[];
  peopleOf: Sheet | null;
}

export interface Watch {
  readonly deps: RemovalDeps;
  readonly body: HTMLElement;
  readonly signal: AbortSignal;
  readonly shownWatch: ShownWatch;
  readonly lastUse: LastUse;
  readonly state: State;
}

const closeDialog = ({ deps, body, shownWatch, lastUse, state }: Watch): void => {
  if (!state.open) return;
  const { id, isNative, isDismissed, person } = state.open;
  state.open = null;
  // While it was open, nothing on the panel could be pressed: what it offers is there now.
  if (isNative && !isDismissed && person) {
    state.left = id;
    deps.show(afterDialog(deps.projectId, id, person, body));
  } else deps.hide(id);
  if (lastUse.used().length === 0) shownWatch.stop();
};

/** Whether nothing that is looked at has changed: hosts draw their pages again every second. */
const isSettled = ({ open, peopleOf }: State, used: readonly string[], sheet: Sheet): boolean => {
  if (!open) return false;
  const { element } = open.box;
  return sheet === peopleOf && used === open.used && open.words === element.textContent && isShown(element);
};

/** The box of the removal dialog that the page shows now. */
const findBox = ({ body, state }: Watch, search: RemovalSearch): Box | null => {
  // Without members on it, the page's badges are switched off, or nothing is known.
  if (search.people.length === 0) return null;
  if (state.open && isRemovalDialog(state.open.box, search)) return state.open.box;
  return findRemovalDialog(body, search);
};

/** The dialog in this box: the one that is open, or a new one in its place. */
const openedIn = (watch: Watch, box: Box, used: readonly string[], isRemoval: boolean): OpenDialog => {
  const { state } = watch;
  if (state.open?.box.element === box.element) return state.open;
  closeDialog(watch);
  state.openings += 1;
  const open: OpenDialog = {
    id: `remove ${state.openings}`,
    box,
    used,
    isRemoval,
    words: null,
    isNative: isNativeModal(box.element),
    shown: '',
    person: null,
    isDismissed: false,
  };
  state.open = open;
  return open;
};

const personOf = (who: Who): Person | null => (who.state === 'certain' ? who.person : null);

/** Shows the verdict, or the choice of members, unless it is shown already or was closed by a person. */
const showVerdict = ({ deps, state }: Watch, open: OpenDialog): void => {
  const { element } = open.box;
  const who = whoIsIt(element, open.used, state.people);
  const named = who.state === 'certain' ? [who.person] : who.candidates;
  const shown = [who.state, ...named.map(({ memberId }) => memberId)].join(' ');
  if (open.isDismissed || open.shown === shown) return;
  open.shown = shown;
  open.person = personOf(who);
  state.left = null;
  const onChoose = ({ email }: Candidate): void => {
    open.person = state.people.find((person) => person.email === email) ?? null;
  };
  const onClose = (): void => {
    open.isDismissed = true;
  };
  const dialog = { id: open.id, element, isNative: open.isNative };
  deps.show(besideDialog(deps.projectId, dialog, who, { onChoose, onClose }));
};

/** @param appeared Where to look, beside the dialog that is open. */
export const lookAt = (watch: Watch, appeared: Iterable<Element>, hasModal: boolean): void => {
  const { deps, lastUse, signal, state } = watch;
  const sheet = deps.sheet();
  if (signal.aborted || !sheet) return;
  const wasUsed = lastUse.used().length > 0;
  const used = wasUsed ? lastUse.used() : (state.open?.used ?? []);
  if (isSettled(state, used, sheet)) return;
  if (sheet !== state.peopleOf) state.people = membersOf(sheet.people, sheet.entities);
  state.peopleOf = sheet;
  const isRemoval = wasUsed ? lastUse.isRemoval() : (state.open?.isRemoval ?? false);
  const box = findBox(watch, { appeared, used, isRemoval, people: state.people, hasModal });
  if (!box) {
    closeDialog(watch);
    return;
  }
  const open = openedIn(watch, box, used, isRemoval);
  open.used = used;
  open.isRemoval = isRemoval;
  open.words = box.element.textContent;
  showVerdict(watch, open);
};
