import type { Subject } from '../../protocol/views/subject';
import type { Painted } from '../paint/painter';
import type { Buttons } from './buttons';
import { isCovered } from './cover';
import type { OverlayLoader } from './overlay-api';

/** Hovering shorter than this is passing by. */
const HOVER_MS = 300;
/** Time to move the pointer from badge to card. */
const LEAVE_MS = 250;

export interface CardOpener {
  /** The card of a badge that is going away goes too. */
  readonly closeFor: (cell: Element) => void;
  /** So does that of a badge whose cell comes to stand for another: hosts patch their rows by index. */
  readonly onPaint: (painted: Painted) => void;
  readonly close: () => void;
}

export interface CardOpenerDeps {
  readonly layer: HTMLElement;
  readonly signal: AbortSignal;
  readonly buttons: Buttons;
  readonly painted: (cell: Element) => (Painted & { readonly projectId: string }) | undefined;
  readonly overlay: OverlayLoader;
}

const areSame = (some: readonly Subject[], others: readonly Subject[]): boolean =>
  some.length === others.length && some.every(({ kind, id }, at) => others[at]?.kind === kind && others[at].id === id);

interface OpenCard {
  readonly button: HTMLButtonElement;
  readonly cell: Element;
  readonly subjects: readonly Subject[];
  /** Opened by click or Enter: it stays when the pointer leaves. */
  readonly pinned: boolean;
}

interface State {
  open: OpenCard | null;
  /** Focus comes back to a badge whose card was closed: that opens nothing. */
  quietFocus: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
}

interface Opener {
  readonly deps: CardOpenerDeps;
  readonly state: State;
}

/**
 * @param isLeft The badge went out of reach or became another's: a person who has scrolled on isn't taken back to it.
 */
const closeCard = ({ deps: { layer, overlay }, state }: Opener, isLeft: boolean): void => {
  clearTimeout(state.timer);
  if (!state.open) return;
  const { button } = state.open;
  const { activeElement } = layer.ownerDocument;
  const hadFocus = layer.contains(activeElement) && activeElement !== button;
  state.open = null;
  overlay.loaded()?.hideCard();
  if (!hadFocus || !button.isConnected) return;
  state.quietFocus = true;
  button.focus({ preventScroll: isLeft });
  state.quietFocus = false;
};

const showCard = ({ deps, state }: Opener, button: HTMLButtonElement, pinned: boolean): void => {
  clearTimeout(state.timer);
  const cell = deps.buttons.cellOf(button);
  const target = cell && deps.painted(cell);
  if (!cell || !target || target.content.subjects.length === 0) return;
  const { content, projectId } = target;
  const { subjects } = content;
  const mine: OpenCard = { button, cell, subjects, pinned };
  state.open = mine;
  void deps.overlay.withOverlay((loaded) => {
    if (state.open !== mine) return;
    const anchor = button.dataset.linchpinAnchor ?? '';
    loaded.showCard({ projectId, subjects, label: content.description, anchor, takeFocus: pinned });
  });
};

const badgeOf = (layer: HTMLElement, { target }: Event): HTMLButtonElement | null =>
  target instanceof HTMLButtonElement && target.parentElement === layer ? target : null;

const isCard = (target: EventTarget | null): boolean => target instanceof Element && target.matches('linchpin-card');

/** Lets presses through to what the host has put over a badge. */
const passOn = ({ buttons, painted }: CardOpenerDeps, button: HTMLButtonElement, event: MouseEvent): boolean => {
  const cell = buttons.cellOf(button);
  const row = cell && painted(cell)?.row;
  if (!row || !isCovered(button, row, event.clientX, event.clientY)) return false;
  button.dataset.linchpinCovered = '';
  return true;
};

const actLater = ({ state }: Opener, ms: number, act: () => void): void => {
  clearTimeout(state.timer);
  state.timer = setTimeout(act, ms);
};

