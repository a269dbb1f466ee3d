import type { AssessmentWords } from '../../protocol/views/assessment';
import type { RoleChangeVerdict } from '../../rules/verdicts/verdict';
import { formatsOf } from '../formats';
import { roleName } from '../people';
import type { Translate } from '../translate';
import { sentences } from '../words';
import { issueWords } from './evidence-issues';

const loses = (verdict: RoleChangeVerdict, t: Translate): AssessmentWords => {
  const format = formatsOf(t);
  const losing = verdict.keys.filter((key) => key.loses.length > 0);
  const some = (matters: (typeof losing)[number]['matters']) => losing.some((key) => key.matters === matters);
  const used = losing.filter(({ matters }) => matters === 'use-unaffected').length;
  return {
    tone: some('used-by-linchpin') ? 'stop' : 'attention',
    line: t('assess_roleLoses', losing.length, [format.number(losing.length)]),
    why: sentences([
      used > 0 ? t('assess_roleLoses_used', used, [format.number(used)]) : '',
      some('cannot-tell') ? t('assess_roleLoses_cannotTell') : '',
      some('used-by-linchpin') ? t('assess_roleLoses_linchpin') : '',
    ]),
    next: t('assess_roleLoses_next'),
  };
};

/** Judged by a reading from after the change, no key loses anything by it: what it took away can't be told. */
const alreadyGiven = (t: Translate): AssessmentWords => ({
  tone: 'unknown',
  line: t('assess_roleAlready'),
  why: t('assess_roleAlready_why'),
  next: t('assess_roleAlready_next'),
});

const regainsAny = ({ keys }: RoleChangeVerdict): number => keys.filter(({ regains }) => regains.length > 0).length;

/** The verdict on a new role: which keys lose scopes, and whether that is known to matter. */
export const roleChangeWords = (verdict: RoleChangeVerdict, t: Translate): AssessmentWords => {
  const format = formatsOf(t);
  const role = roleName(verdict.toRole, t);
  switch (verdict.state) {
    case 'blocked':
      return {
        tone: 'stop',
        line: t('assess_roleBlocked'),
        why: t('assess_blocked_why'),
        next: t('assess_blocked_next'),
      };
    case 'loses-scopes':
      return loses(verdict, t);
    case 'harmless': {
      if (verdict.fromRole === verdict.toRole) return alreadyGiven(t);
      const regain = regainsAny(verdict);
      return {
        tone: 'quiet',
        line: t('assess_roleHarmless'),
        why: sentences([
          verdict.keys.length === 0 ? t('assess_roleNoKeys') : t('assess_roleHarmless_why', [role]),
          regain > 0 ? t('assess_roleRegains', regain, [format.number(regain)]) : '',
        ]),
        next: '',
      };
    }
    case 'unknown': {
      const [issue] = verdict.missing;
      const words = issue ? issueWords(issue, t) : { why: '', next: t('issue_again_next') };
      return { tone: 'unknown', line: t('assess_roleUnknown'), ...words };
    }
  }
};

/** The same once the role is given: what was lost, and how to undo it. By a reading from before the change. */
export const roleGivenWords = (verdict: RoleChangeVerdict, t: Translate): AssessmentWords => {
  const lost = verdict.keys.filter((key) => key.loses.length > 0).length;
  const next = verdict.fromRole ? t('assess_roleUndo', [roleName(verdict.fromRole, t)]) : '';
  if (lost > 0) {
    const { tone, why } = loses(verdict, t);
    return { tone, line: t('assess_roleLost', lost, [formatsOf(t).number(lost)]), why, next };
  }
  if (verdict.state === 'harmless') return { ...roleChangeWords(verdict, t), next };
  return { tone: 'unknown', line: t('assess_roleLostUnknown'), why: '', next };
};
