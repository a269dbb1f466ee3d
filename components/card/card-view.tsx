import { render } from 'preact';
import type { CardHost, CardView } from '../../utils/console/card-bridge';
import { ignoreUntrusted } from '../../utils/console/trust';
import tokens from '../tokens.css?inline';
import styles from './card.css?inline';
import { CardPanel } from './card-panel';
import { SidePanel } from './side-panel';

/** The card's element in Linchpin's layer: a shadow tree that the Console's styles don't reach. */
export const createCardView = (host: CardHost): CardView => {
  const { layer, signal, getCard, showInLogs, onClose } = host;
  const element = layer.ownerDocument.createElement('linchpin-card');
  const shadow = element.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${tokens.replace(':root', ':host')}\n${styles}`);
  shadow.adoptedStyleSheets = [sheet];
  ignoreUntrusted(shadow, signal);
  const root = layer.ownerDocument.createElement('div');
  shadow.append(root);
  let opened = 0;

  const place = (at: 'badge' | 'side', anchor: string | null): void => {
    opened += 1;
    element.dataset.place = at;
    element.style.setProperty('position-anchor', anchor ?? 'auto');
    element.style.colorScheme = host.scheme();
    if (!element.isConnected) layer.append(element);
  };
  const hide = (): void => {
    render(null, root);
    element.remove();
  };
  signal.addEventListener('abort', hide, { once: true });

  return {
    hide,
    show(request) {
      place(request.anchor ? 'badge' : 'side', request.anchor);
      // A new key for each opening: nothing of the card before stays.
      render(<CardPanel key={opened} {...request} {...{ getCard, showInLogs, onClose }} />, root);
    },
    showPanel(request) {
      place('side', null);
      render(<SidePanel key={opened} {...{ request, getCard, showInLogs, onClose }} />, root);
    },
  };
};
