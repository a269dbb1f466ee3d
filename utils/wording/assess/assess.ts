import type { Assessment, AssessmentWords } from '../../protocol/views/assessment';
import type { ProjectAnalysis } from '../../rules/analysis';
import { seenIn } from '../../rules/answer';
import type { Evidence } from '../../rules/verdicts/evidence';
import type { KeyVerdict } from '../../rules/verdicts/key-verdict';
import type { RemovalVerdict, RoleChangeVerdict } from '../../rules/verdicts/verdict';
import { lengthOf } from '../figures';
import { footnote } from '../footnote';
import { exporting } from '../formats';
import { roleName } from '../people';
import { ownText, runsOf } from '../runs';
import type { Translate } from '../translate';
import { blindSpotLines } from './blind-spots';
import { evidenceMarkdown } from './evidence';
import { issueScopes } from './evidence-issues';
import { type DaysRead, judgedKey, MOST_KEYS, roleKey } from './keys';
import { asOne, namesOf } from './names';
import { KEY_VERDICTS, oneKeyWords } from './one-key';
import { removalWords } from './removal';
import { roleChangeWords, roleGivenWords } from './role-change';

/** What takes the place of words that have grown too old. */
const staleWords = (t: Translate): AssessmentWords => ({
  tone: 'unknown',
  line: t('assess_stale'),
  why: t('assess_stale_why'),
  next: t('assess_stale_next'),
});

type Parts = Pick<Assessment, 'verdict' | 'title' | 'say' | 'keys' | 'planFor' | 'role'> & {
  readonly evidence: Evidence;
  readonly missing: RemovalVerdict['missing'];
};

const listed = (parts: Parts) => {
  const keys = parts.keys.slice(0, MOST_KEYS);
  return { ...parts, keys, moreKeys: parts.keys.length - keys.length };
};

/** Worded twice: for the eye, and for the ticket that the evidence is copied into. */
const assemble = (partsIn: (t: Translate) => Parts, analysis: ProjectAnalysis, t: Translate): Assessment => {
  const { evidence, missing, ...told } = listed(partsIn(t));
  const plain = exporting(t);
  return {
    ...told,
    missingScopes: told.verdict === 'unknown' ? issueScopes(missing) : [],
    blindSpots: blindSpotLines(evidence.blindSpots, t),
    footnote: footnote(analysis, evidence.judgedAt, t),
    evidence: evidenceMarkdown({ ...listed(partsIn(plain)), project: analysis.projectName }, plain),
    staleAt: evidence.validUntil,
    stale: staleWords(t),
  };
};

const daysRead = ({ window, blindSpots }: Evidence): DaysRead => {
  const before = blindSpots.find(({ kind }) => kind === 'use-before');
  return { today: window.to, from: before?.kind === 'use-before' ? before.day : null };
};

/** Whether a person marked this member as a service account; `false` where the members can't be seen. */
const isService = (memberId: string, { members }: ProjectAnalysis): boolean =>
  seenIn(members).some(({ member, serviceAccount }) => serviceAccount && member.memberId === memberId);

const removalTitle = (act: 'remove' | 'leave', service: boolean, who: string, t: Translate): string => {
  if (act === 'leave') return service ? t('assess_ifServiceLeaves', [who]) : t('assess_ifLeaves', [who]);
  return service ? t('assess_ifServiceRemoved', [who]) : t('assess_ifRemoved', [who]);
};

interface AboutMember {
  readonly names: ReturnType<typeof namesOf>;
  readonly windowDays: number;
  readonly service: boolean;
  readonly t: Translate;
}

/** What is said of a member's leaving and of a new role alike; `partsOf` gives the rest. */
const assessMember = (
  verdict: RemovalVerdict | RoleChangeVerdict,
  analysis: ProjectAnalysis,
  translate: Translate,
  partsOf: (about: AboutMember) => Omit<Parts, 'verdict' | 'evidence' | 'missing'>,
): Assessment => {
  const { state, evidence, missing, memberId, member } = verdict;
  const shared = { windowDays: lengthOf(evidence.window), service: isService(memberId, analysis) };
  const partsIn = (t: Translate): Parts => {
    const parts = partsOf({ ...shared, names: namesOf(member, analysis, t), t });
    return { verdict: state, evidence, missing, ...parts };
  };
  return assemble(partsIn, analysis, translate);
};

/** What happens if a member is removed, or leaves. */
export const assessRemoval = (
  verdict: RemovalVerdict,
  act: 'remove' | 'leave',
  analysis: ProjectAnalysis,
  translate: Translate,
): Assessment =>
  assessMember(verdict, analysis, translate, ({ names, windowDays, service, t }) => ({
    title: runsOf(names, (marks) => removalTitle(act, service, asOne(marks), t)),
    say: removalWords(verdict, { act, windowDays, service, t }),
    keys: verdict.keys.map((key) => judgedKey(key, windowDays, daysRead(verdict.evidence), t)),
    planFor: verdict.member && verdict.state !== 'safe' ? verdict.memberId : null,
  }));

const roleIs = (who: string, role: string, service: boolean, t: Translate): string =>
  service ? t('assess_serviceRoleIs', [who, role]) : t('assess_roleIs', [who, role]);

/** What happens if a member gets another role. */
export const assessRoleChange = (
  verdict: RoleChangeVerdict,
  analysis: ProjectAnalysis,
  translate: Translate,
): Assessment =>
  assessMember(verdict, analysis, translate, ({ names, windowDays, service, t }) => ({
    title: runsOf(names, (marks) => {
      const [who, role] = [asOne(marks), roleName(verdict.toRole, t)];
      if (verdict.fromRole === verdict.toRole) return roleIs(who, role, service, t);
      return service ? t('assess_ifServiceRole', [who, role]) : t('assess_ifRole', [who, role]);
    }),
    say: roleChangeWords(verdict, t),
    role: {
      isGiven: verdict.fromRole === verdict.toRole,
      given: {
        title: runsOf(names, (marks) => roleIs(asOne(marks), roleName(verdict.toRole, t), service, t)),
        say: roleGivenWords(verdict, t),
      },
    },
    keys: verdict.keys
      .filter(({ loses, regains }) => loses.length + regains.length > 0)
      .map((key) => roleKey(key, windowDays, t)),
    planFor: null,
  }));

/** Whether anything uses one key. */
export const assessKey = (verdict: KeyVerdict, analysis: ProjectAnalysis, translate: Translate): Assessment => {
  const { evidence, judgement } = verdict;
  const windowDays = lengthOf(evidence.window);
  const partsIn = (t: Translate): Parts => {
    const key = judgedKey({ ...judgement, state: verdict.state }, windowDays, daysRead(evidence), t);
    const name = [key.comment] as const;
    return {
      verdict: KEY_VERDICTS[verdict.state],
      title: key.comment ? runsOf(name, ([comment]) => t('assess_aboutKey', [comment])) : ownText(t('card_noName')),
      say: oneKeyWords(verdict, windowDays, t),
      keys: [key],
      planFor: null,
      evidence,
      missing: verdict.missing,
    };
  };
  return assemble(partsIn, analysis, translate);
};
