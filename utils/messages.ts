import { defineExtensionMessaging } from '@webext-core/messaging';
import type { Assessment, AssessmentQuery } from './assessment';
import type { DatabaseProblem } from './database/problem';
import type { FindingsView, SnoozeOutcome } from './findings';
import type { Fault, Paused } from './ownership/answer';
import type { ProjectSummary } from './ownership/summary';
import type { KeepMode, KeepOutcome, UnlockOutcome, VaultStatus } from './vault/types';

/**
 * The typed protocol between the Console's page, the extension's pages and the background. No message carries a secret,
 * neither a Deepgram key nor a passphrase, and none carries an address to fetch. What a person enters on an extension page
 * is handed over in `storage.session`, which only Linchpin's own pages and its background can reach; the message names
 * the hand-over (`offer`, utils/vault/handover.ts), which is erased as it is taken. Nothing ever comes back.
 */
export interface Protocol {
  /** Console page: what its badges say, in chunks of at most `BADGE_CHUNK` entities. */
  getBadges(query: BadgeQuery): BadgeSheet;
  /** Console page: everything about one member or key, in words. `null` when it is not in the project any more. */
  getCard(query: CardQuery): Card | null;
  /** Console page and plan: what would happen, judged by a reading no older than a minute. `null` where nobody is found. */
  getAssessment(query: AssessmentQuery): Assessment | null;
  /** Console page: open the plan for a member's leaving, in a tab of its own. */
  openReview(query: { projectId: string; memberId: string }): void;
  /** Console page: something seems to have changed; read the project again. Bounded in how often it is done. */
  refreshFromConsole(query: { projectId: string }): void;
  /** Console page: load one of Linchpin's scripts into the sender's frame. */
  loadScript(query: { script: ConsoleScript }): void;

  /** Options page: what the offered key is and unlocks, without storing it. Rejects an offer that is gone. */
  checkKey(query: { offer: string }): KeyCheck;
  /** Options page: check, store, and read the project for the first time. Rejects an offer that is gone. */
  connect(query: { offer: string }): KeyCheck;
  /** Extension pages: how the stored keys are kept, whether they are locked, and when they will be. */
  getKeeping(): VaultStatus;
  /** Extension pages: unlock with the offered passphrase. Reads anew what was looked at. Rejects an offer that is gone. */
  unlock(query: { offer: string }): UnlockOutcome;
  /** Extension pages: lock now. Nothing happens where no passphrase keeps the keys. */
  lock(): void;
  /**
   * Options page: keep all stored keys in another way, or under another passphrase, which is offered. Rejects an offer that
   * is gone, and a passphrase mode without one.
   */
  changeKeeping(query: { mode: KeepMode; offer?: string; lockAfterMinutes?: number }): KeepOutcome;
  /** Options page: after how many minutes without use (1 to 240) it locks. `false` when that could not be stored. */
  setLockAfter(query: { minutes: number }): boolean;
  /**
   * Extension pages: erase every stored key and the way they are kept, for who forgot the passphrase. Projects, settings,
   * snoozes and readings stay. `false` when the browser could not erase.
   */
  eraseKeys(): boolean;
  /** Options page: what is known of the key that Linchpin reads a project with; `null` before a first reading. */
  getStoredKey(query: { projectId: string }): StoredKey | null;
  /** Options page: erase the stored key and everything read with it. */
  disconnect(query: { projectId: string }): void;
  /** Options page: which members these service accounts, as typed, would match, per project that was read. */
  matchServiceAccounts(query: { patterns: readonly string[] }): readonly ServiceAccountMatch[];
  /** Options page: which members may well be service accounts and aren't marked yet, per project that was read. */
  offerServiceAccounts(): readonly ServiceAccountOffer[];
  /** Extension pages: the connected projects, by name. */
  listProjects(): ProjectList;
  /** Popup: the summary from stored data; `null` when the project is not connected. */
  getSummary(query: { projectId: string }): ProjectView | null;
  /** Popup: read the project again. Resolves when the reading ended, whole or not. */
  refreshProject(query: { projectId: string }): ProjectView | null;
  /**
   * Review page: what the stored reading brings up; `null` when the project is not connected. `forExport`: with days and
   * figures as they belong in a file (utils/wording/formats.ts).
   */
  getFindings(query: { projectId: string; forExport?: boolean }): FindingsView | null;
  /** Review page: set a finding aside to the end of a UTC day, for a reason. Kept on this device. */
  snoozeFinding(query: { projectId: string; findingId: string; reason: string; until: string }): SnoozeOutcome;
  /** Review page: end a snooze. */
  wakeFinding(query: { projectId: string; findingId: string }): SnoozeOutcome;
  /** Popup: the project to show first: the current Console tab's, else the last one, else `null`. */
  getCurrentProject(): string | null;
  /** Popup and options page: go to a Console page in the current Console tab, else in a new tab. */
  openConsole(query: { projectId: string; page: ConsolePage; keyId?: string; copied?: boolean }): void;
}

