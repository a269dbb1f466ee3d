import { render } from 'preact';
import { AssessmentPanel } from '../../components/assessment/assessment-panel';
import type { AssessmentRequest, OverlayHost } from '../../utils/console/overlay/overlay-api';
import { controlBoxes } from '../../utils/console/overlay/panel-controls';
import { type Box, type Placed, placePanel } from '../../utils/console/overlay/panel-position';
import { keepPlaced } from '../../utils/console/overlay/watch-position';
import { type AssessmentElement, createAssessmentElement, focusByKeys } from './assessment-element';
import { NOTICES } from './notices';

export interface AssessmentView {
  readonly show: (request: AssessmentRequest) => void;
  /** Brings the panel of this id up to date; nothing happens where another, or none, is shown. */
  readonly update: (request: AssessmentRequest) => void;
  readonly hide: (id?: string) => void;
  /** Looks again for a place where it covers none of Linchpin's own notices. */
  readonly giveWay: () => void;
}

interface State {
  request: AssessmentRequest | null;
  placed: Placed;
  /** A person has opened the strip. */
  isOpened: boolean;
  /** How often it was opened: nothing of one panel stays in the next. */
  opening: number;
  /** Ends what follows the panel's place. */
  stop: AbortController | null;
  ask: OverlayHost['getAssessment'];
}

interface Panel extends AssessmentElement {
  readonly host: OverlayHost;
  readonly state: State;
}

const WIDTH = 344;
/** In a window as narrow as this it takes all of its width. */
const NARROW = 480;
/** Over a page that a person goes on to read it takes no more than about half of the height. */
const LOW = 260;
/** `.card`: padding and border above and below its content. */
const FRAME = 34;

const draw = (panel: Panel, mode: Placed['mode']): void => {
  const { host, root, state } = panel;
  if (!state.request) return;
  const { query, candidates, keepsCurrent, note, isGiven = false, isOutOfReach, onChoose, onClose } = state.request;
  const onToggle = (): void => {
    state.isOpened = !state.isOpened;
    place(panel);
  };
  const close = (): void => {
    hide(panel);
    onClose?.();
  };
  render(
    <AssessmentPanel
      key={`${state.opening}`}
      query={query}
      candidates={candidates}
      keepsCurrent={keepsCurrent}
      note={note}
      isGiven={isGiven}
      isOutOfReach={isOutOfReach}
      isStrip={mode !== 'panel'}
      canToggle={state.placed.mode === 'strip' && state.placed.expanded !== null}
      getAssessment={state.ask}
      openPlan={host.openPlan}
      openNote={host.openNote}
      openOptions={host.openOptions}
      onChoose={(candidate) => onChoose?.(candidate)}
      onToggle={onToggle}
      onClose={close}
    />,
    root,
  );
};

/** The size at which all of the panel is seen. */
const measure = (panel: Panel, windowWidth: number): { readonly width: number; readonly height: number } => {
  const { element, shadow } = panel;
  const width = windowWidth < NARROW ? windowWidth - 16 : WIDTH;
  element.dataset.mode = 'panel';
  element.style.inlineSize = `${width}px`;
  element.style.blockSize = 'auto';
  draw(panel, 'panel');
  const content = shadow.querySelector('.content');
  return { width, height: Math.ceil(content?.getBoundingClientRect().height ?? 0) + FRAME };
};

const noticesBox = (layer: HTMLElement): readonly Box[] => {
  const box = layer.querySelector(NOTICES)?.getBoundingClientRect();
  return box && box.height > 0 ? [box] : [];
};

/** What to draw, and where; a strip that a person has opened is drawn whole. */
const shownAt = (placed: Placed, isOpened: boolean): { readonly mode: Placed['mode']; readonly at: Box | null } => {
  if (placed.mode === 'none') return { mode: 'none', at: null };
  if (placed.mode === 'strip' && isOpened && placed.expanded !== null) return { mode: 'panel', at: placed.expanded };
  return { mode: placed.mode, at: placed.box };
};

