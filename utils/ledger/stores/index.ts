import { invites } from './invites';
import { projects } from './projects';
import { snapshots } from './snapshots';
import { snoozes } from './snoozes';

/** Every kind of record that the ledger keeps, by the name of its object store. */
export const STORES = { snapshots, projects, snoozes, invites };

export const STORE_NAMES = Object.keys(STORES) as (keyof typeof STORES)[];
