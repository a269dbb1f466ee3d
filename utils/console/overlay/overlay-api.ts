import type { Card, CardQuery } from '../../protocol/messages';
import type { Assessment, AssessmentQuery, Candidate } from '../../protocol/views/assessment';
import type { Subject } from '../../protocol/views/subject';
import type { PendingFilter } from '../handoff/pending-filter';
import type { NeedScript } from '../page/scripts';
import type { Scheme } from '../paint/stylesheet';
import type { Recording } from '../recording/format';
import type { KnownTexts } from '../recording/pieces';
import type { Point } from './tampering';

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

/**
 * Why a page's badges are of no use: none of what it lists was recognised; badges can't carry buttons in this browser;
 * the page's own styles hide them.
 */
export type Doubt = 'lost' | 'unanchored' | 'hidden';

/** What the side panel lists, what its diagnosis is of, and why there is need of it. */
export interface PanelRequest {
  readonly why: Doubt;
  readonly projectId: string;
  readonly entities: readonly (Subject & { readonly label: string })[];
  /** All that is known of the project, so that a diagnosis recognises each text and replaces it. */
  readonly known: KnownTexts;
}

/** What would happen, to be shown beside the control of the Console's that makes it happen. */
export interface AssessmentRequest {
  /** The same id is brought up to date and placed again; another takes its place. */
  readonly id: string;
  /** `null` where it isn't certain who it is about: then nothing is judged before a person has chosen. */
  readonly query: AssessmentQuery | null;
  readonly candidates: readonly Candidate[];
  /** Ask again once a minute. Where not, what was before the act counts, and no later answer may take its place. */
  readonly keepsCurrent: boolean;
  /** What a person should know about how the member was recognised. */
  readonly note?: 'console_leaveByName' | 'console_leaveByKey' | undefined;
  /** An answer that was asked for before, to be shown first. */
  readonly early?: Promise<Assessment | null> | undefined;
  /** The role that it is about has been given: it is told as something that has happened. */
  readonly isGiven?: boolean;
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

/** What a person may answer where the project isn't connected. */
interface ConnectionOffer {
  readonly connect: () => void;
  /** Not for this project, and not again. */
  readonly refuse: () => void;
}

/** What is needed only now and then, and so lives in the card's script, as the badges' script sees it. */
export interface OverlayApi {
  readonly showCard: (request: CardRequest) => void;
  readonly hideCard: () => void;
  /**
   * A quiet line, once for each text on a page.
   * @param wantsKey Another key helps: it leads to where one is connected.
   */
  readonly notify: (text: string, wantsKey?: boolean) => void;
  /** Says why and how old all is that the page's badges say; `null` once it has been read again. */
  readonly sayOld: (text: string | null) => void;
  /**
   * Says once why badges are missing or dead, and offers the side panel. Does neither, and gives `false`, on a page
   * without a list.
   */
  readonly offerPanel: (request: PanelRequest) => boolean;
  /** Offers to connect the project, once on a page; `null` takes it back. */
  readonly offerConnection: (offer: ConnectionOffer | null) => void;
  /** Enters a key's id in the log page's filter. */
  readonly fillFilter: (pending: PendingFilter, page: AbortSignal) => void;
  readonly showAssessment: (request: AssessmentRequest) => void;
  /** Only if one of its id is shown now. */
  readonly updateAssessment: (request: AssessmentRequest) => void;
  readonly hideAssessment: (id: string) => void;
  /** Says how a review stands, or brings it up to date; `null` ends it. */
  readonly showReview: (review: Review | null) => void;
  /**
   * Whether a person may not have seen what they press in the layer; where so, it is said that nothing comes of it, and
   * why.
   */
  readonly isInDoubt: (target: Element, at: Point | null) => boolean;
  /** The page was left. */
  readonly clear: () => void;
}

/** The badges' script, as the card's script sees it. */
export interface OverlayHost {
  readonly layer: HTMLElement;
  /** The part of the layer that is out of reach while the host shows a dialog. */
  readonly group: HTMLElement;
  readonly scheme: () => Scheme;
  readonly getCard: (query: CardQuery) => Promise<Card | null>;
  readonly getAssessment: (query: AssessmentQuery) => Promise<Assessment | null>;
  /** The page's structure without its words; `null` where what records it can't be loaded. */
  readonly record: (known: KnownTexts) => Promise<Recording | null>;
  /** Opens the page with what to do before a member goes. */
  readonly openPlan: (projectId: string, memberId: string) => void;
  /** Opens the page where a note is written: nothing in the Console's page can write one. */
  readonly openNote: (projectId: string, kind: 'member' | 'key', id: string) => void;
  /** Opens the page where another key can be connected. */
  readonly openOptions: () => void;
  /** The card was closed from inside. */
  readonly onClose: () => void;
  readonly signal: AbortSignal;
}

/** Runs `use` with the card's script, which is loaded at the first call; not at all where it can't be. */
type WithOverlay = (use: (overlay: OverlayApi) => void) => Promise<void>;

export interface OverlayLoader {
  readonly withOverlay: WithOverlay;
  /** What the card's script offers, if it is there already. */
  readonly loaded: () => OverlayApi | null;
}

export const createOverlayLoader = (host: OverlayHost, need: NeedScript): OverlayLoader => {
  let overlay: OverlayApi | null = null;
  return {
    loaded: () => overlay,
    async withOverlay(use) {
      const start = overlay ? null : await need('card');
      if (host.signal.aborted) return;
      if (start) overlay ??= start(host);
      if (overlay) use(overlay);
    },
  };
};
