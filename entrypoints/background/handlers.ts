import type { Ledger } from '../../utils/ledger/types';
import { exporting } from '../../utils/wording/formats';
import { type AssessParts, assess } from './assess';
import { answerBadges, type BadgeParts } from './badges';
import { answerCard, type CardParts } from './card';
import { type ConnectParts, checkSecret, connect, disconnect } from './connect';
import { connectedProjects } from './connected-projects';
import { loadScript } from './console-scripts';
import { currentProject } from './current-project';
import { type FindingsParts, findingsOf, snoozeFinding, wakeFinding } from './findings';
import { markToolbar } from './first-minute';
import { changeKeeping, type KeepingParts } from './keeping';
import { openConsole, openReview } from './navigate';
import { offered } from './offered';
import type { Handlers } from './protocol';
import * as queries from './queries';
import type { Refresh } from './refresh';
import { matchServiceAccounts, offerServiceAccounts } from './service-accounts';
import { type StoredKeyParts, storedKey } from './stored-key';
import { type ViewParts, viewOf } from './summaries';
import { unattended } from './unattended';

export type Parts = ConnectParts &
  AssessParts &
  FindingsParts &
  BadgeParts &
  CardParts &
  ViewParts &
  KeepingParts &
  StoredKeyParts & { readonly ledger: Ledger; readonly refresh: Refresh };

/** Who may ask what, and who answers. */
export const createHandlers = (parts: Parts): Handlers => {
  const { ledger, locking, refresh, state, now } = parts;
  /** What a person does puts the lock off; what a page asks by itself, by the clock or as figures changed, doesn't. */
  const used = () => unattended(locking.used());
  const byPerson =
    <Q extends unknown[], R>(answer: (...asked: Q) => R) =>
    (...asked: Q): R => {
      used();
      return answer(...asked);
    };
  const lookAt = (projectId: string) => state.lookedAt.change(projectId, () => now());
  const isConnected = async (projectId: string) => (await ledger.readProject(projectId)).state !== 'absent';

  return {
    getBadges: {
      from: 'console',
      query: queries.badges,
      answer: async (query) => {
        if (query.arrived) used();
        const sheet = await answerBadges(query, parts);
        if (query.from === 0 && sheet.state !== 'not-connected') unattended(lookAt(query.projectId));
        return sheet;
      },
    },
    getCard: { from: 'console', query: queries.card, answer: byPerson((query) => answerCard(query, parts)) },
    getAssessment: {
      from: 'either',
      query: queries.assessment,
      answer: (query) => {
        if (!query.again) used();
        return assess(query, parts);
      },
    },
    openReview: { from: 'console', query: queries.member, answer: byPerson(openReview) },
    refreshFromConsole: {
      from: 'console',
      query: queries.project,
      answer: ({ projectId }) => refresh.anew(projectId),
    },
    loadScript: {
      from: 'console',
      query: queries.script,
      answer: ({ script }, sender) => loadScript(script, sender),
    },

    checkKey: {
      from: 'page',
      query: queries.offer,
      answer: byPerson(async ({ offer }) => checkSecret(await offered(offer), parts)),
    },
    connect: {
      from: 'page',
      query: queries.offer,
      answer: byPerson(async ({ offer }) => {
        const check = await connect(await offered(offer), parts);
        unattended(markToolbar(parts));
        return check;
      }),
    },
    getKeeping: { from: 'page', query: queries.nothing, answer: () => locking.status() },
    unlock: {
      from: 'page',
      query: queries.offer,
      answer: async ({ offer }) => locking.unlock(await offered(offer)),
    },
    lock: { from: 'page', query: queries.nothing, answer: () => locking.lock() },
    changeKeeping: { from: 'page', query: queries.keeping, answer: byPerson((query) => changeKeeping(query, parts)) },
    setLockAfter: {
      from: 'page',
      query: queries.lockAfter,
      answer: byPerson(({ minutes }) => locking.setLockAfter(minutes)),
    },
    eraseKeys: { from: 'page', query: queries.nothing, answer: () => locking.eraseKeys() },
    getStoredKey: {
      from: 'page',
      query: queries.project,
      answer: byPerson(({ projectId }) => storedKey(projectId, parts)),
    },
    disconnect: {
      from: 'page',
      query: queries.project,
      answer: byPerson(async ({ projectId }) => {
        await disconnect(projectId, parts);
        unattended(markToolbar(parts));
      }),
    },
    matchServiceAccounts: {
      from: 'page',
      query: queries.patterns,
      answer: byPerson(({ patterns }) => matchServiceAccounts(patterns, ledger)),
    },
    offerServiceAccounts: {
      from: 'page',
      query: queries.nothing,
      answer: async () => offerServiceAccounts((await parts.settings()).serviceAccounts, ledger),
    },
    listProjects: { from: 'page', query: queries.nothing, answer: byPerson(() => connectedProjects(ledger)) },
    getSummary: {
      from: 'page',
      query: queries.project,
      answer: byPerson(async ({ projectId }) => {
        if (!(await isConnected(projectId))) return null;
        unattended(lookAt(projectId));
        return viewOf(projectId, parts);
      }),
    },
    refreshProject: {
      from: 'page',
      query: queries.project,
      answer: byPerson(async ({ projectId }) => {
        await refresh.run(projectId);
        return (await isConnected(projectId)) ? viewOf(projectId, parts) : null;
      }),
    },
    getFindings: {
      from: 'page',
      query: queries.findings,
      answer: async ({ projectId, forExport = false }) => {
        const view = await findingsOf(projectId, forExport ? { ...parts, t: exporting(parts.t) } : parts);
        if (view) unattended(lookAt(projectId));
        return view;
      },
    },
    snoozeFinding: { from: 'page', query: queries.snooze, answer: byPerson((query) => snoozeFinding(query, parts)) },
    wakeFinding: { from: 'page', query: queries.finding, answer: byPerson((query) => wakeFinding(query, parts)) },
    getCurrentProject: { from: 'page', query: queries.nothing, answer: byPerson(() => currentProject(parts)) },
    openConsole: { from: 'page', query: queries.consolePage, answer: byPerson(openConsole) },
  };
};
