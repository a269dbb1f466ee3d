import type { ClientOptions } from '../utils/deepgram/types';
import type { Translate } from '../utils/wording/translate';

/** Everything that leaves or enters the process by files. Each method is one step that happens or doesn't. */
export interface Files {
  /** `null`: there is no such file. Rejects where it can't be read. */
  read(path: string): Promise<string | null>;
  /**
   * A new file with this text, on the disk itself when it resolves. Rejects where there is one, with `EEXIST`.
   * @param isShared Others may read it; else nobody but who runs the command.
   */
  create(path: string, text: string, isShared?: boolean): Promise<void>;
  /** Puts one file in another's place, at once. */
  rename(from: string, to: string): Promise<void>;
  /** Nothing where there is none. */
  remove(path: string): Promise<void>;
  /** Milliseconds since the epoch; `null`: there is no such file. */
  changedAt(path: string): Promise<number | null>;
}

interface Stream {
  write(text: string): void;
  readonly isTerminal: boolean;
}

/** Who runs: what a lock names. */
interface Self {
  readonly pid: number;
  readonly host: string;
  isRunning(pid: number): boolean;
}

/** The world around the command. Tests exchange any of it; the built file has Node's own (index.ts). */
export interface Io extends Pick<ClientOptions, 'deadline' | 'random' | 'sleep'> {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly fetch: typeof fetch;
  readonly files: Files;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly out: Stream;
  readonly err: Stream;
  readonly self: Self;
  /** A text that no other run has. */
  readonly unique: () => string;
  /** Fires once the process is asked to end. */
  readonly ended: AbortSignal;
  readonly t: Translate;
  readonly version: string;
}