/**
 * What a page of the Console loads at need: what paints badges and watches for acts, what is shown now and then, and what
 * records a page for a diagnosis.
 */
export type ConsoleScript = 'badges' | 'card' | 'recorder';

export type ConsolePage = 'team' | 'keys' | 'create-key' | 'logs';

export const BADGE_CHUNK = 2_500;

export interface BadgeQuery {
  readonly projectId: string;
  readonly page: 'team' | 'keys';
  /** Index of the first entity wanted; 0 at first, then `next` of the sheet before. */
  readonly from: number;
  /** Whether a person has just come to the page, which is use and puts the lock off; not when only figures changed. */
  readonly arrived: boolean;
}

/** Tones of the board (one glyph each, in the label). `skeleton` is the content script's own, while it waits. */
export type Tone = 'safe' | 'use' | 'cool' | 'rhythm' | 'attention' | 'stop' | 'quiet' | 'unknown' | 'skeleton';

export interface BadgeSheet {
  readonly projectId: string;
  /** `off`: badges are switched off for this page. `reading`: never read yet, the first reading is under way. */
  readonly state: 'ready' | 'reading' | 'not-connected' | 'failed' | 'off';
  /** One line that a person must see on this page, for example that only part of the project is visible. */
  readonly notice: string | null;
  /** Changes with every reading and every change of settings. Chunks of one sheet carry the same revision. */
  readonly revision: number;
  readonly takenAt: number | null;
  /** The stored key can't be used now (`Paused`), or is erased, so this is the last picture and no newer one comes. */
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

export interface CardQuery {
  readonly projectId: string;
  readonly kind: 'member' | 'invite' | 'key';
  readonly id: string;
  /** Also what only a call of its own tells: when a key was last used, to the minute. */
  readonly closely?: boolean;
}

/** A card, ready to show: every text is composed in the background. Other people's text stands in `bdi` runs. */
export interface Card {
  /** Set where it can't be read anew at present: why, how old it is, and what to do. Stands above all else. */
  readonly old: Warning | null;
  readonly title: string;
  readonly subtitle: readonly TextRun[];
  readonly tone: Tone;
  /** Requests per UTC day, oldest first, 30 days; `null` where use is not readable. */
  readonly spark: readonly number[] | null;
  /** Says the sparkline in words. */
  readonly sparkLabel: string | null;
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

export interface KeyCheck {
  /** `null` when the key could not be checked; then `fault` says why. */
  readonly projects: readonly { readonly projectId: string; readonly name: string }[] | null;
  /** Why the key cannot be connected: it could not be checked, or it is of no use here for want of a scope. */
  readonly fault: Fault | null;
  /** Why a key that is of use could not be stored. Nothing was. `locked`: unlock first, then connect. */
  readonly problem: DatabaseProblem | 'locked' | null;
  readonly keyId: string | null;
  /** The creator behind the key, where the key list told it. */
  readonly creator: { readonly name: string; readonly email: string; readonly role: string | null } | null;
  readonly expires: string | null;
  readonly scopes: readonly ScopeRow[];
  /** Whether all members, and with them all keys, are visible. */
  readonly seesAllKeys: boolean;
  /** Whether requests per key are readable. */
  readonly seesUse: boolean;
}

/** What is known of the key that Linchpin itself reads with, from the project's last reading. */
export interface StoredKey
  extends Pick<KeyCheck, 'keyId' | 'creator' | 'expires' | 'scopes' | 'seesAllKeys' | 'seesUse'> {
  /** Whether it can be used now; `unusable`: it is not there, or can't be opened; `storage`: the browser doesn't tell. */
  readonly state: 'usable' | Paused | 'unusable' | 'storage';
  /** Whether the reading's list of keys held it: only then does `expires` of `null` mean that no date is listed. */
  readonly listed: boolean;
  /** Whether its creator is gone from a members list that is whole. */
  readonly creatorLeft: boolean;
  /** What each weaker role of its creator would take from it of what Linchpin reads; none where the role isn't known. */
  readonly demotions: readonly { readonly role: 'admin' | 'member'; readonly loses: readonly string[] }[];
  /** When that was read; milliseconds since the epoch. */
  readonly takenAt: number;
}

export interface ScopeRow {
  readonly id: 'project' | 'keys' | 'people' | 'usage' | 'billing' | 'writes';
  readonly scopes: readonly string[];
  /** `excess`: the key can do this, and Linchpin never needs it. `unknown`: could not be told. */
  readonly state: 'granted' | 'missing' | 'excess' | 'unknown';
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
}

export const { sendMessage, onMessage, removeAllListeners } = defineExtensionMessaging<Protocol>();
