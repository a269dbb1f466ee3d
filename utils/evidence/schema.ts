import { reading, seriesPart } from '../ledger/stores/snapshots';
import { isSessionEnded, type OutOfReach } from '../rules/answer';
import { EVIDENCE_FORMAT } from '../rules/evidence-file/format';
import { isWithinBounds, type NumberName } from '../rules/numbers';
import * as z from '../zod';

const PAUSED: readonly OutOfReach[] = ['locked', 'storage'];
const isOutOfReach = (why: unknown): why is OutOfReach =>
  PAUSED.some((each) => each === why) || (typeof why === 'string' && isSessionEnded(why));

const days = () => z.object({ from: z.string(), to: z.string() });
const fault = () => z.object({ kind: z.string(), endpoint: z.string() });
const logReading = () =>
  z.object({
    askedAt: z.number(),
    latest: z.union([
      z.object({ state: z.enum(['whole', 'partial']), value: z.nullable(z.string()) }),
      z.object({ state: z.literal('failed'), fault: fault() }),
    ]),
    seen: z.nullable(z.string()),
  });
const past = () => z.object({ activeDays: z.array(z.string()), covers: z.nullable(days()) });

/** What was asked beside the reading, by key id. */
const asked = () =>
  z.object({
    clockOffset: z.exactOptional(z.number()),
    log: z.exactOptional(z.record(z.string(), logReading())),
    years: z.exactOptional(z.record(z.string(), past())),
    canaries: z.exactOptional(z.array(z.string())),
  });

const setting = (name: NumberName) => z.custom<number>((value) => isWithinBounds(name, value));

const ground = () => ({
  snapshot: z.intersection(reading(), asked()),
  options: z.object({
    windowDays: setting('windowDays'),
    unusedAfterDays: setting('unusedAfterDays'),
    expiresWithinDays: setting('expiresWithinDays'),
    serviceAccounts: z.array(z.string()),
  }),
  memberId: z.string(),
  now: z.number(),
  paused: z.nullable(z.custom<OutOfReach>(isOutOfReach)),
});

const question = () =>
  z.discriminatedUnion('about', [
    z.object({
      ...{ about: z.literal('removal'), act: z.enum(['remove', 'leave']), ...ground() },
      history: z.nullable(seriesPart()),
    }),
    z.object({ about: z.literal('role'), toRole: z.enum(['owner', 'admin', 'member']), ...ground() }),
  ]);

/** What an evidence file holds. Whoever reads one takes what it was checked with, which a parse would copy. */
export const evidenceContent = z.atNeed(() =>
  z.object({
    format: z.literal(EVIDENCE_FORMAT),
    version: z.string().check(z.maxLength(40)),
    language: z.string().check(z.maxLength(40)),
    question: question(),
    verdict: z.object({ state: z.string() }),
  }),
);
