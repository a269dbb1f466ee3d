import type { Ledger } from '../../utils/ledger/types';
import { declarations, type MessageType } from '../../utils/protocol/declarations';
import { writeSettings } from '../../utils/settings/settings';
import { exporting } from '../../utils/wording/formats';
import { assess } from './answers/assess';
import { answerBadges, type BadgeDeps } from './answers/badges';
import { answerCard, type CardDeps } from './answers/card';
import { type ConnectDeps, checkSecret, connect, disconnect } from './answers/connect';
import { loadScript } from './answers/console-scripts';
import { type EvidenceDeps, evidenceChecked, makeEvidence } from './answers/evidence';
import { type FindingsDeps, findingsOf, snoozeFinding, wakeFinding } from './answers/findings';
import { type HistoryDeps, historyOf } from './answers/history';
import { keyLifeOf } from './answers/key-life';
import { openConsole, openNote, openOptions, openReview } from './answers/navigate';
import { type NoteDeps, noteOf, notesOf, saveNote } from './answers/notes';
import { type PlanDeps, planOf, savePlan } from './answers/plan';
import {
  currentProject,
  listProjects,
  matchServiceAccounts,
  offerServiceAccounts,
  type ProjectDeps,
  viewOf,
} from './answers/projects';
import { exportStored, type RecoveryDeps, rebuildLedger, recoveryOf } from './answers/recovery';
import { type StoredKeyDeps, storedKey } from './answers/stored-key';
import { compareTeamFile, openFile, saveTeamFile, takeValue, teamOf } from './answers/team';
import type { TeamDeps } from './answers/team-context';
import { listUnanswered } from './answers/unanswered';
import { changeVaultMode, offered, type VaultModeDeps } from './answers/vault-mode';
import { refuseOffers } from './connect-offers';
import type { Refresh } from './jobs/refresh';
import { markToolbar, type ToolbarDeps } from './jobs/toolbar';
import type { Year } from './jobs/year';
import type { Answers, Declared, Handler, Handlers } from './protocol';
import { runInBackground } from './run-in-background';
import type { TellingJob } from './telling/telling';
import { markPauseSeen, markSeen } from './unseen';

export type Deps = ConnectDeps &
  EvidenceDeps &
  FindingsDeps &
  HistoryDeps &
  NoteDeps &
  PlanDeps &
  TeamDeps &
  RecoveryDeps &
  ToolbarDeps &
  BadgeDeps &
  CardDeps &
  ProjectDeps &
  VaultModeDeps &
  StoredKeyDeps & {
    readonly ledger: Ledger;
    readonly refresh: Refresh;
    readonly telling: TellingJob;
    readonly year: Pick<Year, 'wake'>;
  };

const lookAt = (projectId: string, { state, now }: Deps): void =>
  runInBackground(state.lookedAt.change(projectId, () => now()));

const isConnected = async (projectId: string, { ledger }: Deps): Promise<boolean> =>
  (await ledger.projects.read(projectId)).state !== 'absent';

/** What the Console's page asks. */
const consoleAnswers = (parts: Deps) =>
  ({
    getBadges: async (query) => {
      const sheet = await answerBadges(query, parts);
      if (query.from === 0 && sheet.state !== 'not-connected') lookAt(query.projectId, parts);
      return sheet;
    },
    getCard: (query) => answerCard(query, parts),
    getAssessment: (query) => assess(query, parts),
    openReview,
    openNote,
    openOptions,
    refuseOffers: ({ projectId }) => refuseOffers(projectId),
    refreshFromConsole: ({ projectId }) => parts.refresh.afterCurrent(projectId),
    loadScript: ({ script }, sender) => loadScript(script, sender),
  }) satisfies Partial<Answers>;

/** What the extension's pages ask about the stored keys and how they are kept. */
const keyAnswers = (parts: Deps) =>
  ({
    checkKey: async ({ offer }) => checkSecret(await offered(offer), parts),
    connect: async ({ offer }) => {
      const check = await connect(await offered(offer), parts);
      runInBackground(markToolbar(parts));
      runInBackground(parts.year.wake());
      return check;
    },
    getVaultStatus: () => parts.locking.status(),
    unlock: async ({ offer }) => parts.locking.unlock(await offered(offer)),
    lock: () => parts.locking.lock(),
    changeVaultMode: (query) => changeVaultMode(query, parts),
    setLockAfter: ({ minutes }) => parts.locking.setLockAfter(minutes),
    eraseKeys: () => parts.locking.eraseKeys(),
    getStoredKey: ({ projectId }) => storedKey(projectId, parts),
    disconnect: async ({ projectId }) => {
      await disconnect(projectId, parts);
      runInBackground(markToolbar(parts));
    },
  }) satisfies Partial<Answers>;

