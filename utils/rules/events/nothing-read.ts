import type { Answer, Fault } from '../answer';
import type { Snapshot } from '../snapshot';

/** The parts that each reading asks for, those first that matter most. */
export const partsOf = ({ keys, expiredKeys, members, invites, usage, cost }: Snapshot): readonly Answer<unknown>[] => [
  ...[keys, members, usage],
  ...[expiredKeys, invites, cost],
];

/** Why a reading brought nothing at all, told by the part that matters most; `null`: it brought something. */
export const whyNothing = (snapshot: Snapshot): Fault | null => {
  const faults = partsOf(snapshot).map((part) => (part.state === 'failed' ? part.fault : null));
  return faults.every((fault) => fault !== null) ? (faults[0] ?? null) : null;
};
