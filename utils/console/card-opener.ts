import { isCovered } from './cover';
import type { ExtrasLoader } from './extras-loader';
import type { Buttons } from './layer';
import type { Painted, Subject } from './painter';

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

export interface CardOpenerParts {
  readonly layer: HTMLElement;
  readonly signal: AbortSignal;
  readonly buttons: Buttons;
  readonly painted: (cell: Element) => (Painted & { readonly projectId: string }) | undefined;
  readonly extras: ExtrasLoader;
}

const areSame = (some: readonly Subject[], others: readonly Subject[]): boolean =>
  some.length === others.length && some.every(({ kind, id }, at) => others[at]?.kind === kind && others[at].id === id);

/** Opens a badge's card on click, Enter, hover and focus; closes it on Esc, outside clicks and leaving. */
export const createCardOpener = ({ layer, signal, buttons, painted, extras }: CardOpenerParts): CardOpener => {
  const document = layer.ownerDocument;
  let quietFocus = false;
  let open: { button: HTMLButtonElement; cell: Element; subjects: readonly Subject[]; pinned: boolean } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** @param isLeft The badge went out of reach or became another's: a person who has scrolled on isn't taken back to it. */
  const closeCard = (isLeft: boolean): void => {
    clearTimeout(timer);
    if (!open) return;
    const { button } = open;
    const hadFocus = layer.contains(document.activeElement) && document.activeElement !== button;
    open = null;
    extras.loaded()?.hideCard();
    if (hadFocus && button.isConnected) {
      quietFocus = true;
      button.focus({ preventScroll: isLeft });
      quietFocus = false;
    }
  };

  const close = (): void => closeCard(false);

  const show = (button: HTMLButtonElement, pinned: boolean): void => {
    clearTimeout(timer);
    const cell = buttons.cellOf(button);
    const target = cell && painted(cell);
    if (!cell || !target || target.face.subjects.length === 0) return;
    const { face, projectId } = target;
    const { subjects } = face;
    open = { button, cell, subjects, pinned };
    const mine = open;
    void extras.withExtras((loaded) => {
      if (open !== mine) return;
      const anchor = button.dataset.linchpinAnchor ?? '';
      loaded.showCard({ projectId, subjects, label: face.description, anchor, takeFocus: pinned });
    });
  };

  const badgeOf = (event: Event): HTMLButtonElement | null => {
    const target = event.target;
    return target instanceof HTMLButtonElement && target.parentElement === layer ? target : null;
  };
  /** Lets presses through to what the host has put over a badge. */
  const passOn = (button: HTMLButtonElement, { clientX, clientY }: MouseEvent): boolean => {
    const cell = buttons.cellOf(button);
    const row = cell && painted(cell)?.row;
    if (!row || !isCovered(button, row, clientX, clientY)) return false;
    button.dataset.linchpinCovered = '';
    return true;
  };
  const later = (ms: number, act: () => void): void => {
    clearTimeout(timer);
    timer = setTimeout(act, ms);
  };
  const leave = (): void => {
    if (open && !open.pinned) later(LEAVE_MS, close);
    else clearTimeout(timer);
  };

  const on = <K extends keyof DocumentEventMap>(
    root: EventTarget,
    kind: K,
    act: (event: DocumentEventMap[K]) => void,
    capture = false,
  ): void =>
    // The event's type follows from its name.
    root.addEventListener(kind, act as (event: Event) => void, { signal, capture });

  on(layer, 'pointerover', (event) => {
    const button = badgeOf(event);
    if (!button) {
      if (open) clearTimeout(timer);
      return;
    }
    if (passOn(button, event)) return;
    if (event.pointerType !== 'mouse') return;
    if (open?.button === button) clearTimeout(timer);
    else if (!open?.pinned) later(HOVER_MS, () => show(button, false));
  });
  on(layer, 'pointerout', leave);
  on(layer, 'click', (event) => {
    const button = badgeOf(event);
    if (!button) return;
    // What came over the badge under a pointer at rest shall have the next press. A press by the keyboard has no place.
    if (event.detail > 0 && passOn(button, event)) return;
    if (open?.button === button && open.pinned) close();
    else show(button, true);
  });
  on(layer, 'focusin', (event) => {
    const button = badgeOf(event);
    if (!button || quietFocus) return;
    buttons.cellOf(button)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (open?.button !== button && button.matches(':focus-visible')) later(HOVER_MS, () => show(button, false));
  });
  on(layer, 'focusout', (event) => {
    if (!(event.relatedTarget instanceof Node) || !layer.contains(event.relatedTarget)) leave();
  });
  on(
    document,
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !open || !event.isTrusted) return;
      event.stopPropagation();
      close();
    },
    true,
  );
  on(
    document,
    'pointerdown',
    (event) => {
      if (open && event.isTrusted && event.target instanceof Node && !layer.contains(event.target)) close();
    },
    true,
  );
  signal.addEventListener('abort', close, { once: true });

  return {
    close,
    closeFor(cell) {
      if (open?.cell === cell) closeCard(true);
    },
    onPaint({ cell, face }) {
      if (open?.cell === cell && !areSame(open.subjects, face.subjects)) closeCard(true);
    },
  };
};
