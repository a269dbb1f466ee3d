import type { KeyAnalysis } from '../analysis';
import { type Gap, gapsOf, missingFrom, seenIn } from '../answer';
import { type Concern, isOfMemberAlone } from '../concerns';
import { addDays } from '../days';
import { seenUse } from '../use/key-use';
import { judgingDay } from '../verdicts/evidence-issues';
import { plainComment } from './comments';
import type { Finding, FindingFacts, FindingPart, FindingReport, FindingSubject, Snooze, Undecided } from './finding';
import { FINDING_KINDS, KINDS } from './kinds';
import { type Ground, projectFindings, type Raised } from './project-findings';

export interface FindingQuestion extends Ground {
  readonly snoozes: readonly Snooze[];
}

const FINDING_PARTS: readonly FindingPart[] = ['keys', 'expired-keys', 'members', 'invites', 'usage'];

/** What a part lacks; of the usage, what any key's use lacks. */
const partGaps = ({ snapshot, analysis }: Ground, part: FindingPart): readonly Gap[] => {
  switch (part) {
    case 'keys':
      return gapsOf(snapshot.keys, part);
    case 'expired-keys':
      return gapsOf(snapshot.expiredKeys, part);
    case 'members':
      return gapsOf(snapshot.members, part);
    case 'invites':
      return gapsOf(snapshot.invites, part);
    case 'usage':
      return [...new Set([...analysis.useGaps, ...seenIn(analysis.keys).flatMap(({ use }) => missingFrom(use))])];
  }
};

/** What a finding is told apart by: never a figure, so that a snooze outlives a change of them. */
const nameOf = (subject: FindingSubject): string => {
  switch (subject.type) {
    case 'key':
      return subject.keyId;
    case 'keys':
      return plainComment(subject.comment);
    case 'member':
      return subject.memberId;
    case 'invite':
      return subject.email.toLowerCase();
    case 'project':
      return '';
  }
};

const toFinding = ({ subject, facts }: Raised<FindingFacts>): Finding => ({
  id: `${facts.kind}:${nameOf(subject)}`,
  severity: KINDS[facts.kind].severity,
  subject,
  facts,
});

const kindOf = (findingId: string): string => findingId.slice(0, findingId.indexOf(':'));

const requestsIn = ({ facts }: Finding): number => ('requests' in facts ? facts.requests : 0);

const worstFirst = (a: Finding, b: Finding): number =>
  FINDING_KINDS.indexOf(a.facts.kind) - FINDING_KINDS.indexOf(b.facts.kind) || requestsIn(b) - requestsIn(a);

/** An expired key is worth a word of its own while it was in use lately; else it is one of the pile. */
const matters = (concern: Concern, key: KeyAnalysis): boolean => concern.kind !== 'expired' || seenUse(key).used;

const raiseAll = (ground: Ground): Raised<FindingFacts>[] => {
  const { keys, expiredKeys, members } = ground.analysis;
  return [
    ...[...seenIn(keys), ...seenIn(expiredKeys)].flatMap((key) =>
      key.concerns
        .filter((concern) => matters(concern, key))
        .map((facts) => ({ subject: { type: 'key', keyId: key.key.keyId }, facts }) as const),
    ),
    // Of what is said of a member, the rest is told of each of their keys.
    ...seenIn(members).flatMap(({ member: { memberId }, concerns }) =>
      concerns.filter(isOfMemberAlone).map((facts) => ({ subject: { type: 'member', memberId }, facts }) as const),
    ),
    ...projectFindings(ground),
  ];
};

const undecidedIn = (ground: Ground): Undecided[] =>
  FINDING_PARTS.flatMap((part) => {
    const gaps = partGaps(ground, part);
    const kinds = FINDING_KINDS.filter((kind) => KINDS[kind].restsOn.includes(part));
    return gaps.length > 0 ? [{ kinds, part, gaps }] : [];
  });

/**
 * Nobody sets a finding aside for longer (the review page offers no later day), so a later one was set by a clock that
 * was ahead.
 */
const LONGEST_SNOOZE_DAYS = 366;

const hasEnded = ({ until }: Snooze, today: string): boolean => until < today;
/** It counts for nothing until the clock is right again, and is kept: a person wrote its reason. */
const isAhead = ({ until }: Snooze, today: string): boolean => until > addDays(today, LONGEST_SNOOZE_DAYS);

/** The snooze that counts for each finding: the one that lasts longest, of those that haven't ended. */
const lasting = (snoozes: readonly Snooze[], today: string): Map<string, Snooze> => {
  const byFinding = new Map<string, Snooze>();
  for (const snooze of snoozes) {
    const other = byFinding.get(snooze.findingId);
    if (!hasEnded(snooze, today) && !isAhead(snooze, today) && !(other && other.until >= snooze.until))
      byFinding.set(snooze.findingId, snooze);
  }
  return byFinding;
};

/**
 * Everything worth a person's act, from what a reading shows. A finding is there as long as its cause is seen and gone
 * by itself when that is gone; where a part it is judged from isn't whole, its absence is `undecided`, and its snooze
 * is kept. `options` must be those of the analysis.
 */
export const findFindings = (question: FindingQuestion): FindingReport => {
  const { snapshot, snoozes, now } = question;
  const today = judgingDay(snapshot, now);
  const found = new Map(raiseAll(question).map((raised) => [toFinding(raised).id, toFinding(raised)]));
  const undecided = undecidedIn(question);
  const open: Finding[] = [];
  const snoozed: { finding: Finding; snooze: Snooze }[] = [];
  const set = lasting(snoozes, today);
  for (const finding of [...found.values()].sort(worstFirst)) {
    const snooze = set.get(finding.id);
    if (snooze) snoozed.push({ finding, snooze });
    else open.push(finding);
  }
  const mayBeThere = ({ findingId }: Snooze): boolean =>
    found.has(findingId) || undecided.some(({ kinds }) => kinds.some((kind) => kind === kindOf(findingId)));
  const kept = [...set.values()].filter(mayBeThere);
  return { open, snoozed, snoozes: [...kept, ...snoozes.filter((snooze) => isAhead(snooze, today))], undecided };
};
