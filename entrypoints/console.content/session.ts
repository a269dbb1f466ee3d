import { i18n } from '#i18n';
import { type CardOpener, createCardOpener } from '../../utils/console/card-opener';
import { type Buttons, createButtons, mountLayer } from '../../utils/console/layer';
import { createNotices, type Notices } from '../../utils/console/notice';
import type { Painted } from '../../utils/console/painter';
import { canAnchor, createStylesheet, type Scheme, type Stylesheet } from '../../utils/console/stylesheet';
import { ignoreUntrusted } from '../../utils/console/trust';
import { sendMessage } from '../../utils/messages';
import { showInLogs } from './show-in-logs';

/** What Linchpin has in the Console's document while it has anything there; all of it goes with `signal`. */
export interface Session {
  readonly layer: HTMLElement;
  readonly stylesheet: Stylesheet;
  readonly setScheme: (scheme: Scheme) => void;
  readonly buttons: Buttons;
  readonly card: CardOpener;
  readonly notices: Notices;
  /** Whether badges can carry buttons in this browser. */
  readonly anchored: boolean;
  /** The page that badges are on now; told by the feature that paints them. */
  badges: { readonly at: (cell: Element) => Painted | undefined; readonly projectId: string } | null;
}

export const createSession = (document: Document, signal: AbortSignal): Session => {
  const layer = mountLayer(document, signal);
  ignoreUntrusted(layer, signal);
  const stylesheet = createStylesheet(document, signal);
  const buttons = createButtons(layer, stylesheet);
  const notices = createNotices(layer, i18n.t('console_dismiss'), signal);
  let scheme: Scheme = 'light';
  const session: Session = {
    ...{ layer, stylesheet, buttons, notices, anchored: canAnchor(), badges: null },
    setScheme(next) {
      scheme = next;
      stylesheet.setScheme(next);
    },
    card: createCardOpener({
      host: {
        layer,
        signal,
        scheme: () => scheme,
        getCard: (query) => sendMessage('getCard', query),
        showInLogs: (projectId, keyId) => void showInLogs(document, projectId, keyId),
      },
      buttons,
      painted: (cell) => {
        const { badges } = session;
        const painted = badges?.at(cell);
        return badges && painted ? { ...painted, projectId: badges.projectId } : undefined;
      },
      load: () => sendMessage('loadCardScript'),
    }),
  };
  return session;
};
