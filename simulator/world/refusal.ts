/** Why the world refuses an act that its rules forbid. */
export type RefusalReason =
  | 'no-such-project'
  | 'no-such-member'
  | 'no-such-key'
  | 'no-such-invite'
  | 'sole-owner'
  | 'already-member';

export class Refusal extends Error {
  constructor(readonly reason: RefusalReason) {
    super(`The world refuses: ${reason}`);
    this.name = 'Refusal';
  }
}
