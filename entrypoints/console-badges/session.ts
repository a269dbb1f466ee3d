import { browser } from 'wxt/browser';
import tokens from '../../components/ui/tokens.css?inline';
import { type Buttons, createButtons } from '../../utils/console/overlay/buttons';
import { type CardOpener, createCardOpener } from '../../utils/console/overlay/card-opener';
import { ignoreUntrustedEvents } from '../../utils/console/overlay/ignore-untrusted-events';
import { clearRemains, mountGroup, mountLayer } from '../../utils/console/overlay/layer';
import { createOverlayLoader, type OverlayLoader } from '../../utils/console/overlay/overlay-api';
import { type Point, watchTampering } from '../../utils/console/overlay/tampering';
import type { Changes } from '../../utils/console/page/observer';
import { createNeedScript } from '../../utils/console/page/scripts';
import type { Painted, Painter } from '../../utils/console/paint/painter';
import { canAnchor, createStylesheet, type Scheme, type Stylesheet } from '../../utils/console/paint/stylesheet';
import type { KnownTexts } from '../../utils/console/recording/pieces';
import type { Sheet } from '../../utils/console/sheet';
import { ask } from '../../utils/protocol/envelope';
import { getAssessment, openNote, openOptions, openPlan } from './assess';

/** What features hear of the page's badges while these are painted. */
export interface BadgeWatcher {
  readonly onPaint?: (painted: Painted) => void;
  readonly onErase?: (cell: Element) => void;
  readonly onTreeChanged?: (changes: Changes) => void;
  readonly onSheet?: (sheet: Sheet) => void;
}

/** The badges of the page that is open now. */
export interface Badges extends Pick<Painter, 'at' | 'of' | 'painted'> {
  readonly projectId: string;
  /** What they say; `null` before it is there. */
  readonly sheet: () => Sheet | null;
  /** A person has changed the project by something that no row may tell of. */
  readonly acted: () => void;
}

/** What Linchpin has in the Console's document while it has anything there; all of it goes with the extension. */
export interface Session {
  /** Ends with all that is here. */
  readonly life: AbortSignal;
  readonly layer: HTMLElement;
  /** The part of the layer that is out of reach while the host shows a dialog. */
  readonly group: HTMLElement;
  readonly stylesheet: Stylesheet;
  readonly setScheme: (scheme: Scheme) => void;
  readonly buttons: Buttons;
  readonly card: CardOpener;
  /** What is needed only now and then: card, notices, side panel, the log page's filter. */
  readonly overlay: OverlayLoader;
  /** Whether badges can carry buttons in this browser. */
  readonly anchored: boolean;
  /** The badges of the page that is open now; told by the feature that paints them. */
  badges: Badges | null;
  readonly watchers: Set<BadgeWatcher>;
}

/** `quit` takes all of Linchpin from the document. */
export const createSession = (document: Document, signal: AbortSignal, quit: () => void): Session => {
  clearRemains(document);
  const layer = mountLayer(document, browser.runtime.id, signal);
  ignoreUntrustedEvents(layer, signal);
  const stylesheet = createStylesheet(document, tokens, signal);
  const group = mountGroup(layer);
  const buttons = createButtons(group, stylesheet);
  let scheme: Scheme = 'light';
  const painted = (cell: Element) => {
    const { badges } = session;
    const found = badges?.at(cell);
    return badges && found ? { ...found, projectId: badges.projectId } : undefined;
  };
  const needScript = createNeedScript((script) => ask('loadScript', { script }), signal);
  const host = {
    layer,
    group,
    signal,
    getAssessment,
    openPlan,
    openNote,
    openOptions,
    scheme: () => scheme,
    getCard: (query: Parameters<typeof ask<'getCard'>>[1]) => ask('getCard', query),
    record: async (known: KnownTexts) => (await needScript('recorder'))?.(known) ?? null,
    onClose: () => card.close(),
  };
  const overlay = createOverlayLoader(host, needScript);
  // All that is in the layer beside badges comes from the card's script.
  const isInDoubt = (target: Element, at: Point | null): boolean => overlay.loaded()?.isInDoubt(target, at) ?? false;
  watchTampering({ layer, cellOf: buttons.cellOf, signal, isInDoubt, onTampered: quit });
  const card = createCardOpener({ layer: group, signal, buttons, painted, overlay });
  const session: Session = {
    life: signal,
    layer,
    group,
    stylesheet,
    buttons,
    card,
    overlay,
    anchored: canAnchor(),
    badges: null,
    watchers: new Set(),
    setScheme(next) {
      scheme = next;
      stylesheet.setScheme(next);
    },
  };
  return session;
};
