/** What the command ends with. Node itself ends with 1 where something breaks, so 1 never means a finding. */
export const EXIT = {
  /** The evidence is whole, and there is nothing to act on. */
  clear: 0,
  broke: 1,
  act: 2,
  /** Less than whole evidence: unknown. */
  unknown: 3,
  misused: 64,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The command can't go on: it says why and ends. The message is a text of the catalogue, and holds no secret. */
export class Stop extends Error {
  constructor(
    readonly code: ExitCode,
    message: string,
  ) {
    super(message);
  }
}
