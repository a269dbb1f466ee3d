import { readdirSync, readFileSync } from 'node:fs';

/** The fields of /proc/<pid>/stat after the program's name: 1 is the parent, 11 and 12 the processor time in ticks. */
const statOf = (pid: number): readonly string[] => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
};

const TICKS_PER_SECOND = 100;

/** What a process says, or 0 where it has ended since it was listed. */
const ifAlive = (read: () => number): number => {
  try {
    return read();
  } catch {
    return 0;
  }
};

/** A process with all that it started, and all that these started. */
const treeOf = (root: number): readonly number[] => {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = ifAlive(() => Number(statOf(Number(name))[1]));
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found = [root];
  for (const pid of found) found.push(...(children.get(pid) ?? []));
  return found;
};

const sum = (root: number, of: (pid: number) => number): number =>
  treeOf(root).reduce((total, pid) => total + ifAlive(() => of(pid)), 0);

/** Processor time of a browser's processes, in seconds. Linux only. */
export const processorTime = (root: number): number =>
  sum(root, (pid) => {
    const stat = statOf(pid);
    return (Number(stat[11]) + Number(stat[12])) / TICKS_PER_SECOND;
  });

/** Memory of a browser's processes, each shared page counted once, in megabytes. Linux only. */
export const memory = (root: number): number =>
  sum(root, (pid) => Number(/Pss:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1_000);
