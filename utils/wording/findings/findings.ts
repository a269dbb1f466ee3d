import type { FindingLists, FindingView, PlannedMember } from '../../protocol/views/findings';
import type { MemberAnalysis, ProjectAnalysis } from '../../rules/analysis';
import { seenIn } from '../../rules/answer';
import { addDays, dayOf } from '../../rules/days';
import { type Finding, type FindingReport, MAX_REASON, type Snooze } from '../../rules/findings/finding';
import { isConcern } from '../../rules/findings/kinds';
import { canBeMarked } from '../../rules/likely-service-accounts';
import { missingScopes } from '../../rules/missing-scopes';
import { busiestFirst, seenUse } from '../../rules/use/key-use';
import { memberBadge } from '../badge';
import { concernWords, problemWords, type Whose } from '../concerns';
import { lengthOf } from '../figures';
import { footnote } from '../footnote';
import { formatsOf } from '../formats';
import { gapLines } from '../gaps';
import { cleanSignature } from '../notes/clean';
import { fullName, roleName } from '../people';
import { cleanText, isolated } from '../sanitise';
import type { Translate } from '../translate';
import { actsOn } from './acts';
import { type FindingWords, factWords } from './project-facts';
import { createSubjects } from './subject';

/** A snooze ends within a year, so that nothing is set aside for good by mistake. */
export const MOST_SNOOZE_DAYS = 366;

const wordsOf = (facts: Finding['facts'], whose: Whose, days: number, t: Translate): FindingWords =>
  isConcern(facts)
    ? { ...problemWords(facts, whose, days, t), acts: concernWords(facts).acts }
    : factWords(facts, whose, days, t);

const plannedMember = (analysis: MemberAnalysis, { window }: ProjectAnalysis, t: Translate): PlannedMember => {
  const { member, role, serviceAccount } = analysis;
  const name = fullName(member);
  const email = cleanText(member.email);
  return {
    memberId: member.memberId,
    name,
    email: email === name ? '' : email,
    role: roleName(role, t),
    keys: memberBadge(analysis, { window }, t).label,
    account: !serviceAccount && canBeMarked(member) ? member.email : null,
  };
};

/** Those that Deepgram documents; the one for invites is a guess (rules/read-scopes.ts), not worth a new key. */
const neededScopes = ({ undecided }: FindingReport): readonly string[] =>
  missingScopes(undecided.flatMap(({ part, gaps }) => (part === 'invites' ? [] : gaps))).map((scope) =>
    cleanText(scope),
  );

/** When it was set aside, and by whom, as far as that is known. */
const setWords = ({ at, by = '' }: Snooze, t: Translate): string => {
  if (at === undefined) return '';
  const day = formatsOf(t).day(dayOf(Date.parse(at)));
  const who = cleanSignature(by);
  return who ? t('finding_snoozedBy', [day, isolated(who)]) : t('finding_snoozedOn', [day]);
};

interface Told {
  readonly report: FindingReport;
  readonly analysis: ProjectAnalysis;
  /** The UTC day at Deepgram. */
  readonly today: string;
  readonly now: number;
}

/** Everything worth a person's act in a project, in words. */
export const formatFindings = ({ report, analysis, today, now }: Told, t: Translate): FindingLists => {
  const subjectOf = createSubjects(analysis, t);
  const days = lengthOf(analysis.window);
  const tell = ({ id, severity, subject, facts }: Finding): FindingView => {
    const about = subjectOf(subject);
    const { keys, person, service, by } = about;
    const who = person ? isolated(fullName(person)) : t('assess_someone');
    const { acts, ...words } = wordsOf(facts, { who, service }, days, t);
    return { id, severity, subject: about.subject, by, ...words, keys, acts: actsOn(acts, about) };
  };
  return {
    takenAt: analysis.takenAt,
    open: report.open.map(tell),
    snoozed: report.snoozed.map(({ finding, snooze }) => ({
      ...tell(finding),
      reason: cleanText(snooze.reason, MAX_REASON),
      until: t('finding_snoozedUntil', [formatsOf(t).day(snooze.until)]),
      untilDay: snooze.until,
      set: setWords(snooze, t),
    })),
    undecided: gapLines(
      report.undecided.flatMap(({ gaps }) => gaps),
      t,
    ),
    missingScopes: neededScopes(report),
    footnote: footnote(analysis, now, t),
    members: [...seenIn(analysis.members)]
      .sort((a, b) => busiestFirst(seenUse(a), seenUse(b)) || fullName(a.member).localeCompare(fullName(b.member)))
      .map((member) => plannedMember(member, analysis, t)),
    snoozeFrom: today,
    snoozeTo: addDays(today, MOST_SNOOZE_DAYS),
  };
};
