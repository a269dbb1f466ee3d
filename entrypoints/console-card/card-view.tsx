import { type ComponentChild, render } from 'preact';
import verdictStyles from '../../components/assessment/verdict.css?inline';
import styles from '../../components/card/card.css?inline';
import { CardPanel } from '../../components/card/card-panel';
import controlStyles from '../../components/card/controls.css?inline';
import { SidePanel } from '../../components/card/side-panel';
import sparkStyles from '../../components/ui/sparkline.css?inline';
import tokens from '../../components/ui/tokens.css?inline';
import { ignoreUntrustedEvents } from '../../utils/console/overlay/ignore-untrusted-events';
import type { CardRequest, OverlayHost, PanelRequest } from '../../utils/console/overlay/overlay-api';
import { showInLogs } from './show-in-logs';

export interface CardView {
  readonly showCard: (request: CardRequest) => void;
  readonly showPanel: (request: PanelRequest) => void;
  readonly hide: () => void;
}

/** The card's element in Linchpin's layer: a shadow tree that the Console's styles don't reach. */
export const createCardView = ({ group, signal, scheme, onClose, ...host }: OverlayHost): CardView => {
  const { ownerDocument: document } = group;
  const { getCard, getAssessment, openPlan, openNote, openOptions } = host;
  const asks = { getCard, getAssessment, openPlan, openNote, openOptions };
  const element = document.createElement('linchpin-card');
  const shadow = element.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `${tokens.replace(':root', ':host')}\n${styles}\n${controlStyles}\n${sparkStyles}\n${verdictStyles}`,
  );
  shadow.adoptedStyleSheets = [sheet];
  ignoreUntrustedEvents(shadow, signal);
  const root = document.createElement('div');
  root.className = 'root';
  shadow.append(root);
  let opened = 0;

  const hide = (): void => {
    render(null, root);
    element.remove();
  };
  const show = (place: 'badge' | 'side', anchor: string, content: ComponentChild): void => {
    element.dataset.place = place;
    element.style.setProperty('position-anchor', anchor);
    element.style.colorScheme = scheme();
    if (!element.isConnected) group.append(element);
    render(content, root);
  };
  const goToLogs = (projectId: string, keyId: string): void => void showInLogs(document, projectId, keyId);
  signal.addEventListener('abort', hide, { once: true });
  const onKey = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape' && element.dataset.place === 'side') hide();
  };
  element.addEventListener('keydown', onKey, { signal });

  return {
    hide,
    showCard({ takeFocus, ...request }) {
      opened += 1;
      // A new key for each opening: nothing of the card before stays.
      const key = opened;
      const draw = (isWhole: boolean): void => {
        element.dataset.size = isWhole || request.subjects.length > 1 ? 'whole' : 'peek';
        const shared = { ...request, ...asks, isWhole, onClose, showInLogs: goToLogs };
        show('badge', request.anchor, <CardPanel key={key} {...shared} onOpen={() => draw(true)} />);
      };
      draw(takeFocus);
    },
    showPanel({ projectId, entities, known, why }) {
      opened += 1;
      element.dataset.size = 'whole';
      const getDiagnosis = async (): Promise<string | null> => {
        const recording = await host.record(known);
        return recording && JSON.stringify(recording);
      };
      const shared = { projectId, entities, why, getDiagnosis, ...asks, showInLogs: goToLogs };
      show('side', 'auto', <SidePanel key={opened} {...shared} onClose={hide} />);
    },
  };
};