/** What the extension's pages ask about the connected projects. */
const projectAnswers = (parts: Deps) =>
  ({
    saveSettings: async ({ numbers, switches, ...others }) => {
      await writeSettings({ ...numbers, ...switches, ...others });
    },
    matchServiceAccounts: ({ patterns }) => matchServiceAccounts(patterns, parts),
    offerServiceAccounts: async () => offerServiceAccounts((await parts.settings()).serviceAccounts, parts),
    listProjects: () => listProjects(parts),
    getSummary: async ({ projectId }) => {
      if (!(await isConnected(projectId, parts))) return null;
      lookAt(projectId, parts);
      // The popup says why a project isn't watched.
      runInBackground(markPauseSeen(projectId, parts).then(() => markToolbar(parts)));
      return viewOf(projectId, parts);
    },
    refreshProject: async ({ projectId }) => {
      await parts.refresh.now(projectId);
      return (await isConnected(projectId, parts)) ? viewOf(projectId, parts) : null;
    },
    getFindings: async ({ projectId, forExport = false }) => {
      const view = await findingsOf(projectId, forExport ? { ...parts, t: exporting(parts.t) } : parts);
      if (view) lookAt(projectId, parts);
      return view;
    },
    getHistory: (query) => historyOf(query, parts),
    getKeyLife: (query) => keyLifeOf(query, parts),
    makeEvidence: (query) => makeEvidence(query, parts),
    checkEvidence: ({ text }) => evidenceChecked(text, parts),
    markHistorySeen: async ({ projectId, from, seq }) => {
      await markSeen(projectId, { from, to: seq }, parts);
      runInBackground(markToolbar(parts));
    },
    testNotification: () => parts.telling.test(),
    listUnanswered: () => listUnanswered(parts),
    snoozeFinding: (query) => snoozeFinding(query, parts),
    wakeFinding: (query) => wakeFinding(query, parts),
    getCurrentProject: () => currentProject(parts),
    openConsole,
  }) satisfies Partial<Answers>;

/** What the extension's pages ask about notes, the team's file, and what is left where the ledger can't be opened. */
const noteAnswers = (parts: Deps) =>
  ({
    getNotes: ({ projectId }) => notesOf(projectId, parts),
    getNote: (query) => noteOf(query, parts),
    saveNote: (query) => saveNote(query, parts),
    getPlan: (query) => planOf(query, parts),
    savePlan: (query) => savePlan(query, parts),
    getTeam: ({ projectId }) => teamOf(projectId, parts),
    saveTeamFile: (query) => saveTeamFile(query, parts),
    compareTeamFile: (query) => compareTeamFile(query, parts),
    openTeamFile: (query) => openFile(query, parts),
    takeTeamValue: (query) => takeValue(query, parts),
    getRecovery: () => recoveryOf(parts),
    exportStored: () => exportStored(parts),
    rebuildLedger: async ({ alsoNotes }) => {
      const outcome = await rebuildLedger(alsoNotes, parts);
      runInBackground(markToolbar(parts));
      return outcome;
    },
  }) satisfies Partial<Answers>;

const declared: Declared = declarations;

const handlerOf = <T extends MessageType>(type: T, answers: Answers, used: () => void): Handler<T> => {
  const declaration = declared[type];
  const answer = answers[type];
  return {
    from: declaration.from,
    query: declaration.query,
    answer: (asked, sender) => {
      if (declaration.isUse(asked)) used();
      return answer(asked, sender);
    },
  };
};

/** Who may ask what, by the protocol's declarations, and who answers. */
export const createHandlers = (parts: Deps): Handlers => {
  const answers: Answers = {
    ...{ ...consoleAnswers(parts), ...keyAnswers(parts) },
    ...{ ...projectAnswers(parts), ...noteAnswers(parts) },
  };
  const used = (): void => runInBackground(parts.locking.used());
  // `Object.keys` and `fromEntries` don't carry the names' type; both ends are mapped over the same declarations.
  const types = Object.keys(declarations) as MessageType[];
  return Object.fromEntries(types.map((type) => [type, handlerOf(type, answers, used)])) as Handlers;
};
