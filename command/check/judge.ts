import type { FindingLists } from '../../utils/protocol/views/findings';
import { type Alert, alertOf } from '../../utils/rules/alerts/kinds';
import type { ProjectAnalysis } from '../../utils/rules/analysis';
import { analyzeProject } from '../../utils/rules/analyze-project';
import { gapsOf, seenIn } from '../../utils/rules/answer';
import { findFindings } from '../../utils/rules/findings/find-findings';
import type { FindingReport } from '../../utils/rules/findings/finding';
import type { InvitesSeen } from '../../utils/rules/invites-seen';
import type { Snapshot } from '../../utils/rules/snapshot';
import { judgingDay, snapshotIssues } from '../../utils/rules/verdicts/evidence-issues';
import { toAlertFacts, toFindingOptions, toOptions } from '../../utils/settings/repair';
import { DEFAULT_SETTINGS, type Settings } from '../../utils/settings/schema';
import { issueLines } from '../../utils/wording/assess/evidence-issues';
import { formatFindings } from '../../utils/wording/findings/findings';
import { gapLines } from '../../utils/wording/gaps';
import { changeWords } from '../../utils/wording/history/change-words';
import { whenWords } from '../../utils/wording/history/when';
import type { Translate } from '../../utils/wording/translate';
import { createReveal } from '../state/nameless';
import type { State, StateEvent } from '../state/state';
import type { TeamWords } from '../team';

/** What the command judges by: the extension's defaults, the days that "recent" means, and the team's marks. */
export const settingsFor = (windowDays: number, { serviceAccounts }: Pick<TeamWords, 'serviceAccounts'>): Settings => ({
  ...DEFAULT_SETTINGS,
  windowDays,
  serviceAccounts,
});

export interface Judged {
  readonly analysis: ProjectAnalysis;
  readonly report: FindingReport;
  readonly words: FindingLists;
  /** Why the evidence is less than whole, a sentence each; empty if and only if it is whole. */
  readonly holes: readonly string[];
}

/**
 * Cost may be kept from a key on purpose (`billing:read` is optional): that it is refused is no hole. That it fails, or
 * is partial, is one.
 */
const costGaps = ({ cost }: Snapshot) =>
  cost.state === 'failed' && cost.fault.kind === 'forbidden' ? [] : gapsOf(cost, 'cost');

/** A key whose creator has left doesn't work: members without the creator of the key that read them are not all. */
const lacksOwnCreator = (snapshot: Snapshot): boolean => {
  const { creator } = ownKeyOf('', snapshot);
  const { members } = snapshot;
  return (
    creator !== null &&
    members.state === 'whole' &&
    !members.value.some(({ memberId }) => memberId === creator.memberId)
  );
};

const holesOf = (snapshot: Snapshot, { undecided }: FindingReport, now: number, t: Translate): readonly string[] => {
  const issues = snapshotIssues(snapshot, [], { memberId: '', now, paused: null });
  return [
    ...new Set([
      ...gapLines([...undecided.flatMap(({ gaps }) => gaps), ...costGaps(snapshot)], t),
      // Nobody in particular was asked about.
      ...issueLines(
        issues.filter(({ kind }) => kind !== 'not-a-member'),
        t,
      ),
      ...(lacksOwnCreator(snapshot) ? [t('command_ownCreatorUnlisted')] : []),
    ]),
  ];
};

/** A project's reading under the extension's rules, in its words. */
export const judgeProject = (
  read: Snapshot,
  settings: Settings,
  { notes }: Pick<TeamWords, 'notes'>,
  inviteSeenAt: InvitesSeen,
  now: number,
  t: Translate,
): Judged => {
  const canaries = notes.flatMap(({ kind, subject, fields }) =>
    kind === 'key' && fields.canary?.value ? [subject] : [],
  );
  const snapshot: Snapshot = canaries.length > 0 ? { ...read, canaries } : read;
  const analysis = analyzeProject(snapshot, toOptions(settings), now);
  const ground = { snapshot, analysis, options: toFindingOptions(settings), inviteSeenAt, now };
  const report = findFindings({ ...ground, snoozes: [] });
  const words = formatFindings({ report, analysis, today: judgingDay(snapshot, now), now }, t);
  return { analysis, report, words, holes: holesOf(snapshot, report, now, t) };
};

/** An event in words, and what is told of it without asking. */
export interface ToldEvent extends StateEvent {
  /** `epoch:number`: the same whenever and wherever it is told. */
  readonly id: string;
  readonly alert: Alert | null;
  readonly title: string;
  readonly detail: string;
  readonly when: string;
}

export const tellEvent = (
  event: StateEvent,
  snapshot: Snapshot,
  { epoch }: Pick<State, 'epoch'>,
  settings: Settings,
  t: Translate,
): ToldEvent => {
  const change = createReveal(snapshot, epoch)(event.change);
  const words = changeWords(change, t);
  return {
    ...event,
    id: `${epoch}:${event.seq}`,
    alert: alertOf(change, toAlertFacts(settings)),
    title: words?.title.map(({ text }) => text).join('') ?? change.name,
    detail: words?.detail ?? '',
    when: whenWords(event, t),
  };
};

/** The key that a project was read with: whom it rests on, and when it ends. */
export interface OwnKey {
  readonly name: string;
  readonly keyId: string | null;
  /** `null`: no list that was read has the key. */
  readonly creator: { readonly memberId: string; readonly email: string; readonly firstName?: string } | null;
  /** RFC 3339, UTC; `null`: no end is known. */
  readonly expires: string | null;
}

export const ownKeyOf = (name: string, { viewer, keys, expiredKeys }: Snapshot): OwnKey => {
  const key = [...seenIn(keys), ...seenIn(expiredKeys)].find(({ keyId }) => keyId === viewer.keyId);
  return { name, keyId: viewer.keyId ?? null, creator: key?.creator ?? null, expires: key?.expires ?? null };
};
