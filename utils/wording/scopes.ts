import type { ScopeRow } from '../protocol/views/key';
import type { Translate } from './translate';

const UNLOCKS: Readonly<Record<ScopeRow['id'], (t: Translate) => string>> = {
  project: (t) => t('scope_project'),
  keys: (t) => t('scope_keys'),
  people: (t) => t('scope_people'),
  usage: (t) => t('scope_usage'),
  billing: (t) => t('scope_billing'),
  writes: (t) => t('scope_writes'),
};
const STATES: Readonly<Record<ScopeRow['state'], (t: Translate) => string>> = {
  granted: (t) => t('scope_granted'),
  missing: (t) => t('scope_missing'),
  excess: (t) => t('scope_excess'),
  unknown: (t) => t('scope_unknown'),
};

/** What a group of scopes unlocks in Linchpin. */
export const scopeUnlocks = (row: ScopeRow, t: Translate): string => UNLOCKS[row.id](t);

/** Whether a stored key has it, in words. */
export const scopeState = (row: ScopeRow, t: Translate): string => STATES[row.state](t);
