import * as z from '../zod';
import type { Clear } from './sealing';
import { DATA_KEY_BYTES, type DataKey } from './wrapping';

/** The unlocked data key, as session memory holds it. */
export interface Unlocked {
  readonly dataKey: DataKey;
  /** Milliseconds since the epoch. */
  readonly usedAt: number;
}

/** The Deepgram keys of session mode, as session memory holds them. */
export interface SessionSecrets {
  /** `true` once a browser session has ended in this mode: a key that isn't here may have been there. */
  readonly resumed: boolean;
  readonly secrets: readonly Clear[];
}

const unlocked = z.atNeed(() =>
  z.object({
    dataKey: z.array(z.int().check(z.gte(0), z.lte(255))).check(z.length(DATA_KEY_BYTES)),
    usedAt: z.number(),
  }),
);

const heldSecrets = z.atNeed(
  (): z.ZodMiniType<SessionSecrets> =>
    z.object({
      resumed: z.boolean(),
      secrets: z.array(z.object({ projectId: z.string(), secret: z.string(), storedAt: z.number() })),
    }),
);

export const writeUnlocked = ({ dataKey, usedAt }: Unlocked): unknown => ({ dataKey: [...dataKey], usedAt });

export const readUnlocked = (raw: unknown): Unlocked | null => {
  const parsed = z.safeParse(unlocked(), raw);
  return parsed.success ? { dataKey: Uint8Array.from(parsed.data.dataKey), usedAt: parsed.data.usedAt } : null;
};

/** `null` when the browser session that held them has ended. */
export const readSessionSecrets = (raw: unknown): SessionSecrets | null => {
  const parsed = z.safeParse(heldSecrets(), raw);
  return parsed.success ? parsed.data : null;
};

export const withSecret = (held: SessionSecrets | null, clear: Clear): SessionSecrets => ({
  resumed: held?.resumed ?? true,
  secrets: [...withoutProject(held, clear.projectId), clear],
});

export const withoutProject = (held: SessionSecrets | null, projectId: string): readonly Clear[] =>
  (held?.secrets ?? []).filter((clear) => clear.projectId !== projectId);
