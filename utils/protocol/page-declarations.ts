import { HISTORY_FILTERS } from '../rules/alerts/history-filter';
import type { Unanswered } from '../rules/alerts/unanswered';
import { PRESETS } from '../rules/events/since';
import { MAX_EVIDENCE_TEXT } from '../rules/evidence-file/format';
import { MAX_REASON } from '../rules/findings/finding';
import { MAX_NOTE_LIST, MAX_NOTE_TEXT, NOTE_KINDS, USE_KINDS } from '../rules/notes/note';
import { NUMBER_NAMES } from '../rules/numbers';
import { MAX_PLAN_FIELD, MAX_PLAN_FIELDS, PLAN_PURPOSES } from '../rules/plans/record';
import { DAY_TIME_NAMES, SWITCH_NAMES } from '../rules/switches';
import { MAX_TEAM_NAME, MAX_TEAM_TEXT } from '../rules/team/team-file';
import { MAX_ADDRESS_LENGTH, MAX_SERVICE_ACCOUNTS } from '../settings/schema';
import { LOCK_AFTER } from '../vault/auto-lock';
import type { ChangeModeOutcome, UnlockOutcome, VaultStatus } from '../vault/types';
import * as z from '../zod';
import { always, answeredBy, flag, id, never, nothing, project, projectId, short } from './declare';
import type { ProjectList, ProjectView, ServiceAccountMatch, ServiceAccountOffer } from './messages';
import type { EvidenceCheck, EvidenceFile } from './views/evidence';
import type { FindingsView, SnoozeOutcome } from './views/findings';
import type { FoundHistory } from './views/history';
import type { KeyCheck, StoredKey } from './views/key';
import type { KeyLife } from './views/key-life';
import type { NoteOutcome, NotesView, NoteView } from './views/notes';
import type { PlanSaved, PlanView } from './views/plan';
import type { RebuildOutcome, RecoveryView } from './views/recovery';
import type { TeamOpened, TeamSaved, TeamTaken, TeamView } from './views/team';

const findingId = short(1_000);
/** Characters of a line, and lines, that are read of what a person typed, before what may be stored is made of it. */
const MOST_TYPED = 1_000;
const minutes = z.int().check(z.gte(LOCK_AFTER.least), z.lte(LOCK_AFTER.most));
/** An event's number in its project. */
const eventNumber = z.number().check(z.int(), z.gte(1));
/** A hand-over's id (utils/vault/handover.ts), never what is handed over. */
const offer = () => z.object({ offer: id });

/** What is typed may be longer than what is kept of it. */
const noteText = z.nullable(short(MAX_NOTE_TEXT * 4));
const noteId = z.nullable(id);
const noteList = <T>(entry: z.ZodMiniType<T>) => z.nullable(z.array(entry).check(z.maxLength(MAX_NOTE_LIST)));
const noteOf = { projectId, kind: z.enum(NOTE_KINDS), id };
/** Changed fields alone; `null` removes one. */
const noteChanges = () =>
  z.object({
    purpose: z.exactOptional(noteText),
    usedIn: z.exactOptional(noteList(z.object({ kind: z.enum(USE_KINDS), text: short(MAX_NOTE_TEXT * 4) }))),
    ask: z.exactOptional(noteText),
    holders: z.exactOptional(
      noteList(z.union([z.object({ memberId: id }), z.object({ name: short(MAX_NOTE_TEXT * 4) })])),
    ),
    backup: z.exactOptional(noteId),
    responsible: z.exactOptional(noteId),
    successor: z.exactOptional(noteId),
    canary: z.exactOptional(z.nullable(z.literal(true))),
    keepUntil: z.exactOptional(z.nullable(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)))),
  });

/** A file's own text; whether it is a team's file is told once it is read. One that is longer is refused there. */
const teamFile = () => z.object({ projectId, text: z.string().check(z.maxLength(MAX_TEAM_TEXT + 1)) });
/** A field's value: JSON, of at most so many characters. */
const MAX_VALUE = 200_000;
const jsonValue = z.unknown().check(z.refine((value) => (JSON.stringify(value) ?? '').length <= MAX_VALUE));

/** Changed fields of a plan; `null` takes one back. Whether they are parts of one is told by the rules. */
const planChanges = () =>
  z
    .record(short(MAX_PLAN_FIELD), jsonValue)
    .check(z.refine((changes) => Object.keys(changes).length <= MAX_PLAN_FIELDS));

