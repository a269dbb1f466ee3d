import { judgeRemoval, type RemovalQuestion } from '../verdicts/judge-removal';
import { judgeRoleChange, type RoleChangeQuestion } from '../verdicts/judge-role-change';
import type { RemovalVerdict, RoleChangeVerdict } from '../verdicts/verdict';

/** What was asked of the rules, with everything that they judged by. Plain data. */
export type EvidenceQuestion =
  /** `leave`: it is the member's own act. */
  | (RemovalQuestion & { readonly about: 'removal'; readonly act: 'remove' | 'leave' })
  | (RoleChangeQuestion & { readonly about: 'role' });

export type EvidenceVerdict = RemovalVerdict | RoleChangeVerdict;

/** The verdict that follows from a question's inputs, and from nothing else. */
export const judgeQuestion = (question: EvidenceQuestion): EvidenceVerdict =>
  question.about === 'removal' ? judgeRemoval(question) : judgeRoleChange(question);
