import type { Gap } from './answer';

const missingIn = (gap: Gap): readonly string[] => {
  if (gap.reason === 'own-keys-only') return gap.missingScopes;
  const isRefused = gap.reason === 'part-failed' && gap.fault.kind === 'forbidden';
  return isRefused && gap.fault.missingScope !== undefined ? [gap.fault.missingScope] : [];
};

/**
 * The scopes that keep these parts from being read, each once: what helps is a key that has them, and asking again
 * doesn't. Empty where it is anything else.
 */
export const missingScopes = (gaps: readonly Gap[]): readonly string[] => [...new Set(gaps.flatMap(missingIn))];
