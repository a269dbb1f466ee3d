import type { VaultDatabase } from './schema';
import type { SessionMemory } from './session-memory';

/** What the vault works on. */
export interface VaultParts {
  readonly database: VaultDatabase;
  readonly memory: SessionMemory;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Of PBKDF2, for what is wrapped from now on. */
  readonly rounds: number;
  /** Fewest rounds that a stored record may name. */
  readonly leastRounds: number;
}
