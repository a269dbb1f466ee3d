import type { Fault, Paused } from '../rules/answer';
import type { ProjectSummary } from '../rules/summary';
import type { DatabaseProblem } from '../storage/problem';
import type { Query } from './declarations';
import type { SparkView } from './views/spark';

export type BadgeQuery = Query<'getBadges'>;
export type CardQuery = Query<'getCard'>;
export type ConsolePage = Query<'openConsole'>['page'];
export type ConsoleScript = Query<'loadScript'>['script'];

export const BADGE_CHUNK = 2_500;

/** Tones of the board (one glyph each, in the label). `skeleton` is the content script's own, while it waits. */
export type Tone = 'safe' | 'use' | 'cool' | 'rhythm' | 'attention' | 'stop' | 'quiet' | 'unknown' | 'skeleton';

export interface BadgeSheet {
  readonly projectId: string;
  /** `off`: badges are switched off for this page. `reading`: never read yet, the first reading is under way. */
  readonly state: 'ready' | 'reading' | 'not-connected' | 'failed' | 'off';
  /** One line that a person must see on this page, for example that only part of the project is visible. */
  readonly notice: string | null;
  /** Scopes are missing for what `notice` speaks of: another key helps. */
  readonly wantsKey?: boolean;
  /** The project isn't connected, and now is a time to offer it. */
  readonly offer?: boolean;
  /** Changes with every reading and every change of settings. Chunks of one sheet carry the same revision. */
  readonly revision: number;
  readonly takenAt: number | null;
  /** The stored key can't be used now (`Paused`), or is erased, so this is the last analysis and no newer one comes. */
  readonly old: boolean;
  /** Everyone that `BadgeEntity.creator` points into. Sent with the first chunk. */
  readonly people: readonly BadgePerson[];
  readonly entities: readonly BadgeEntity[];
  readonly next: number | null;
}

export interface BadgePerson {
  readonly email: string;
  /** First and last name, joined; empty where Deepgram gave none. */
  readonly name: string;
}

/** One member, invite or key: what to paint, and what the Console may show of it so that its row can be told. */
export interface BadgeEntity {
  readonly kind: 'member' | 'invite' | 'key';
  /** Deepgram's id; for an invite its e-mail. */
  readonly id: string;
  readonly tone: Tone;
  /** What is painted, glyph first. */
  readonly label: string;
  /** The same without the key's creator, for lists that show creators themselves; absent where it says the same. */
  readonly brief?: string;
  /** The badge's accessible name: whose it is and what it says, in words. */
  readonly description: string;
  /** A member's own or a key's creator's index in `people`; an invite has its own person. */
  readonly person: number;
  /** Key only. */
  readonly comment?: string;
  /** Key only; RFC 3339. */
  readonly created?: string;
  /** Key only; RFC 3339. */
  readonly expires?: string;
  /** Key only. */
  readonly tags?: readonly string[];
}

/** A card, ready to show: every text is composed in the background. Other people's text stands in `bdi` runs. */
export interface Card {
  /** Set where it can't be read again at present: why, how old it is, and what to do. Stands above all else. */
  readonly old: Warning | null;
  readonly title: string;
  readonly subtitle: readonly TextRun[];
  readonly tone: Tone;
  /** What its badge says, glyph first, and one sentence more; shown alone while a pointer only rests on the badge. */
  readonly summary: { readonly label: string; readonly line: string };
  /** The requests of 30 days; `null` where use is not readable. */
  readonly spark: SparkView | null;
  readonly facts: readonly { readonly term: string; readonly detail: readonly TextRun[]; readonly mono?: boolean }[];
  /** Worst first. */
  readonly warnings: readonly Warning[];
  /** A member's keys, busiest first, at most 50. */
  readonly keys: readonly {
    readonly id: string;
    readonly comment: string;
    readonly detail: string;
    readonly tone: Tone;
  }[];
  /** Keys beyond those listed. */
  readonly moreKeys: number;
  /** A member's that made keys and can be marked as a service account, where offboarding is planned. */
  readonly canBeService: boolean;
  /** Whether anything is noted of it; absent where nothing can be. */
  readonly hasNote?: boolean;
  /** Set on a key's card: copied, and shown in the usage filter. */
  readonly keyId: string | null;
  /** When it was read, whether it is whole, which days it covers. */
  readonly footnote: string;
}

export interface TextRun {
  readonly text: string;
  /** Other people's text: shown in `<bdi>`. */
  readonly foreign?: boolean;
}

export interface Warning {
  readonly tone: Tone;
  /** What happened. */
  readonly title: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do next. */
  readonly next: string;
}

export interface ProjectList {
  readonly projects: readonly ConnectedProject[];
  /** Why the stored projects could not be read; the list is then empty and says nothing. */
  readonly problem: DatabaseProblem | null;
}

export interface ConnectedProject {
  readonly projectId: string;
  /** Other people's text; may be empty. */
  readonly name: string;
  /** Milliseconds since the epoch; `null` before the first reading. */
  readonly lastReadAt: number | null;
}

export interface ServiceAccountMatch {
  readonly projectId: string;
  readonly name: string;
  /** At most 20. */
  readonly emails: readonly string[];
  /** Members matched beyond those listed. */
  readonly more: number;
}

/** A guess that a person is offered. Nobody counts as a service account before they say so. */
export interface ServiceAccountOffer {
  readonly projectId: string;
  /** Other people's text; may be empty. */
  readonly name: string;
  /** At most 20, those with most keys first. `because`: what speaks for it. `keys`: active ones that are seen. */
  readonly accounts: readonly {
    readonly email: string;
    readonly because: 'address' | 'no-name';
    readonly keys: number;
  }[];
  /** Members beyond those listed. */
  readonly more: number;
}

export interface ProjectView {
  /** `null` when the project was never read. */
  readonly summary: ProjectSummary | null;
  /** The last refresh's outcome when it brought nothing at all: the summary is then an older one. */
  readonly lastFault: Fault | null;
  /** Why what the last refresh brought could not be stored: the summary is then an older one. */
  readonly problem: DatabaseProblem | null;
  /** Set while refreshing pauses. */
  readonly paused: Paused | null;
  /** Urgent changes that nobody has seen yet. */
  readonly unseen: number;
}
