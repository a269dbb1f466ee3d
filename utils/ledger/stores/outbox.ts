import { type AlertKind, isAlertKind } from '../../rules/alerts/kinds';
import * as z from '../../zod';
import { defineStore } from '../store';

/** What is owed to a person, or was shown to them. */
export interface Outgoing {
  readonly projectId: string;
  readonly seq: number;
  readonly held: boolean;
  readonly claim: { readonly at: number; readonly id: string; readonly kind: AlertKind } | null;
  readonly clicked: boolean;
}

/**
 * What a person is to be told of: written with its event, claimed before it is shown, so that it is shown once or,
 * where the worker dies between, not at all. The event itself stays, on the toolbar and in the history, whatever
 * becomes of this. What was shown is kept for a while, to tell whether anybody looked at it.
 */
export const outbox = defineStore({
  since: 4,
  version: 1,
  fields: () => ({
    /** The event's. */
    seq: z.number(),
    channel: z.literal('notification'),
    /** Kept back by quiet hours, for the digest at their end. */
    held: z.boolean(),
    /** `null` while it is owed. */
    claim: z.nullable(
      z.object({
        /** When; milliseconds since the epoch, by this machine's clock. */
        at: z.number(),
        /** The notification's. */
        id: z.string(),
        kind: z.custom<AlertKind>(isAlertKind),
      }),
    ),
    /** A person pressed the notification. */
    clicked: z.boolean(),
  }),
  key: ['seq', 'channel'],
  open: ({ projectId, seq, held, claim, clicked }): Outgoing => ({ projectId, seq, held, claim, clicked }),
  close: ({ seq, held, claim, clicked }) => ({ seq, channel: 'notification' as const, held, claim, clicked }),
});

/** As it is written with its event. */
export const OWED = { held: false, claim: null, clicked: false } as const;
