import { accessors } from './accessors';
import { baselines } from './baselines';
import { bases } from './bases';
import { canaries } from './canaries';
import { days } from './days';
import { events } from './events';
import { invites } from './invites';
import { outbox } from './outbox';
import { plans } from './plans';
import { projects } from './projects';
import { readings } from './readings';
import { records } from './records';
import { slices } from './slices';
import { snapshots } from './snapshots';
import { snoozes } from './snoozes';
import { watches } from './watches';

/** Every kind of record that the ledger keeps, by the name of its object store. */
export const STORES = {
  snapshots,
  projects,
  snoozes,
  invites,
  watches,
  baselines,
  events,
  readings,
  accessors,
  days,
  slices,
  outbox,
  records,
  canaries,
  bases,
  plans,
};

export const STORE_NAMES = Object.keys(STORES) as (keyof typeof STORES)[];
