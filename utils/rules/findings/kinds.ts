import { CONCERN_KINDS, CONCERN_RULES, type Concern } from '../concerns';
import type { FindingFacts, FindingKind, FindingPart, Severity } from './finding';
import { PROJECT_KINDS, PROJECT_RULES } from './project-findings';

export const SEVERITIES = ['high', 'medium', 'low'] as const satisfies readonly Severity[];

/** How much each kind of finding matters, and which parts it is judged from. */
export const KINDS: {
  readonly [K in FindingKind]: { readonly severity: Severity; readonly restsOn: readonly FindingPart[] };
} = { ...CONCERN_RULES, ...PROJECT_RULES };

/** Worst first. */
export const FINDING_KINDS: readonly FindingKind[] = CONCERN_KINDS.flatMap((kind) => [
  kind,
  ...PROJECT_KINDS.filter((fact) => PROJECT_RULES[fact].after === kind),
]);

/** Whether it is said of one key or member. */
export const isConcern = (facts: FindingFacts): facts is Concern => facts.kind in CONCERN_RULES;
