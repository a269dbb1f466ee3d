import { definePendingItem } from './pending-item';

/** A member whose keys are to be reviewed on the key page. */
export interface PendingReview {
  readonly email: string;
  /** Other people's text; may be empty. */
  readonly name: string;
}

/** The key page follows the press at once; whoever goes there later has another reason. */
const LIFETIME_MS = 15_000;

/** Whose keys a person is on the way to, by Review API Keys in the dialog that removes that member: left by the team page. */
export const pendingReview = definePendingItem<PendingReview>('pendingReview', { email: '', name: '' }, LIFETIME_MS);
