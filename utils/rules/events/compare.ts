import type { Member, Snapshot } from '../snapshot';
import { type Baseline, nextBaseline, readAtOf, wholeParts } from './baseline';
import { compareKeys } from './compare-keys';
import { compareInvites, compareMembers } from './compare-people';
import { compareTraffic } from './compare-traffic';
import { deadlinesIn } from './deadlines';
import type { ProjectChange, Told, WatchedPart } from './event';
import { compareSights, isRefused } from './sights';

/** The part whose readings a change lies between. */
const partOf = ({ name }: ProjectChange): WatchedPart => {
  if (name.startsWith('key.')) return 'keys';
  if (name.startsWith('traffic.')) return 'usage';
  return name.startsWith('invite.') ? 'invites' : 'members';
};

/**
 * Who the members were when these parts were last whole; absent where that isn't known. The members may have been whole
 * at a later reading, so that the baseline has a later state of them.
 */
export interface PeopleThen {
  readonly keys?: readonly Member[];
  readonly invites?: readonly Member[];
}

const peopleIn = ({ members }: Baseline): PeopleThen =>
  members ? { keys: members.value, invites: members.value } : {};

/**
 * What happened since the last whole reading of each part, and the baseline from here on. A part that is not whole now
 * gives no change and leaves its baseline; the first whole value of a part is inventory, and gives none either. A
 * reading that Deepgram refused altogether is none.
 */
export const compareReading = (
  before: Baseline,
  snapshot: Snapshot,
  then: PeopleThen = peopleIn(before),
): { readonly told: readonly Told[]; readonly baseline: Baseline } => {
  if (isRefused(snapshot)) return { told: [], baseline: before };
  const now = wholeParts(snapshot);
  const baseline = nextBaseline(before, now);
  const to = readAtOf(snapshot);
  const changes = [
    ...compareMembers(before, now),
    ...compareKeys(before, now, then.keys),
    ...compareInvites(before, now, then.invites),
    ...compareTraffic(before, now),
  ];
  const told = changes.map((change): Told => ({ change, from: before[partOf(change)]?.readAt ?? to, to }));
  return { baseline, told: [...told, ...compareSights(before, baseline, snapshot)] };
};

/**
 * All that a reading tells of a project, but for what was told before (repeat.ts) and what notes name
 * (compare-notes.ts). The first list of keys tells of no end: it is inventory.
 */
export const readingTold = (
  before: Baseline,
  snapshot: Snapshot,
  then: PeopleThen,
): { readonly told: readonly Told[]; readonly baseline: Baseline } => {
  const { told, baseline } = compareReading(before, snapshot, then);
  const ending = before.keys ? deadlinesIn(baseline, snapshot.viewer.keyId, readAtOf(snapshot)) : [];
  return { told: [...told, ...ending], baseline };
};
