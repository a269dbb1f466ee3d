import type { Assessment, AssessmentQuery } from '../assessment';
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

/** One whom an act may concern, where that isn't certain. */
export interface Candidate {
  readonly name: string;
  readonly email: string;
  readonly query: AssessmentQuery;
}

/** What would happen, to be shown beside the control of the Console's that makes it happen. */
export interface AssessmentRequest {
  /** The same again is brought up to date and placed anew; another takes its place. */
  readonly id: string;
  /** `null` where it isn't certain whom it is about: then nothing is judged before a person has chosen. */
  readonly query: AssessmentQuery | null;
  readonly candidates: readonly Candidate[];
  /** Ask again once a minute. */
  readonly keepsCurrent: boolean;
  /** What it stands beside; `null`: it goes where the page has room. */
  readonly beside: Element | null;
  /** Whatever may be pressed in here is not covered. */
  readonly within: Element;
  /** The browser keeps all but the host's dialog from being pressed. */
  readonly isOutOfReach: boolean;
  readonly onChoose?: (candidate: Candidate) => void;
  /** A person closed it. */
  readonly onClose?: () => void;
}

/** How many keys of a member there are, and how many of them are marked in the list that is shown. */
export interface Review {
  /** Other people's text. */
  readonly name: string;
  readonly active: number;
  readonly marked: number;
  readonly onDismiss: () => void;
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
  readonly showAssessment: (request: AssessmentRequest) => void;
  /** Only if it is the one shown now. */
  readonly hideAssessment: (id: string) => void;
  /** Says how a review stands, or brings it up to date; `null` ends it. */
  readonly showReview: (review: Review | null) => void;
  /** The page was left. */
  readonly clear: () => void;
}

/** The badges' script, as the card's script sees it. */
export interface ExtrasHost {
  readonly layer: HTMLElement;
  /** The part of the layer that is out of reach while the host shows a dialog. */
  readonly group: HTMLElement;
  readonly scheme: () => Scheme;
  readonly getCard: (query: CardQuery) => Promise<Card | null>;
  readonly getAssessment: (query: AssessmentQuery) => Promise<Assessment | null>;
  /** Opens the page with what to do before a member goes. */
  readonly openPlan: (projectId: string, memberId: string) => void;
  /** The card was closed from inside. */
  readonly onClose: () => void;
  readonly signal: AbortSignal;
}
