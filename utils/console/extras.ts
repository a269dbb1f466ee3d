import type { Card, CardQuery } from '../messages';
import type { Subject } from './painter';
import type { PendingFilter } from './pending-filter';
import type { Scheme } from './stylesheet';

/** A badge's card, as the badges' script asks for it. */
export interface CardRequest {
  readonly projectId: string;
  /** One: its card. Several: a choice among them. */
  readonly subjects: readonly Subject[];
  /** Whose badge it is, in words: the card's name until its title is there. */
  readonly label: string;
  /** Anchor name of the badge it stands by. */
  readonly anchor: string;
  /** Opened by Enter or click: focus moves in. */
  readonly takeFocus: boolean;
}

/** What the side panel lists, and what its diagnosis is of. */
export interface PanelRequest {
  readonly projectId: string;
  readonly page: 'team' | 'keys';
  readonly entities: readonly (Subject & { readonly label: string })[];
}

/** A page that may not have been recognised. */
export interface DoubtfulPage {
  readonly page: PanelRequest;
  /** Badges are on it, and only their cards can't be opened in this browser. */
  readonly hasBadges: boolean;
}

/** What is needed only now and then, and so lives in the card's script, as the badges' script sees it. */
export interface Extras {
  readonly showCard: (request: CardRequest) => void;
  readonly hideCard: () => void;
  /** A quiet line, once for each text on a page. */
  readonly notify: (text: string) => void;
  /** Says once that a page's layout isn't recognised, if it shows a list, and offers the side panel. */
  readonly offerPanel: (doubtful: DoubtfulPage) => void;
  /** Enters a key's id in the log page's filter. */
  readonly fillFilter: (pending: Pick<PendingFilter, 'keyId' | 'copied'>, page: AbortSignal) => void;
  /** The page was left. */
  readonly clear: () => void;
}

/** The badges' script, as the card's script sees it. */
export interface ExtrasHost {
  readonly layer: HTMLElement;
  readonly scheme: () => Scheme;
  readonly getCard: (query: CardQuery) => Promise<Card | null>;
  /** The card was closed from inside. */
  readonly onClose: () => void;
  readonly signal: AbortSignal;
}
