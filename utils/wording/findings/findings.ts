import type { PlannedMember, ToldFinding, ToldFindings } from '../../findings';
import { seenIn } from '../../ownership/answer';
import { addDays } from '../../ownership/days';
import type { Finding, FindingReport, ProjectFact } from '../../ownership/findings/finding';
import type { MemberPicture, ProjectPicture } from '../../ownership/picture';
import { busiestFirst, seenUse } from '../../ownership/use/key-use';
import { memberBadge } from '../badge';
import { problemWords, type Whose } from '../concerns';
import { lengthOf } from '../figures';
import { footnote } from '../footnote';
import { formatsOf } from '../formats';
import { gapLines } from '../gaps';
import { fullName, roleName } from '../people';
import { cleanText, isolated } from '../sanitise';
import type { Translate } from '../translate';
import type { BadgeTone, Words } from '../words';
import { FACTS, factWords } from './project-facts';
import { createSubjects } from './subject';

/** A snooze ends within a year, so that nothing is set aside for good by mistake. */
export const MOST_SNOOZE_DAYS = 366;
const MAX_SHOWN_REASON = 200;

const isProjectFact = (facts: Finding['facts']): facts is ProjectFact => facts.kind in FACTS;

const wordsOf = (facts: Finding['facts'], whose: Whose, days: number, t: Translate): Words & { tone: BadgeTone } =>
  isProjectFact(facts) ? factWords(facts, whose, days, t) : problemWords(facts, whose, days, t);

const plannedMember = (picture: MemberPicture, { window }: ProjectPicture, t: Translate): PlannedMember => {
  const { member, role } = picture;
  const name = fullName(member);
  const email = cleanText(member.email);
  return {
    memberId: member.memberId,
    name,
    email: email === name ? '' : email,
    role: roleName(role, t),
    keys: memberBadge(picture, { window }, t).label,
  };
};

interface Told {
  readonly report: FindingReport;
  readonly picture: ProjectPicture;
  /** The UTC day at Deepgram. */
  readonly today: string;
  readonly now: number;
}

/** Everything worth a person's act in a project, in words. */
export const tellFindings = ({ report, picture, today, now }: Told, t: Translate): ToldFindings => {
  const subjectOf = createSubjects(picture, t);
  const days = lengthOf(picture.window);
  const tell = ({ id, severity, subject, facts }: Finding): ToldFinding => {
    const { keys, person, service, memberId, ...about } = subjectOf(subject);
    const who = person ? isolated(fullName(person)) : t('assess_someone');
    const words = wordsOf(facts, { who, service }, days, t);
    return { id, severity, ...about, ...words, keys, planFor: memberId };
  };
  return {
    takenAt: picture.takenAt,
    open: report.open.map(tell),
    snoozed: report.snoozed.map(({ finding, snooze }) => ({
      ...tell(finding),
      reason: cleanText(snooze.reason, MAX_SHOWN_REASON),
      until: t('finding_snoozedUntil', [formatsOf(t).day(snooze.until)]),
    })),
    undecided: gapLines(
      report.undecided.flatMap(({ gaps }) => gaps),
      t,
    ),
    footnote: footnote(picture, now, t),
    members: [...seenIn(picture.members)]
      .sort((a, b) => busiestFirst(seenUse(a), seenUse(b)) || fullName(a.member).localeCompare(fullName(b.member)))
      .map((member) => plannedMember(member, picture, t)),
    snoozeFrom: today,
    snoozeTo: addDays(today, MOST_SNOOZE_DAYS),
  };
};
