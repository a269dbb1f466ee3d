import { isObject } from '../../utils/objects';
import { isYounger } from '../../utils/rules/age';
import { EXIT, Stop } from '../exit';
import { exists, problemOf } from '../files';
import type { Io } from '../io';

/** A run on another machine can't be asked whether it lives; none takes this long. */
const LONGEST_RUN_MS = 6 * 3_600_000;

/** Whether who made this lock may still be at work. */
const isHeld = async (text: string, path: string, { self, files, now }: Io): Promise<boolean> => {
  let owner: unknown;
  try {
    owner = JSON.parse(text);
  } catch {
    owner = null;
  }
  if (isObject(owner) && owner.host === self.host && typeof owner.pid === 'number')
    return owner.pid !== self.pid && self.isRunning(owner.pid);
  const changedAt = await files.changedAt(path);
  return changedAt !== null && isYounger(changedAt, now(), LONGEST_RUN_MS);
};

/** Takes away what a run that was killed left behind; `false`: another run was faster. */
const takeAway = async (lock: string, text: string, { files, unique }: Io): Promise<boolean> => {
  const aside = `${lock}.${unique()}`;
  await files.rename(lock, aside);
  const found = await files.read(aside);
  if (found === text) {
    await files.remove(aside);
    return true;
  }
  // It was made in this moment: back in its place.
  await files.rename(aside, lock);
  return false;
};

/**
 * Sees to it that one run at a time works on a state.
 * @returns Lets go of it.
 */
export const lockState = async (path: string, io: Io): Promise<() => Promise<void>> => {
  const { files, self, t, unique } = io;
  const lock = `${path}.lock`;
  const own = JSON.stringify({ pid: self.pid, host: self.host, id: unique() });
  const busy = (): Stop => new Stop(EXIT.broke, t('command_stateBusy', [path, lock]));
  try {
    await files.create(lock, own);
  } catch (error) {
    if (!exists(error)) throw new Stop(EXIT.broke, t('command_stateUnwritable', [path, problemOf(error)]));
    const text = await files.read(lock);
    if (text !== null && ((await isHeld(text, lock, io)) || !(await takeAway(lock, text, io)))) throw busy();
    await files.create(lock, own).catch(() => {
      throw busy();
    });
  }
  return async () => {
    if ((await files.read(lock)) === own) await files.remove(lock);
  };
};
