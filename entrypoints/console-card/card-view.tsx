import { type ComponentChild, render } from 'preact';
import verdictStyles from '../../components/assessment/verdict.css?inline';
import styles from '../../components/card/card.css?inline';
import { CardPanel } from '../../components/card/card-panel';
import { SidePanel } from '../../components/card/side-panel';
import tokens from '../../components/tokens.css?inline';
import type { CardRequest, ExtrasHost, PanelRequest } from '../../utils/console/extras';
import { ignoreUntrusted } from '../../utils/console/trust';
import { showInLogs } from './show-in-logs';

export interface CardView {
  readonly showCard: (request: CardRequest) => void;
  readonly showPanel: (request: PanelRequest) => void;
  readonly hide: () => void;
}

/** The card's element in Linchpin's layer: a shadow tree that the Console's styles don't reach. */
export const createCardView = ({ group, signal, scheme, onClose, ...host }: ExtrasHost): CardView => {
  const { ownerDocument: document } = group;
  const asks = { getCard: host.getCard, getAssessment: host.getAssessment, openPlan: host.openPlan };
  const element = document.createElement('linchpin-card');
  const shadow = element.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${tokens.replace(':root', ':host')}\n${styles}\n${verdictStyles}`);
  shadow.adoptedStyleSheets = [sheet];
  ignoreUntrusted(shadow, signal);
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
    showCard(request) {
      opened += 1;
      // A new key for each opening: nothing of the card before stays.
      const card = <CardPanel key={opened} {...request} {...{ ...asks, onClose }} showInLogs={goToLogs} />;
      show('badge', request.anchor, card);
    },
    showPanel({ projectId, entities, known, why }) {
      opened += 1;
      const getDiagnosis = async (): Promise<string | null> => {
        const recording = await host.record(known);
        return recording && JSON.stringify(recording);
      };
      const shared = { projectId, entities, why, getDiagnosis, ...asks, showInLogs: goToLogs };
      show('side', 'auto', <SidePanel key={opened} {...shared} onClose={hide} />);
    },
  };
};
