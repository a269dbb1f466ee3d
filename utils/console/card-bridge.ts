import type { Card, CardQuery } from '../messages';
import type { Subject } from './painter';
import type { Scheme } from './stylesheet';

/** What the content script tells the card to show. */
export interface CardRequest {
  readonly projectId: string;
  /** One: its card. Several: a choice among them. */
  readonly subjects: readonly Subject[];
  /** Whose badge it is, in words: the card's name until its title is there. */
  readonly label: string;
  /** Anchor name of the badge it stands by; `null` for the side panel's place. */
  readonly anchor: string | null;
  /** Opened by Enter or click: focus moves in. */
  readonly takeFocus: boolean;
}

/** What the side panel lists. */
export interface PanelRequest {
  readonly projectId: string;
  readonly entities: readonly (Subject & { readonly label: string })[];
  /** The page's structure without its texts, to be sent to whoever mends Linchpin. */
  readonly diagnosis: string;
}

/** The card's script, as the content script sees it. */
export interface CardView {
  readonly show: (request: CardRequest) => void;
  readonly showPanel: (request: PanelRequest) => void;
  readonly hide: () => void;
}

/** The content script, as the card's script sees it. */
export interface CardHost {
  readonly layer: HTMLElement;
  readonly scheme: () => Scheme;
  readonly getCard: (query: CardQuery) => Promise<Card | null>;
  readonly showInLogs: (projectId: string, keyId: string) => void;
  /** The card was closed from inside. */
  readonly onClose: () => void;
  readonly signal: AbortSignal;
}

/** The one property through which the two scripts meet, on the global object of their isolated world. */
export interface CardBridge {
  readonly host: CardHost;
  /** Set by the card's script when it has loaded. */
  ready: (view: CardView) => void;
}

const PROPERTY = 'linchpinCardBridge';
type WithBridge = { [PROPERTY]?: CardBridge };

export const offerBridge = (bridge: CardBridge): void => {
  // The global object has no type for a property of ours.
  (globalThis as WithBridge)[PROPERTY] = bridge;
};

export const takeBridge = (): CardBridge | undefined => (globalThis as WithBridge)[PROPERTY];
