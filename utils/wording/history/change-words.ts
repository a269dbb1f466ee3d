import type { TextRun } from '../../protocol/messages';
import { timeOf } from '../../rules/days';
import type { Change, ChangeName, ChangeOf, Shortfall, WatchedPart } from '../../rules/events/event';
import { roleOf } from '../../rules/roles';
import type { ApiKey, Invite, Member } from '../../rules/snapshot';
import { faultWords, isFaultKind } from '../faults';
import { formatsOf } from '../formats';
import { fullName, offeredRole, roleName } from '../people';
import { ownText, runsOf } from '../runs';
import { cleanText } from '../sanitise';
import { scopesInWords } from '../scope-list';
import type { Translate } from '../translate';
import {
  type ChangeWords,
  carriedWords,
  creatorOf,
  ENDS,
  nameOf,
  onKey,
  toned,
  type WordedChange,
  worded,
} from './end-words';

const addressOf = ({ email }: Invite): string => cleanText(email);
const roleOfMember = ({ scopes }: Member, t: Translate): string => roleName(roleOf(scopes), t);

const PARTS: Readonly<Record<WatchedPart, (t: Translate) => string>> = {
  keys: (t) => t('history_partKeys'),
  members: (t) => t('history_partMembers'),
  invites: (t) => t('history_partInvites'),
  usage: (t) => t('history_partUsage'),
};

const partsInWords = (parts: readonly WatchedPart[], t: Translate): string =>
  formatsOf(t).list(parts.map((part) => PARTS[part](t)));

/** Why parts of a reading weren't whole; nothing where that wasn't stored, or by a newer Linchpin. */
const shortfallWords = (why: Shortfall | undefined, t: Translate): string => {
  if (why === 'partial') return t('history_incompletePartial');
  if (!isFaultKind(why)) return '';
  const { title, why: reason } = faultWords({ kind: why, endpoint: '' }, t);
  return `${title}. ${reason}`;
};

const nothing = (): string => '';

const onMember =
  <C extends { readonly member: Member }>(fill: (who: string, change: C, t: Translate) => string) =>
  (change: C, t: Translate): readonly TextRun[] =>
    runsOf([fullName(change.member)] as const, ([who]) => fill(who, change, t));
const onInvite =
  <C extends { readonly invite: Invite }>(fill: (who: string, change: C, t: Translate) => string) =>
  (change: C, t: Translate): readonly TextRun[] =>
    runsOf([addressOf(change.invite)] as const, ([who]) => fill(who, change, t));

/** With the role that was offered, which Deepgram may name in any way. */
const onOffer =
  (fill: (who: string, role: string, t: Translate) => string) =>
  ({ invite }: { readonly invite: Invite }, t: Translate): readonly TextRun[] =>
    runsOf([addressOf(invite), offeredRole(invite.scope, t)] as const, ([who, role]) => fill(who, role, t));

const daily = ({ daily: figure }: { readonly daily: number }, t: Translate): string => formatsOf(t).number(figure);
const dayOf = ({ day }: { readonly day: string }, t: Translate): string => formatsOf(t).day(day);

/** With the moment a key ends, in UTC; as Deepgram writes it where that is no time. */
const onEnd =
  (fill: (name: string, end: string, t: Translate) => string) =>
  ({ key }: { readonly key: ApiKey }, t: Translate): readonly TextRun[] => {
    const { expires = '' } = key;
    const ends = timeOf(expires);
    const name = nameOf(key, t);
    if (ends === null) return runsOf([name, cleanText(expires)] as const, ([mark, written]) => fill(mark, written, t));
    return runsOf([name] as const, ([mark]) => fill(mark, formatsOf(t).moment(ends), t));
  };

const pauseWords = ({ why }: ChangeOf<'watch.paused'>, t: Translate): string => {
  switch (why) {
    case 'locked':
      return t('history_pausedLocked');
    case 'refused':
      return t('history_refusedWhat');
    case 'unreachable':
      return t('history_pausedUnreachable');
    default:
      return t('history_pausedSession');
  }
};

type Words = { readonly [N in ChangeName]: ChangeWords<ChangeOf<N>> };