const leave = (opener: Opener): void => {
  const { state } = opener;
  if (state.open && !state.open.pinned) actLater(opener, LEAVE_MS, () => closeCard(opener, false));
  else clearTimeout(state.timer);
};

const hearPointer = (opener: Opener, event: PointerEvent): void => {
  const { deps, state } = opener;
  const button = badgeOf(deps.layer, event);
  if (!button) {
    if (state.open) clearTimeout(state.timer);
    return;
  }
  if (passOn(deps, button, event)) return;
  if (event.pointerType !== 'mouse') return;
  if (state.open?.button === button) clearTimeout(state.timer);
  else if (!state.open?.pinned) actLater(opener, HOVER_MS, () => showCard(opener, button, false));
};

/**
 * A card in which something was pressed stays when the pointer leaves. What was pressed may be gone by now, which is
 * heard as if the pointer and the focus had left.
 */
const pin = (state: State): void => {
  clearTimeout(state.timer);
  if (state.open) state.open = { ...state.open, pinned: true };
};

const hearClick = (opener: Opener, event: MouseEvent): void => {
  const { deps, state } = opener;
  const button = badgeOf(deps.layer, event);
  if (!button) {
    if (isCard(event.target)) pin(state);
    return;
  }
  // What came over the badge under a resting pointer gets the next press. A press by the keyboard has no place.
  if (event.detail > 0 && passOn(deps, button, event)) return;
  if (state.open?.button === button && state.open.pinned) closeCard(opener, false);
  else showCard(opener, button, true);
};

const hearFocus = (opener: Opener, event: FocusEvent): void => {
  const { deps, state } = opener;
  const button = badgeOf(deps.layer, event);
  if (!button || state.quietFocus) return;
  deps.buttons.cellOf(button)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  if (state.open?.button !== button && button.matches(':focus-visible'))
    actLater(opener, HOVER_MS, () => showCard(opener, button, false));
};

const hearEscape = (opener: Opener, event: KeyboardEvent): void => {
  if (event.key !== 'Escape' || !opener.state.open || !event.isTrusted) return;
  event.stopPropagation();
  closeCard(opener, false);
};

const hearPressOutside = (opener: Opener, { isTrusted, target }: Event): void => {
  const { deps, state } = opener;
  if (state.open && isTrusted && target instanceof Node && !deps.layer.contains(target)) closeCard(opener, false);
};

/** Hears what happens in the layer, and what in the page closes a card. */
const listen = (opener: Opener): void => {
  const { layer, signal } = opener.deps;
  const { ownerDocument: document } = layer;
  layer.addEventListener('pointerover', (event) => hearPointer(opener, event), { signal });
  layer.addEventListener('pointerout', () => leave(opener), { signal });
  layer.addEventListener('click', (event) => hearClick(opener, event), { signal });
  layer.addEventListener('focusin', (event) => hearFocus(opener, event), { signal });
  layer.addEventListener(
    'focusout',
    ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node) || !layer.contains(relatedTarget)) leave(opener);
    },
    { signal },
  );
  document.addEventListener('keydown', (event) => hearEscape(opener, event), { signal, capture: true });
  document.addEventListener('pointerdown', (event) => hearPressOutside(opener, event), { signal, capture: true });
  signal.addEventListener('abort', () => closeCard(opener, false), { once: true });
};

/** Opens a badge's card on click, Enter, hover and focus; closes it on Esc, outside clicks and leaving. */
export const createCardOpener = (deps: CardOpenerDeps): CardOpener => {
  const state: State = { open: null, quietFocus: false, timer: undefined };
  const opener: Opener = { deps, state };
  listen(opener);
  return {
    close: () => closeCard(opener, false),
    closeFor(cell) {
      if (state.open?.cell === cell) closeCard(opener, true);
    },
    onPaint({ cell, content }) {
      if (state.open?.cell === cell && !areSame(state.open.subjects, content.subjects)) closeCard(opener, true);
    },
  };
};
