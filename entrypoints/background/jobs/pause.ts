import type { StoredSecret } from '../../../utils/deepgram/types';
import type { OutOfReach, Paused } from '../../../utils/rules/answer';
import type { Vault } from '../../../utils/vault/types';
import { sessionEndOf } from './session-end';

export interface Pause {
  /** What a project is read with, or why nothing can be. */
  readonly secretFor: (projectId: string) => Promise<StoredSecret>;
  /** Why a connected project is not read at present; `null` when nothing of the kind keeps it from being read. */
  readonly paused: (projectId: string) => Promise<Paused | null>;
  /**
   * The same, or that the storage doesn't answer just now: then a reading is tried all the same, and fails with that.
   */
  readonly outOfReach: (projectId: string) => Promise<OutOfReach | null>;
}

/** While the stored key is out of reach, no call leaves, and the last analysis is shown. */
export const createPause = (vault: Pick<Vault, 'get'>): Pause => {
  const secretFor = async (projectId: string): Promise<StoredSecret> => {
    const stored = await vault.get(projectId);
    switch (stored.state) {
      case 'present':
        return { secret: stored.secret };
      case 'locked':
        return { fault: stored.state };
      case 'session-ended':
        return { fault: await sessionEndOf(projectId) };
      case 'absent':
      case 'damaged':
        return { fault: 'not-connected' };
      case 'unavailable':
        return { fault: 'storage' };
    }
  };
  const outOfReach = async (projectId: string): Promise<OutOfReach | null> => {
    const stored = await secretFor(projectId);
    return 'secret' in stored || stored.fault === 'not-connected' ? null : stored.fault;
  };
  return {
    secretFor,
    outOfReach,
    paused: async (projectId) => {
      const why = await outOfReach(projectId);
      return why === 'storage' ? null : why;
    },
  };
};
