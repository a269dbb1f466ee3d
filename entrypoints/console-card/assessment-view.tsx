import { render } from 'preact';
import assessmentStyles from '../../components/assessment/assessment.css?inline';
import { AssessmentPanel } from '../../components/assessment/assessment-panel';
import verdictStyles from '../../components/assessment/verdict.css?inline';
import cardStyles from '../../components/card/card.css?inline';
import tokens from '../../components/tokens.css?inline';
import type { AssessmentRequest, ExtrasHost } from '../../utils/console/extras';
import { keepPlaced } from '../../utils/console/keep-placed';
import { controlBoxes } from '../../utils/console/panel-controls';
import { type Placed, placePanel } from '../../utils/console/panel-place';
import { ignoreUntrusted } from '../../utils/console/trust';
import { NOTICES } from './notices';

export interface AssessmentView {
  readonly show: (request: AssessmentRequest) => void;
  readonly hide: (id?: string) => void;
  /** Looks anew for a place where it covers none of Linchpin's own notices. */
  readonly giveWay: () => void;
}

const WIDTH = 344;
/** In a window as narrow as this it takes all of its width. */
const NARROW = 480;
/** Over a page that a person goes on to read it takes no more than about half of the height. */
const LOW = 260;
/** `.card`: padding and border above and below its content. */
const FRAME = 34;

/** Where a person may be typing. */
const TYPING =
  'input:not([type=checkbox],[type=radio],[type=button],[type=submit]),textarea,select,[contenteditable=""],[contenteditable=true]';

/** What a host listens for to close what is open when a person presses elsewhere. */
const PRESSES = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'touchstart', 'touchend'];

/** The panel beside a dialog or control of the host's: a shadow tree in Linchpin's layer, outside of what a host's dialog puts out of reach. */
export const createAssessmentView = ({
  layer,
  signal,
  scheme,
  getAssessment,
  openPlan,
}: ExtrasHost): AssessmentView => {
  const { ownerDocument: document } = layer;
  const element = document.createElement('linchpin-assessment');
  const shadow = element.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${tokens.replace(':root', ':host')}\n${cardStyles}\n${verdictStyles}\n${assessmentStyles}`);
  shadow.adoptedStyleSheets = [sheet];
  ignoreUntrusted(shadow, signal);
  const root = document.createElement('div');
  root.className = 'root';
  shadow.append(root);
  let request: AssessmentRequest | null = null;
  let placed: Placed = { mode: 'none' };
  let isOpened = false;
  let opening = 0;
  let stop: AbortController | null = null;
  let ask = getAssessment;

  // Whoever closes a dialog at a press outside of it must not take a press on the panel for one; nor does it take the focus.
  for (const kind of PRESSES) element.addEventListener(kind, (event) => event.stopPropagation(), { signal });
  shadow.addEventListener(
    'mousedown',
    (event) => {
      if (event.target instanceof Element && event.target.closest('button')) event.preventDefault();
    },
    { signal },
  );

  const wantedWidth = (): number => {
    const { clientWidth } = document.documentElement;
    return clientWidth < NARROW ? clientWidth - 16 : WIDTH;
  };
  const wantedHeight = (): number => {
    element.dataset.mode = 'panel';
    element.style.inlineSize = `${wantedWidth()}px`;
    element.style.blockSize = 'auto';
    draw('panel');
    const content = shadow.querySelector('.content');
    return Math.ceil(content?.getBoundingClientRect().height ?? 0) + FRAME;
  };

  const draw = (mode: Placed['mode']): void => {
    if (!request) return;
    const { id, beside, within, early, ...rest } = request;
    const isStrip = mode !== 'panel';
    const canToggle = placed.mode === 'strip' && placed.expanded !== null;
    const onToggle = (): void => {
      isOpened = !isOpened;
      place();
    };
    const close = (): void => {
      const { onClose } = rest;
      hide();
      onClose?.();
    };
    render(
      <AssessmentPanel
        key={`${opening}`}
        {...rest}
        {...{ isStrip, canToggle, getAssessment: ask, openPlan, onToggle }}
        onChoose={(candidate) => rest.onChoose?.(candidate)}
        onClose={close}
      />,
      root,
    );
  };

  const place = (): void => {
    if (!request) return;
    const { beside, within } = request;
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    const box = beside?.isConnected ? beside.getBoundingClientRect() : null;
    const most = box ? height : Math.max(LOW, height * 0.55);
    const wanted = { width: wantedWidth(), height: Math.min(wantedHeight(), most) };
    const notices = layer.querySelector(NOTICES)?.getBoundingClientRect();
    const controls = [...controlBoxes(within), ...(notices && notices.height > 0 ? [notices] : [])];
    placed = placePanel({ view: { width, height }, beside: box, controls, wanted });
    const isWhole = placed.mode === 'panel' || (placed.mode === 'strip' && isOpened && placed.expanded !== null);
    const at = placed.mode === 'none' ? null : placed.mode === 'strip' && isWhole ? placed.expanded : placed.box;
    const mode = placed.mode === 'none' ? 'none' : isWhole ? 'panel' : 'strip';
    element.dataset.mode = mode;
    Object.assign(element.style, {
      left: `${at?.x ?? 0}px`,
      top: `${at?.y ?? 0}px`,
      inlineSize: at ? `${at.width}px` : '',
      blockSize: at ? `${at.height}px` : '',
      colorScheme: scheme(),
    });
    draw(mode);
  };

  /** Asks the background, but for what was asked before. */
  const asking = (early: AssessmentRequest['early']): typeof getAssessment => {
    let first = early;
    return (query) => {
      const answer = first;
      first = undefined;
      return answer ?? getAssessment(query);
    };
  };

  const hide = (id?: string): void => {
    if (!request || (id !== undefined && id !== request.id)) return;
    stop?.abort();
    request = null;
    render(null, root);
    element.remove();
  };
  signal.addEventListener('abort', () => hide(), { once: true });

  /** The keys that go to the badges lead to the panel first, as a dialog may keep Tab to itself; pressed again, to the badges. */
  const onKey = (event: KeyboardEvent): void => {
    const { activeElement } = document;
    if (!event.isTrusted || !event.altKey || !event.shiftKey || event.code !== 'KeyL') return;
    if (activeElement === element || activeElement?.matches(TYPING)) return;
    event.preventDefault();
    event.stopPropagation();
    shadow.querySelector<HTMLElement>('.panel')?.focus();
  };

  return {
    hide,
    giveWay: place,
    show(next) {
      const isSame = request?.id === next.id;
      if (!isSame) {
        hide();
        opening += 1;
        isOpened = false;
      }
      const besideBefore = request?.beside;
      // The same question again, as by `input` and `change`, is not asked again.
      if (!isSame || JSON.stringify(request?.query) !== JSON.stringify(next.query)) ask = asking(next.early);
      request = next;
      // Before the badges: Tab comes to it from the dialog's last control.
      if (!element.isConnected) layer.prepend(element);
      // Above a dialog that the browser has put on top of all else there is no other place.
      element.popover = next.isOutOfReach ? 'manual' : null;
      if (next.isOutOfReach && !element.matches(':popover-open')) element.showPopover();
      place();
      if (isSame && besideBefore === next.beside) return;
      stop?.abort();
      stop = new AbortController();
      window.addEventListener('keydown', onKey, { capture: true, signal: stop.signal });
      const content = shadow.querySelector('.content');
      keepPlaced(window, [next.beside, content], place, stop.signal);
    },
  };
};
