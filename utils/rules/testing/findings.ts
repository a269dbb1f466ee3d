import { analyzeProject } from '../analyze-project';
import { whole } from '../answer';
import { findFindings } from '../findings/find-findings';
import type { Finding, FindingOptions, FindingReport, Snooze } from '../findings/finding';
import { DEFAULT_NUMBERS } from '../numbers';
import type { Snapshot } from '../snapshot';
import { aMember, aSeries, aSnapshot, NOW, OPTIONS, TODAY } from './index';

const FINDING_OPTIONS: FindingOptions = { ...DEFAULT_NUMBERS, ...OPTIONS };
/** Two Owners, so that none of them is the only one. */
const PEOPLE = whole([aMember('boss', 'owner'), aMember('other', 'owner'), aMember('m1'), aMember('m2')]);
/** Of a key that has nothing else to bring up. */
export const SOUND = { comment: 'call centre', tags: ['production'] };

export interface Extras {
  readonly snoozes?: readonly Snooze[];
  readonly inviteSeenAt?: Record<string, number>;
  readonly options?: Partial<FindingOptions>;
  readonly now?: number;
}

export const reportOn = (
  parts: Partial<Snapshot>,
  { snoozes = [], inviteSeenAt = {}, options = {}, now = NOW }: Extras = {},
): FindingReport => {
  const snapshot = aSnapshot({ members: PEOPLE, ...parts });
  const all = { ...FINDING_OPTIONS, ...options };
  const analysis = analyzeProject(snapshot, all, now);
  return findFindings({ snapshot, analysis, options: all, inviteSeenAt, snoozes, now });
};

export const openIn = (parts: Partial<Snapshot>, extras: Extras = {}): readonly Finding[] =>
  reportOn(parts, extras).open;

export const idsIn = (parts: Partial<Snapshot>, extras: Extras = {}): readonly string[] =>
  openIn(parts, extras).map(({ id }) => id);

/** Requests of today by key. */
export const usedToday = (figures: Record<string, number>) =>
  whole(aSeries(Object.fromEntries(Object.entries(figures).map(([id, requests]) => [id, { [TODAY]: requests }]))));
