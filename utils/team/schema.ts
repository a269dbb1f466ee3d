import * as z from '../zod';

/** A field as it was written last. A newer version may say more of it, which is kept. */
const entry = () => z.looseObject({ at: z.string(), by: z.string(), value: z.unknown() });

/** The shape of a team's file: projects, kinds of record, records and fields, each by its name. */
export const teamFileSchema = z.atNeed(() =>
  z.looseObject({
    $schema: z.exactOptional(z.string()),
    version: z.string(),
    projects: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.record(z.string(), entry())))),
  }),
);
export type RawTeamFile = z.output<ReturnType<typeof teamFileSchema>>;
