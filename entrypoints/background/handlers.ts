import type { Ledger } from '../../utils/ledger/types';
import { cardFor } from '../../utils/wording/card';
import { type AssessParts, assess } from './assess';
import { answerBadges, type BadgeParts } from './badges';
import { type ConnectParts, checkSecret, connect, disconnect } from './connect';
import { connectedProjects } from './connected-projects';
import { loadScript } from './console-scripts';
import { currentProject } from './current-project';
import { type FindingsParts, findingsOf, snoozeFinding, wakeFinding } from './findings';
import type { LastRequests } from './last-requests';
import { openConsole, openReview } from './navigate';
import type { Handlers } from './protocol';
import * as queries from './queries';
import type { Refresh } from './refresh';
import { matchServiceAccounts } from './service-accounts';
import { type ViewParts, viewOf } from './summaries';
import { unattended } from './unattended';

export type Parts = ConnectParts &
  AssessParts &
  FindingsParts &
  BadgeParts &
  ViewParts & { readonly ledger: Ledger; readonly refresh: Refresh; readonly lastRequests: LastRequests };

/** Who may ask what, and who answers. */
export const createHandlers = (parts: Parts): Handlers => {
  const { ledger, pictures, refresh, settings, state, now, t } = parts;
  const lookAt = (projectId: string) => state.lookedAt.change(projectId, () => now());
  const isConnected = async (projectId: string) => (await ledger.readProject(projectId)).state !== 'absent';

  return {
    getBadges: {
      from: 'console',
      query: queries.badges,
      answer: async (query) => {
        const sheet = await answerBadges(query, parts);
        if (query.from === 0 && sheet.state !== 'not-connected') unattended(lookAt(query.projectId));
        return sheet;
      },
    },
    getCard: {
      from: 'console',
      query: queries.card,
      answer: async (query) => {
        const drawn = await pictures.get(query.projectId, await settings());
        if (!drawn) return null;
        const card = cardFor(drawn.picture, query, now(), t);
        if (!query.closely || !card?.keyId) return card;
        const last = await parts.lastRequests.get({ projectId: query.projectId, keyId: card.keyId });
        return cardFor(drawn.picture, query, now(), t, last);
      },
    },
    getAssessment: { from: 'either', query: queries.assessment, answer: (query) => assess(query, parts) },
    openReview: { from: 'console', query: queries.member, answer: openReview },
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

    checkKey: { from: 'page', query: queries.secret, answer: ({ secret }) => checkSecret(secret, parts) },
    connect: { from: 'page', query: queries.secret, answer: ({ secret }) => connect(secret, parts) },
    disconnect: { from: 'page', query: queries.project, answer: ({ projectId }) => disconnect(projectId, parts) },
    matchServiceAccounts: {
      from: 'page',
      query: queries.patterns,
      answer: ({ patterns }) => matchServiceAccounts(patterns, ledger),
    },
    listProjects: { from: 'page', query: queries.nothing, answer: () => connectedProjects(ledger) },
    getSummary: {
      from: 'page',
      query: queries.project,
      answer: async ({ projectId }) => {
        if (!(await isConnected(projectId))) return null;
        unattended(lookAt(projectId));
        return viewOf(projectId, parts);
      },
    },
    refreshProject: {
      from: 'page',
      query: queries.project,
      answer: async ({ projectId }) => {
        await refresh.run(projectId);
        return (await isConnected(projectId)) ? viewOf(projectId, parts) : null;
      },
    },
    getFindings: {
      from: 'page',
      query: queries.project,
      answer: async ({ projectId }) => {
        const view = await findingsOf(projectId, parts);
        if (view) unattended(lookAt(projectId));
        return view;
      },
    },
    snoozeFinding: { from: 'page', query: queries.snooze, answer: (query) => snoozeFinding(query, parts) },
    wakeFinding: { from: 'page', query: queries.finding, answer: (query) => wakeFinding(query, parts) },
    getCurrentProject: { from: 'page', query: queries.nothing, answer: () => currentProject(parts) },
    openConsole: { from: 'page', query: queries.consolePage, answer: openConsole },
  };
};
