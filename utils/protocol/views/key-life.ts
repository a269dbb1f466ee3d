import type { KeyAnalysis } from '../../rules/analysis';
import type { Told } from '../../rules/events/event';
import type { ApiKey } from '../../rules/snapshot';
import type { StoredDays } from '../../rules/stored-days/stored-days';
import type { DatabaseProblem } from '../../storage/problem';

/** Changes as they are stored, oldest first. */
type FoundChanges =
  /** `since`: when the first reading was made that is known; milliseconds since the epoch. `null`: none. */
  | { readonly state: 'present'; readonly events: readonly Told[]; readonly since: number | null }
  | { readonly state: 'unavailable'; readonly problem: DatabaseProblem };

/**
 * All that is stored of one key, as it is: what follows from it is told by the page's own rules and words
 * (rules/key-life, wording/key-page), which the worker then needn't load.
 */
export interface KeyLife {
  /** As the last reading lists it; `null`: it doesn't. */
  readonly listed: Pick<KeyAnalysis, 'key' | 'status' | 'creator' | 'state'> | null;
  /** Whether the last reading showed every active key, so that one that isn't listed is gone. */
  readonly areKeysWhole: boolean;
  /** When that was; milliseconds since the epoch. `null`: never. */
  readonly readAt: number | null;
  /** What happened to it: the latest 300 changes. */
  readonly history: FoundChanges;
  /** Where it ended: what else was found about that time; else `null`. */
  readonly around: FoundChanges | null;
  /** Its own use, and that of nobody; `null`: the days can't be read. */
  readonly days: StoredDays | null;
  /** Where it ended: the use of all keys around that, and the listed keys that had some; else `null` and none. */
  readonly near: StoredDays | null;
  readonly users: readonly ApiKey[];
  /** The UTC day of the last reading, whatever this machine's clock says; of telling where there was none. */
  readonly today: string;
}
