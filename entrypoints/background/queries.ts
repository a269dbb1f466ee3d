import * as z from 'zod/mini';
import type { AssessmentQuery } from '../../utils/assessment';
import { MAX_REASON } from '../../utils/findings';
import { MAX_ADDRESS_LENGTH, MAX_SERVICE_ACCOUNTS } from '../../utils/settings/schema';

/** Longer than anything of the kind, so that nothing huge travels on. */
const short = (length: number) => z.string().check(z.minLength(1), z.maxLength(length));

export const nothing = z.undefined();
/** Deepgram's ids are UUIDs (docs/deepgram/api.md 1). */
export const projectId = z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i));

const id = short(100);

export const project = z.object({ projectId });
/** A hand-over's id (utils/vault/handover.ts), never what is handed over. */
const offerId = short(100);
export const offer = z.object({ offer: offerId });
const minutes = z.number().check(z.int(), z.gte(1), z.lte(240));
export const lockAfter = z.object({ minutes });
export const keeping = z.object({
  mode: z.enum(['device', 'passphrase', 'session']),
  offer: z.exactOptional(offerId),
  lockAfterMinutes: z.exactOptional(minutes),
});
export const patterns = z.object({
  patterns: z.array(short(MAX_ADDRESS_LENGTH)).check(z.maxLength(MAX_SERVICE_ACCOUNTS)),
});
export const badges = z.object({
  projectId,
  page: z.enum(['team', 'keys']),
  from: z.number().check(z.int(), z.gte(0)),
  arrived: z.boolean(),
});
export const script = z.object({ script: z.enum(['badges', 'card', 'recorder']) });
export const card = z.object({
  projectId,
  kind: z.enum(['member', 'invite', 'key']),
  id: short(400),
  closely: z.exactOptional(z.boolean()),
});
const again = z.exactOptional(z.boolean());
export const assessment: z.ZodMiniType<AssessmentQuery> = z.discriminatedUnion('act', [
  z.object({ projectId, again, act: z.literal('remove'), memberId: id }),
  z.object({ projectId, again, act: z.literal('leave'), memberId: z.nullable(id) }),
  z.object({ projectId, again, act: z.literal('role'), memberId: id, role: z.enum(['owner', 'admin', 'member']) }),
  z.object({ projectId, again, act: z.literal('key'), keyId: id }),
]);
export const member = z.object({ projectId, memberId: id });
export const findings = z.object({ projectId, forExport: z.exactOptional(z.boolean()) });
export const finding = z.object({ projectId, findingId: short(1_000) });
export const snooze = z.object({
  projectId,
  findingId: short(1_000),
  reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(MAX_REASON)),
  until: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
});
export const consolePage = z.object({
  projectId,
  page: z.enum(['team', 'keys', 'create-key', 'logs']),
  keyId: z.exactOptional(short(100)),
  copied: z.exactOptional(z.boolean()),
});
