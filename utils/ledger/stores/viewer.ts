import * as z from '../../zod';

/** What is known of the identity behind the stored key. */
export const viewer = z.object({
  keyId: z.exactOptional(z.string()),
  scopes: z.exactOptional(z.array(z.string())),
});
