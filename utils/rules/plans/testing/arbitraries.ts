import * as fc from 'fast-check';
import { whole } from '../../answer';
import { addDays } from '../../days';
import { momentOf } from '../../notes/merge';
import { type Note, USE_KINDS } from '../../notes/note';
import { OPTIONS, TODAY } from '../../testing';
import type { World } from '../../testing/worlds';
import { judgeRemoval } from '../../verdicts/judge-removal';
import type { PlanGround } from '../plan-ground';
import { doneField, keyField, type PlanFields, type PlanRecord } from '../record';
import { systemsOf } from '../systems';

/** A moment so many days before today's noon. */
const momentAgo = (days: number): string => momentOf(Date.parse(`${addDays(TODAY, -days)}T12:00:00Z`));
export const written = (value: unknown, daysAgo: number, by = 'Ada') => ({ value, at: momentAgo(daysAgo), by });

export const planOf = (memberId: string, fields: PlanFields): PlanRecord => ({ memberId, purpose: 'leaves', fields });

/** Every place of a key, ticked so many days ago. */
export const ticked = (keyId: string, daysAgo: number, note?: Note): PlanFields =>
  Object.fromEntries(
    systemsOf(planOf('', {}), keyId, note).map(({ kind, text }) => [
      doneField(keyId, { kind, text }),
      written({ kind, text, is: 'moved', note: '' }, daysAgo),
    ]),
  );

export const decided = (keyId: string, is: string, daysAgo: number, lastDay: string | null = null): PlanFields => ({
  [keyField('fate', keyId)]: written({ is, comment: keyId, lastDay }, daysAgo),
});

export const succeeded = (keyId: string, successor: string): Note => ({
  ...{ kind: 'key', subject: keyId },
  fields: { successor: written(successor, 20) as NonNullable<Note['fields']['successor']> },
});

/** A plan for a member of a world, judged by the world's readings. */
export const groundOf = (world: World, record: PlanRecord, notes: readonly Note[] = []): PlanGround => {
  const { snapshot, history, now, windowDays, paused } = world;
  const options = { ...OPTIONS, windowDays };
  const verdict = judgeRemoval({ snapshot, options, memberId: record.memberId, history, now, paused });
  const keys = snapshot.keys;
  return { record, verdict, notes, keys, windowDays, isServiceAccount: (email) => email.startsWith('boss') };
};

const agoArb = fc.constantFrom(-400, -1, 0, 1, 2, 5, 8, 15, 29, 60);

const keyFieldsArb = (keyId: string): fc.Arbitrary<PlanFields> =>
  fc
    .record({
      fate: fc.constantFrom('replace', 'replace', 'die', 'later', null),
      at: agoArb,
      ticksAt: fc.option(agoArb),
      found: fc.option(agoArb, { freq: 3 }),
      critical: fc.constantFrom(false, false, true),
    })
    .map(({ fate, at, ticksAt, found, critical }) => ({
      ...(fate !== null && decided(keyId, fate, at, at > 3 ? addDays(TODAY, -at - 3) : null)),
      ...(ticksAt !== null && ticked(keyId, ticksAt)),
      ...(found !== null && { [keyField('found', keyId)]: written({ day: addDays(TODAY, -found), note: '' }, found) }),
      ...(critical && { [keyField('critical', keyId)]: written(true, at) }),
    }));

const KEYS = ['k0', 'k1', 'k2', 'k3', 'k4', 'k5'];

/** What a person may have written about the keys of a world, and noted as their successors. */
export const writtenArb: fc.Arbitrary<{ fields: PlanFields; notes: readonly Note[] }> = fc
  .tuple(
    fc.tuple(...KEYS.map(keyFieldsArb)),
    fc.option(agoArb),
    fc.array(fc.constantFrom(...KEYS), { maxLength: 6 }),
    fc.constantFrom('steady', 'steady', 'steady', 'k1', 'nowhere'),
  )
  .map(([parts, leavesAgo, replaced, successor]) => ({
    fields: Object.assign(
      { begun: written(true, 30), ...(leavesAgo !== null && { leavesOn: written(addDays(TODAY, -leavesAgo), 30) }) },
      ...parts,
    ),
    notes: [...new Set(replaced)].map((keyId) => succeeded(keyId, successor)),
  }));

export const placesArb = fc.array(
  fc.record({ kind: fc.constantFrom(...USE_KINDS), text: fc.string({ maxLength: 9 }) }),
  {
    maxLength: 6,
  },
);

/** The same world in which a key was used on these days too. */
export const usedToo = (world: World, keyId: string, daysAgo: readonly number[]): World => {
  if (world.snapshot.usage.state === 'failed') return world;
  const { value } = world.snapshot.usage;
  const length = (value.byAccessor.steady ?? []).length;
  const row = [...(value.byAccessor[keyId] ?? Array.from({ length }, () => 0))];
  for (const ago of daysAgo) row[length - 1 - ago] = 4;
  const usage = whole({ ...value, byAccessor: { ...value.byAccessor, [keyId]: row } });
  const log = { ...world.snapshot.log };
  delete log[keyId];
  return { ...world, snapshot: { ...world.snapshot, usage, log } };
};
