import tokens from '../../components/tokens.css?inline';
import { type CardOpener, createCardOpener } from '../../utils/console/card-opener';
import { createExtrasLoader, type ExtrasLoader } from '../../utils/console/extras-loader';
import { type Buttons, createButtons, mountLayer } from '../../utils/console/layer';
import type { Painted } from '../../utils/console/painter';
import { createNeedScript } from '../../utils/console/scripts';
import { canAnchor, createStylesheet, type Scheme, type Stylesheet } from '../../utils/console/stylesheet';
import { ignoreUntrusted } from '../../utils/console/trust';
import { ask } from './ask';

/** What Linchpin has in the Console's document while it has anything there; all of it goes with the extension. */
export interface Session {
  readonly layer: HTMLElement;
  readonly stylesheet: Stylesheet;
  readonly setScheme: (scheme: Scheme) => void;
  readonly buttons: Buttons;
  readonly card: CardOpener;
  /** What is needed only now and then: card, notices, side panel, the log page's filter. */
  readonly extras: ExtrasLoader;
  /** Whether badges can carry buttons in this browser. */
  readonly anchored: boolean;
  /** The badges of the page that is open now; told by the feature that paints them. */
  badges: { readonly at: (cell: Element) => Painted | undefined; readonly projectId: string } | null;
}

export const createSession = (document: Document, signal: AbortSignal): Session => {
  const layer = mountLayer(document, signal);
  ignoreUntrusted(layer, signal);
  const stylesheet = createStylesheet(document, tokens, signal);
  const buttons = createButtons(layer, stylesheet);
  let scheme: Scheme = 'light';
  const painted = (cell: Element) => {
    const { badges } = session;
    const found = badges?.at(cell);
    return badges && found ? { ...found, projectId: badges.projectId } : undefined;
  };
  const host = {
    ...{ layer, signal },
    scheme: () => scheme,
    getCard: (query: Parameters<typeof ask<'getCard'>>[1]) => ask('getCard', query),
    onClose: () => card.close(),
  };
  const needScript = createNeedScript((script) => ask('loadScript', { script }));
  const extras = createExtrasLoader(host, needScript);
  const card = createCardOpener({ layer, signal, buttons, painted, extras });
  const session: Session = {
    ...{ layer, stylesheet, buttons, card, extras, anchored: canAnchor(), badges: null },
    setScheme(next) {
      scheme = next;
      stylesheet.setScheme(next);
    },
  };
  return session;
};