const place = (panel: Panel): void => {
  const { host, element, state } = panel;
  if (!state.request) return;
  const { beside, within } = state.request;
  const { clientWidth: width, clientHeight: height } = element.ownerDocument.documentElement;
  const box = beside?.isConnected ? beside.getBoundingClientRect() : null;
  const most = box ? height : Math.max(LOW, height * 0.55);
  const whole = measure(panel, width);
  const wanted = { width: whole.width, height: Math.min(whole.height, most) };
  const controls = [...controlBoxes(within), ...noticesBox(host.layer)];
  state.placed = placePanel({ view: { width, height }, beside: box, controls, wanted });
  const { mode, at } = shownAt(state.placed, state.isOpened);
  element.dataset.mode = mode;
  element.style.left = `${at?.x ?? 0}px`;
  element.style.top = `${at?.y ?? 0}px`;
  element.style.inlineSize = at ? `${at.width}px` : '';
  element.style.blockSize = at ? `${at.height}px` : '';
  element.style.colorScheme = host.scheme();
  draw(panel, mode);
};

const hide = ({ element, root, state }: Panel, id?: string): void => {
  if (!state.request || (id !== undefined && id !== state.request.id)) return;
  state.stop?.abort();
  state.request = null;
  render(null, root);
  element.remove();
};

/** Asks the background, except for what was asked before. */
const asking = ({ getAssessment }: OverlayHost, early: AssessmentRequest['early']): typeof getAssessment => {
  let first = early;
  return (query) => {
    const answer = first;
    first = undefined;
    return answer ?? getAssessment(query);
  };
};

/** Puts the panel into the layer, or above a dialog that the browser has put on top of all else. */
const attach = ({ host, element }: Panel, isOutOfReach: boolean): void => {
  // Before the badges: Tab comes to it from the dialog's last control.
  if (!element.isConnected) host.layer.prepend(element);
  element.popover = isOutOfReach ? 'manual' : null;
  if (isOutOfReach && !element.matches(':popover-open')) element.showPopover();
};

/** Keeps the panel beside what it is about. */
const follow = (panel: Panel, beside: Element | null): void => {
  const { shadow, state } = panel;
  state.stop?.abort();
  state.stop = new AbortController();
  const { signal } = state.stop;
  window.addEventListener('keydown', (event) => focusByKeys(panel, event), { capture: true, signal });
  keepPlaced(window, [beside, shadow.querySelector('.content')], () => place(panel), signal);
};

const show = (panel: Panel, next: AssessmentRequest): void => {
  const { host, state } = panel;
  const isSame = state.request?.id === next.id;
  if (!isSame) {
    hide(panel);
    state.opening += 1;
    state.isOpened = false;
  }
  const before = state.request;
  // The same question again, as by `input` and `change`, is not asked again.
  if (!isSame || JSON.stringify(before?.query) !== JSON.stringify(next.query)) state.ask = asking(host, next.early);
  state.request = next;
  attach(panel, next.isOutOfReach);
  place(panel);
  if (!isSame || before?.beside !== next.beside) follow(panel, next.beside);
};

/**
 * The panel beside a dialog or control of the host's: a shadow tree in Linchpin's layer, outside of what a host's
 * dialog puts out of reach.
 */
export const createAssessmentView = (host: OverlayHost): AssessmentView => {
  const created = createAssessmentElement(host.layer.ownerDocument, host.signal);
  const state: State = {
    request: null,
    placed: { mode: 'none' },
    isOpened: false,
    opening: 0,
    stop: null,
    ask: host.getAssessment,
  };
  const panel: Panel = { ...created, host, state };
  host.signal.addEventListener('abort', () => hide(panel), { once: true });
  return {
    show: (request) => show(panel, request),
    update: (request) => {
      if (state.request?.id === request.id) show(panel, request);
    },
    hide: (id) => hide(panel, id),
    giveWay: () => place(panel),
  };
};
