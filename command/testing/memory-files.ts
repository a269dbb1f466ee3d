import type { Files } from '../io';

/** The process was killed: nothing of it goes on. */
class Killed extends Error {}

const failure = (code: string): Error => Object.assign(new Error(code), { code });

export interface MemoryFiles extends Files {
  /** By path. What lies here outlives every run. */
  readonly disk: Map<string, string>;
  /** How many steps were taken. */
  steps(): number;
  /** The next steps work until this many were taken; that one is broken off halfway, and none comes after it. */
  killAt(step: number | null): void;
  /** Nothing can be created from now on. */
  fill(isFull: boolean): void;
}

/** A disk for tests, whose steps can be counted, broken off and refused. */
export const createMemoryFiles = (): MemoryFiles => {
  const disk = new Map<string, string>();
  let taken = 0;
  let last: number | null = null;
  let full = false;
  /** Whether this step is the one that is broken off. */
  const step = (): boolean => {
    if (last !== null && taken >= last) throw new Killed();
    taken += 1;
    return taken === last;
  };
  return {
    disk,
    steps: () => taken,
    killAt: (at) => {
      taken = 0;
      last = at;
    },
    fill: (isFull) => {
      full = isFull;
    },
    read: async (path) => {
      step();
      return disk.get(path) ?? null;
    },
    changedAt: async (path) => (disk.has(path) ? 0 : null),
    create: async (path, text) => {
      const isLast = step();
      if (disk.has(path)) throw failure('EEXIST');
      if (full) {
        disk.set(path, text.slice(0, text.length / 3));
        throw failure('ENOSPC');
      }
      disk.set(path, isLast ? text.slice(0, text.length / 2) : text);
    },
    rename: async (from, to) => {
      const text = disk.get(from);
      // Broken off, it either has happened or hasn't: of these two the later.
      step();
      if (text === undefined) throw failure('ENOENT');
      disk.delete(from);
      disk.set(to, text);
    },
    remove: async (path) => {
      step();
      disk.delete(path);
    },
  };
};
