import { storage } from 'wxt/utils/storage';
import * as z from 'zod/mini';
import type { Fault } from '../../utils/ownership/answer';

/**
 * What the worker must remember when it dies, beside vault and ledger. In `storage.local`, so nothing secret: project ids,
 * times, and faults, which hold neither bodies nor secrets.
 */
export interface Kept<T> {
  all(): Promise<Readonly<Record<string, T>>>;
  get(projectId: string): Promise<T | undefined>;
  /** Changes one project's value; `undefined` erases it. Changes happen one after the other. */
  change(projectId: string, to: (before: T | undefined) => T | undefined): Promise<void>;
}

export const perProject = <T>(key: `local:${string}`, value: z.ZodMiniType<T>): Kept<T> => {
  const item = storage.defineItem<unknown>(key, { version: 1 });
  const record = z.record(z.string(), z.unknown());
  let last: Promise<unknown> = Promise.resolve();

  /** An entry that doesn't fit costs its own project what it held, and no other. */
  const all = async (): Promise<Record<string, T>> => {
    const read = z.safeParse(record, await item.getValue());
    const entries = Object.entries(read.success ? read.data : {}).flatMap(([projectId, raw]) => {
      const entry = z.safeParse(value, raw);
      return entry.success ? [[projectId, entry.data] as const] : [];
    });
    return Object.fromEntries(entries);
  };

  return {
    all,
    get: async (projectId) => (await all())[projectId],
    change: (projectId, to) => {
      const write = last.then(async () => {
        const { [projectId]: before, ...others } = await all();
        const after = to(before);
        if (after === before) return;
        await item.setValue(after === undefined ? others : { ...others, [projectId]: after });
      });
      last = write.catch(() => undefined);
      return write;
    },
  };
};

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

/** How the latest reading of a project ended. */
const reading = z.object({
  endedAt: z.number(),
  /** Why it brought nothing at all; `null` when it brought something. */
  fault: z.nullable(fault),
  /** Why what it brought could not be stored. */
  problem: z.nullable(z.enum(['full', 'newer-version', 'unavailable'])),
});
export type Reading = z.infer<typeof reading>;

export const createState = () => ({
  /** Counts what can change a badge: readings and settings. Content scripts watch it. */
  pictureRevision: perProject('local:pictureRevision', z.number()),
  readings: perProject('local:readings', reading),
  /** By key id, the latest request (RFC 3339) that the request log told of when a person wanted to know. */
  loggedRequests: perProject('local:loggedRequests', z.record(z.string(), z.string())),
  /** When a person last saw the project in the Console or the popup. */
  lookedAt: perProject('local:lookedAt', z.number()),
});
export type State = ReturnType<typeof createState>;