/** What the extension's own pages alone may send. */
export const pageDeclarations = {
  /** What the offered key is and unlocks, without storing it. Rejects an offer that is gone. */
  checkKey: answeredBy<KeyCheck>()('page', offer, always),
  /** Checks, stores, and reads the project for the first time. Rejects an offer that is gone. */
  connect: answeredBy<KeyCheck>()('page', offer, always),
  /** How the stored keys are kept, whether they are locked, and when they will be. */
  getVaultStatus: answeredBy<VaultStatus>()('page', nothing, never),
  /** Unlocks with the offered passphrase, then reads again what was looked at. Rejects an offer that is gone. */
  unlock: answeredBy<UnlockOutcome>()('page', offer, never),
  /** Locks now. Nothing happens where no passphrase keeps the keys. */
  lock: answeredBy<void>()('page', nothing, never),
  /**
   * Keeps all stored keys in another way, or under another passphrase, which is offered. Rejects an offer that is gone,
   * and a passphrase mode without one.
   */
  changeVaultMode: answeredBy<ChangeModeOutcome>()(
    'page',
    () =>
      z.object({
        mode: z.enum(['device', 'passphrase', 'session']),
        /** A new passphrase's. */
        offer: z.exactOptional(id),
        lockAfterMinutes: z.exactOptional(minutes),
      }),
    always,
  ),
  /** After how many minutes without use it locks. `false` when that could not be stored. */
  setLockAfter: answeredBy<boolean>()('page', () => z.object({ minutes }), always),
  /**
   * For a forgotten passphrase: erases every stored key and the way they are kept. Projects, settings, snoozes and
   * readings stay. `false` when the browser could not erase.
   */
  eraseKeys: answeredBy<boolean>()('page', nothing, never),
  /** What is known of the key that Linchpin reads a project with; `null` before a first reading. */
  getStoredKey: answeredBy<StoredKey | null>()('page', project, always),
  /** Erases the stored key and everything read with it. */
  disconnect: answeredBy<void>()('page', project, always),

  /**
   * Stores changed settings for a page that is closing, which can't wait until it has stored them itself. One that is
   * out of bounds gives way to its default.
   */
  saveSettings: answeredBy<void>()(
    'page',
    () =>
      z.object({
        numbers: z.partialRecord(z.enum([...NUMBER_NAMES, ...DAY_TIME_NAMES]), z.number()),
        switches: z.partialRecord(z.enum(SWITCH_NAMES), z.boolean()),
        serviceAccounts: z.exactOptional(
          z.array(z.string().check(z.maxLength(MOST_TYPED))).check(z.maxLength(MOST_TYPED)),
        ),
        signature: z.exactOptional(z.string().check(z.maxLength(MOST_TYPED))),
        badges: z.exactOptional(z.object({ team: z.boolean(), keys: z.boolean() })),
      }),
    always,
  ),
  /** Which members these service accounts, as typed, would match, per project that was read. */
  matchServiceAccounts: answeredBy<readonly ServiceAccountMatch[]>()(
    'page',
    () =>
      z.object({
        patterns: z.array(short(MAX_ADDRESS_LENGTH)).check(z.maxLength(MAX_SERVICE_ACCOUNTS)),
      }),
    always,
  ),
  /** Which members may well be service accounts and aren't marked yet, per project that was read. */
  offerServiceAccounts: answeredBy<readonly ServiceAccountOffer[]>()('page', nothing, never),
  /** The connected projects, by name. */
  listProjects: answeredBy<ProjectList>()('page', nothing, always),
  /** The summary from stored data; `null` when the project is not connected. */
  getSummary: answeredBy<ProjectView | null>()('page', project, always),
  /** Reads the project again. Resolves when the reading ended, whole or not. */
  refreshProject: answeredBy<ProjectView | null>()('page', project, always),
  /** What the stored reading brings up; `null` when the project is not connected. */
  getFindings: answeredBy<FindingsView | null>()('page', () => z.object({ projectId, forExport: flag }), never),
  /** What happened in the project, newest first: the latest, or what came before an event's number. */
  getHistory: answeredBy<FoundHistory | null>()(
    'page',
    () =>
      z.object({
        projectId,
        before: z.exactOptional(eventNumber),
        /** Only what happened to one key, member or invite. */
        about: z.exactOptional(short(400)),
        /** Only what is urgent, or of one topic. */
        only: z.exactOptional(z.enum(HISTORY_FILTERS)),
        since: z.exactOptional(z.enum(PRESETS)),
        /** A person has just come to look. */
        isVisit: flag,
      }),
    never,
  ),
  /** All that is stored of one key, listed or not, for the page to tell. `null` when the project is not connected. */
  getKeyLife: answeredBy<KeyLife | null>()('page', () => z.object({ projectId, keyId: id }), never),
  /** A person has seen all that happened from one event to another, both included. */
  markHistorySeen: answeredBy<void>()(
    'page',
    () => z.object({ projectId, from: eventNumber, seq: eventNumber }),
    always,
  ),
  /** Shows one notification, for a person to see whether they are shown. `false`: the browser doesn't let Linchpin. */
  testNotification: answeredBy<boolean>()('page', nothing, always),
  /** Kinds of alert that nobody reacts to, with how often they were told within a week. */
  listUnanswered: answeredBy<readonly Unanswered[]>()('page', nothing, never),
  /** A verdict of this moment as a file that can be judged again. `null` where there is nothing to judge. */
  makeEvidence: answeredBy<EvidenceFile | null>()(
    'page',
    () =>
      z.discriminatedUnion('act', [
        z.object({ projectId, act: z.literal('remove'), memberId: id }),
        z.object({ projectId, act: z.literal('role'), memberId: id, role: z.enum(['owner', 'admin', 'member']) }),
      ]),
    always,
  ),
  /** Whether an evidence file is as it was written, and its verdict follows from its inputs. */
  checkEvidence: answeredBy<EvidenceCheck>()(
    'page',
    () => z.object({ text: z.string().check(z.maxLength(MAX_EVIDENCE_TEXT + 1)) }),
    always,
  ),
  /** All notes of a project. Compared with their second copy before. `null` when the project is not connected. */
  getNotes: answeredBy<NotesView | null>()('page', project, never),
  /** What is noted of one key or member, and what can be chosen in its form. `null` as for `getNotes`. */
  getNote: answeredBy<NoteView | null>()('page', () => z.object(noteOf), never),
  /** Stores what a person changed of a note. */
  saveNote: answeredBy<NoteOutcome>()('page', () => z.object({ ...noteOf, changes: noteChanges() }), always),
  /**
   * The plans of a project, and what is known for a member's: judged as for `getAssessment`. `again`: the page asks by
   * itself. `null` when the project is not connected.
   */
  getPlan: answeredBy<PlanView | null>()(
    'page',
    () => z.object({ projectId, memberId: z.nullable(id), again: flag }),
    ({ again = false }) => !again,
  ),
  /** Stores what a person changed of a plan. Rejects what is no part of one. */
  savePlan: answeredBy<PlanSaved>()(
    'page',
    () => z.object({ projectId, memberId: id, purpose: z.enum(PLAN_PURPOSES), changes: planChanges() }),
    always,
  ),
  /** What a team's file of this project would hold. `null` when the project is not connected. */
  getTeam: answeredBy<TeamView | null>()('page', project, never),
  /** The team's file, as text. It is kept, to be compared with what is opened next. */
  saveTeamFile: answeredBy<TeamSaved>()('page', () => z.object({ projectId, addresses: z.boolean() }), always),
  /** What opening a team's file would change; nothing is stored. `null` when the project is not connected. */
  compareTeamFile: answeredBy<TeamOpened | null>()('page', teamFile, always),
  /** Takes what a team's file says. `null` when the project is not connected. */
  openTeamFile: answeredBy<TeamOpened | null>()('page', teamFile, always),
  /** Takes one side's value of a field. Rejects one that no such field has. */
  takeTeamValue: answeredBy<TeamTaken>()(
    'page',
    () => z.object({ ...noteOf, field: short(MAX_TEAM_NAME), value: jsonValue }),
    always,
  ),
  /** What is safe and what can't be opened of all that is stored. */
  getRecovery: answeredBy<RecoveryView>()('page', nothing, never),
  /** What can be read of what is stored, as JSON. Never a stored key. */
  exportStored: answeredBy<string>()('page', nothing, always),
  /** Deletes a ledger that can't be opened, and makes it again from the second copy; or without that, if agreed. */
  rebuildLedger: answeredBy<RebuildOutcome>()('page', () => z.object({ alsoNotes: z.boolean() }), always),
  /** Sets a finding aside to the end of a UTC day, for a reason. Kept on this device. */
  snoozeFinding: answeredBy<SnoozeOutcome>()(
    'page',
    () =>
      z.object({
        projectId,
        findingId,
        reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(MAX_REASON)),
        /** A UTC day, to its end. */
        until: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
      }),
    always,
  ),
  /** Ends a snooze. */
  wakeFinding: answeredBy<SnoozeOutcome>()('page', () => z.object({ projectId, findingId }), always),
  /** The project to show first: the current Console tab's, else the last one, else `null`. */
  getCurrentProject: answeredBy<string | null>()('page', nothing, always),
  /** Goes to a Console page in the current Console tab, else in a new tab. */
  openConsole: answeredBy<void>()(
    'page',
    () =>
      z.object({
        projectId,
        page: z.enum(['team', 'keys', 'create-key', 'logs']),
        keyId: z.exactOptional(id),
        /** Whether the key's id is on the clipboard too. */
        copied: flag,
      }),
    always,
  ),
};
