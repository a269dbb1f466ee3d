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
  /** Called by whichever use of the vault finds that the time to lock has passed, once the key is gone from memory. */
  readonly onLockedByClock: () => void;
  /** Fewest rounds that a stored record may name. */
  readonly leastRounds: number;
}