/** The words and the tone of every kind of change: verbs in the past, Deepgram's nouns. */
export const CHANGES: Words = {
  ...ENDS,
  'key.appeared': {
    tone: toned('use'),
    title: ({ key }, t) =>
      runsOf([nameOf(key, t), creatorOf(key)] as const, ([name, who]) => t('history_keyAppeared', [name, who])),
    detail: nothing,
  },
  'key.renamed': {
    tone: toned('quiet'),
    title: ({ key, was }, t) =>
      runsOf([nameOf(key, t), cleanText(was) || t('card_noName')] as const, ([name, before]) =>
        t('history_keyRenamed', [name, before]),
      ),
    detail: nothing,
  },
  'key.changed': {
    tone: toned('attention'),
    title: onKey((name, _, t) => t('history_keyChanged', [name])),
    detail: (_, t) => t('history_keyChangedWhy'),
  },
  'key.scopes-lost': {
    tone: toned('attention'),
    title: ({ key, role }, t) =>
      runsOf([nameOf(key, t), creatorOf(key)] as const, ([name, who]) =>
        t('history_scopesLost', [name, who, roleName(role, t)]),
      ),
    detail: ({ scopes }, t) => t('history_scopesLostWhat', [scopesInWords(scopes, t)]),
  },
  'key.scopes-regained': {
    tone: toned('safe'),
    title: ({ key, role }, t) =>
      runsOf([nameOf(key, t), creatorOf(key)] as const, ([name, who]) =>
        t('history_scopesRegained', [name, who, roleName(role, t)]),
      ),
    detail: ({ scopes }, t) => t('history_scopesRegainedWhat', [scopesInWords(scopes, t)]),
  },
  'key.expiry-neared': {
    tone: ({ step }) => (step === 1 ? 'stop' : 'attention'),
    title: onEnd((name, end, t) => t('history_keyExpires', [name, end])),
    detail: ({ carried }, t) => `${carriedWords(carried, t)} ${t('history_keyExpiresNext')}`,
  },
  'stored-key.expiry-neared': {
    tone: ({ step }) => (step === 1 ? 'stop' : 'attention'),
    title: onEnd((name, end, t) => t('history_storedKeyExpires', [name, end])),
    detail: (_, t) => t('history_storedKeyExpiresNext'),
  },
  'member.joined': {
    tone: toned('use'),
    title: onMember((who, { member }, t) => t('history_memberJoined', [who, roleOfMember(member, t)])),
    detail: nothing,
  },
  'member.left': {
    tone: ({ keys, inUse }) => (keys.length === 0 ? 'quiet' : inUse === 0 ? 'attention' : 'stop'),
    title: onMember((who, _, t) => t('history_memberLeft', [who])),
    detail: ({ keys }, t) =>
      keys.length === 0 ? '' : t('history_memberLeftKeys', keys.length, [formatsOf(t).number(keys.length)]),
  },
  'member.role-changed': {
    tone: toned('attention'),
    title: onMember((who, { member, was }, t) =>
      t('history_roleChanged', [who, roleOfMember(member, t), roleOfMember(was, t)]),
    ),
    detail: nothing,
  },
  'member.changed': {
    tone: toned('quiet'),
    title: onMember((who, _, t) => t('history_memberChanged', [who])),
    detail: nothing,
  },
  'owners.one-left': {
    tone: toned('attention'),
    title: onMember((who, _, t) => t('history_oneOwner', [who])),
    detail: (_, t) => t('history_oneOwnerNext'),
  },
  'invite.sent': {
    tone: toned('quiet'),
    title: onOffer((who, role, t) => t('history_inviteSent', [who, role])),
    detail: nothing,
  },
  'invite.accepted': {
    tone: toned('quiet'),
    title: onInvite((who, _, t) => t('history_inviteAccepted', [who])),
    detail: nothing,
  },
  'invite.withdrawn': {
    tone: toned('quiet'),
    title: onInvite((who, _, t) => t('history_inviteWithdrawn', [who])),
    detail: nothing,
  },
  'invite.ended': {
    tone: toned('quiet'),
    title: onInvite((who, _, t) => t('history_inviteEnded', [who])),
    detail: (_, t) => t('history_inviteEndedWhy'),
  },
  'invite.changed': {
    tone: toned('quiet'),
    title: onOffer((who, role, t) => t('history_inviteChanged', [who, role])),
    detail: nothing,
  },
  'traffic.started': {
    tone: toned('use'),
    title: onKey((name, _, t) => t('history_trafficStarted', [name])),
    detail: (change, t) => t('history_trafficSince', [dayOf(change, t)]),
  },
  'traffic.resumed': {
    tone: toned('attention'),
    title: onKey((name, { silentDays }, t) =>
      t('history_trafficResumed', silentDays, [formatsOf(t).number(silentDays), name]),
    ),
    detail: (change, t) => t('history_trafficSince', [dayOf(change, t)]),
  },
  'traffic.stopped': {
    tone: toned('attention'),
    title: onKey((name, _, t) => t('history_trafficStopped', [name])),
    detail: (change, t) => t('history_trafficStoppedWhat', [daily(change, t), dayOf(change, t)]),
  },
  'traffic.moved': {
    tone: toned('cool'),
    title: ({ key, to }, t) =>
      runsOf([nameOf(key, t), nameOf(to, t)] as const, ([from, other]) => t('history_trafficMoved', [from, other])),
    detail: (change, t) => t('history_trafficMovedWhat', [daily(change, t)]),
  },
  'successor.gone': {
    tone: toned('attention'),
    title: ({ key, successor }, t) =>
      runsOf([nameOf(key, t), nameOf(successor, t)] as const, ([name, next]) =>
        t('history_successorGone', [name, next]),
      ),
    detail: (_, t) => t('history_successorGoneNext'),
  },
  'backup.left': {
    tone: toned('attention'),
    title: ({ key, backup }, t) =>
      runsOf([nameOf(key, t), fullName(backup)] as const, ([name, who]) => t('history_backupLeft', [name, who])),
    detail: (_, t) => t('history_backupLeftNext'),
  },
  'contact.left': {
    tone: toned('attention'),
    title: ({ member, contact, as }, t) =>
      runsOf([fullName(member), fullName(contact)] as const, ([account, who]) =>
        as === 'backup' ? t('history_accountBackupLeft', [account, who]) : t('history_responsibleLeft', [account, who]),
      ),
    detail: (_, t) => t('history_contactLeftNext'),
  },
  'canary.used': {
    tone: toned('stop'),
    title: onKey((name, _, t) => t('history_canaryUsed', [name])),
    detail: (change, t) => t('history_canaryUsedNext', [dayOf(change, t)]),
  },
  'reading.incomplete': {
    tone: toned('unknown'),
    title: ({ parts }, t) => ownText(t('history_incomplete', [partsInWords(parts, t)])),
    detail: ({ why }, t) => [shortfallWords(why, t), t('history_incompleteWhat')].filter(Boolean).join(' '),
  },
  'reading.recovered': {
    tone: toned('quiet'),
    title: ({ parts }, t) => ownText(t('history_recovered', [partsInWords(parts, t)])),
    detail: (_, t) => t('history_recoveredWhat'),
  },
  'baseline.lost': {
    tone: toned('unknown'),
    title: (_, t) => ownText(t('history_baselineLost')),
    detail: (_, t) => t('history_baselineLostWhat'),
  },
  'records.restored': {
    tone: toned('unknown'),
    title: (_, t) => ownText(t('history_restored')),
    detail: ({ notes, snoozes }, t) => {
      const { number } = formatsOf(t);
      return t('history_restoredWhat', [number(notes), number(snoozes)]);
    },
  },
  'watch.paused': {
    tone: ({ why }) => (why === 'refused' ? 'stop' : 'unknown'),
    title: ({ why }, t) => ownText(why === 'refused' ? t('history_refused') : t('history_paused')),
    detail: pauseWords,
  },
  'watch.resumed': {
    tone: toned('quiet'),
    title: (_, t) => ownText(t('history_resumed')),
    detail: (_, t) => t('history_resumedWhat'),
  },
};

/** One change in words; `null` of a kind that this version doesn't know. */
export const changeWords = (change: Change, t: Translate): WordedChange | null => {
  if (!Object.hasOwn(CHANGES, change.name)) return null;
  // The record has for each name the words of that name's change, which the union can't be told of.
  return worded(CHANGES[change.name] as ChangeWords<Change>, change, t);
};
