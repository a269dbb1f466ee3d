import { surfaceOf } from './dialogs/boxes';
import { isShown } from './dialogs/controls';
import { watchLeaving } from './dialogs/leave';
import { watchRolePicks } from './dialogs/role-picks';
import { findViewer } from './dialogs/viewer';
import { watchRemoval } from './dialogs/watch-removal';
import { watchFilteredKey } from './handoff/filtered-key';

/**
 * What follows a person who is about to remove or leave something, to give a role, or to look at a key's log. The page
 * of keys has nothing of the kind, so it is a script of its own.
 */
export const acts = {
  watchRemoval,
  watchRolePicks,
  watchLeaving,
  watchFilteredKey,
  findViewer,
  surfaceOf,
  isShown,
};
export type Acts = typeof acts;
