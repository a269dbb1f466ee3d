import type { Ledger } from '../../utils/ledger/types';
import { type Seen, withSeen } from '../../utils/rules/alerts/seen';
import type { Fault } from '../../utils/rules/answer';
import type { Visits } from '../../utils/rules/events/since';
import type { Past } from '../../utils/rules/states/state';
import { defineProjectItem, type ProjectItem } from '../../utils/storage/item';
import { countUp } from '../../utils/storage/revision';
import * as z from '../../utils/zod';

/** One value a project, checked by a schema. */
export const perProject = <T>(key: string, value: z.ZodMiniType<T>): ProjectItem<T> =>
  defineProjectItem({
    key,
    parse: (raw) => {
      const entry = z.safeParse(value, raw);
      return entry.success ? entry.data : undefined;
    },
  });

const fault: z.ZodMiniType<Fault> = z.object({
  kind: z.enum([
    ...(['unauthorized', 'forbidden', 'not-found', 'rate-limited', 'server'] as const),
    ...(['rejected', 'timeout', 'offline', 'unreadable', 'not-connected', 'storage'] as const),
    ...(['locked', 'session-ended', 'session-closed', 'session-updated'] as const),
  ]),
  endpoint: z.string(),
  status: z.exactOptional(z.number()),
  missingScope: z.exactOptional(z.string()),
  path: z.exactOptional(z.string()),
  requestId: z.exactOptional(z.string()),
  retryAfter: z.exactOptional(z.number()),
});

const past: z.ZodMiniType<Past> = z.object({
  activeDays: z.array(z.string()),
  covers: z.nullable(z.object({ from: z.string(), to: z.string() })),
});

const ranges = z.array(
  z.custom<Seen[number]>((raw) => Array.isArray(raw) && raw.length === 2 && raw.every(Number.isFinite)),
);

/** An older Linchpin stored the number up to which all was seen. */
const parseSeen = (raw: unknown): Seen | undefined => {
  if (typeof raw === 'number' && Number.isFinite(raw)) return withSeen([], 1, raw);
  const stored = z.safeParse(ranges, raw);
  // Made again from its ranges, whatever order a disk left them in.
  return stored.success ? stored.data.reduce<Seen>((seen, [from, to]) => withSeen(seen, from, to), []) : undefined;
};

/** How the latest reading of a project ended. */
const reading = z.object({
  endedAt: z.number(),
  /** Why it brought nothing at all; `null` when it brought something. */
  fault: z.nullable(fault),
  /** Why what it brought could not be stored. */
  problem: z.nullable(z.enum(['full', 'newer-version', 'unavailable'])),
  /** With how many before it in a row it brought nothing; absent where it did. */
  failing: z.exactOptional(z.object({ since: z.number(), times: z.number() })),
});
export type Reading = z.infer<typeof reading>;

/**
 * What the worker must remember when it dies, beside vault and ledger. In `storage.local`, so nothing secret: project
 * ids, times, and faults, which hold neither bodies nor secrets.
 */
export const createState = () => ({
  readings: perProject('readings', reading),
  /** By key id, the time (RFC 3339) of the latest request that the request log has named when a person asked. */
  loggedRequests: perProject('loggedRequests', z.record(z.string(), z.string())),
  /** By key id, the days of its past year with use, as read when a person asked. */
  years: perProject('years', z.record(z.string(), past)),
  /** Numbers of the events that a person has seen. */
  seenEvents: defineProjectItem({ key: 'seenEvents', parse: parseSeen }),
  /** When a person looked at the project's history. */
  visits: perProject<Visits>('visits', z.object({ latest: z.number(), previous: z.nullable(z.number()) })),
  /** When a person last saw the project in the Console or the popup. */
  lookedAt: perProject('lookedAt', z.number()),
});
export type State = ReturnType<typeof createState>;

/** Every connected project counts up: what is said of it has changed, though it was not read again. */
export const countUpAll = async (ledger: Pick<Ledger, 'listProjects'>): Promise<void> => {
  const stored = await ledger.listProjects();
  if (stored.state !== 'present') return;
  for (const projectId of [...stored.projects.map((project) => project.projectId), ...stored.damaged])
    await countUp(projectId);
};
