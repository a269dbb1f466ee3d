import type { Fault, FaultKind } from '../rules/answer';
import { formatsOf } from './formats';
import { cleanText } from './sanitise';
import type { Translate } from './translate';
import type { Words } from './words';

const WORDS: Readonly<Record<FaultKind, (fault: Fault, t: Translate) => Words>> = {
  unauthorized: (_, t) => ({
    title: t('fault_unauthorized'),
    why: t('fault_unauthorized_why'),
    next: t('fault_unauthorized_next'),
  }),
  forbidden: ({ missingScope }, t) => ({
    title: t('fault_forbidden'),
    why: missingScope ? t('fault_forbidden_whyScope', [cleanText(missingScope)]) : t('fault_forbidden_why'),
    next: t('fault_forbidden_next'),
  }),
  'not-found': (_, t) => ({
    title: t('fault_notFound'),
    why: t('fault_notFound_why'),
    next: t('fault_notFound_next'),
  }),
  'rate-limited': ({ retryAfter }, t) => ({
    title: t('fault_rateLimited'),
    why: t('fault_rateLimited_why'),
    next:
      retryAfter !== undefined && retryAfter > 0
        ? t('fault_rateLimited_nextIn', Math.ceil(retryAfter), [formatsOf(t).number(Math.ceil(retryAfter))])
        : t('fault_rateLimited_next'),
  }),
  server: ({ status }, t) => ({
    title: t('fault_server'),
    why: status === undefined ? t('fault_server_why') : t('fault_server_whyStatus', [status]),
    next: t('fault_server_next'),
  }),
  rejected: ({ status }, t) => ({
    title: t('fault_rejected'),
    why: status === undefined ? t('fault_rejected_why') : t('fault_rejected_whyStatus', [status]),
    next: t('fault_rejected_next'),
  }),
  timeout: (_, t) => ({ title: t('fault_timeout'), why: t('fault_timeout_why'), next: t('fault_timeout_next') }),
  offline: (_, t) => ({ title: t('fault_offline'), why: t('fault_offline_why'), next: t('fault_offline_next') }),
  unreadable: ({ path }, t) => ({
    title: t('fault_unreadable'),
    why: path ? t('fault_unreadable_whyPath', [cleanText(path)]) : t('fault_unreadable_why'),
    next: t('fault_unreadable_next'),
  }),
  'not-connected': (_, t) => ({
    title: t('fault_notConnected'),
    why: t('fault_notConnected_why'),
    next: t('fault_notConnected_next'),
  }),
  storage: (_, t) => ({ title: t('fault_storage'), why: t('fault_storage_why'), next: t('fault_storage_next') }),
  locked: (_, t) => ({ title: t('fault_locked'), why: t('fault_locked_why'), next: t('fault_locked_next') }),
  'session-ended': (_, t) => ({
    title: t('fault_sessionEnded'),
    why: t('fault_sessionEnded_why'),
    next: t('fault_sessionEnded_next'),
  }),
  'session-closed': (_, t) => ({
    title: t('fault_sessionClosed'),
    why: t('fault_sessionClosed_why'),
    next: t('fault_sessionEnded_next'),
  }),
  'session-updated': (_, t) => ({
    title: t('fault_sessionUpdated'),
    why: t('fault_sessionUpdated_why'),
    next: t('fault_sessionEnded_next'),
  }),
};

export const isFaultKind = (kind: unknown): kind is FaultKind => typeof kind === 'string' && Object.hasOwn(WORDS, kind);

/** Kinds that only Deepgram's support can look into, given the request's id. */
const FOR_SUPPORT: ReadonlySet<FaultKind> = new Set(['server', 'rejected', 'unreadable']);

/** A failed call in words: what happened, why, what to do next. */
export const faultWords = (fault: Fault, t: Translate): Words => {
  const words = WORDS[fault.kind](fault, t);
  if (!fault.requestId || !FOR_SUPPORT.has(fault.kind)) return words;
  return { ...words, next: t('fault_requestId', [words.next, cleanText(fault.requestId)]) };
};
