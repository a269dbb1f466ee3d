import { fieldsOf } from '../../objects';
import { definePendingItem } from './pending-item';

/** A member whose keys are to be reviewed on the key page. */
interface PendingReview {
  readonly email: string;
  /** Other people's text; may be empty. */
  readonly name: string;
}

/** The key page opens right after the press; a later visit has another reason. */
const LIFETIME_MS = 15_000;

const parse = (raw: unknown): PendingReview | undefined => {
  const { email, name } = fieldsOf(raw);
  return typeof email === 'string' && typeof name === 'string' ? { email, name } : undefined;
};

/**
 * Whose keys a person is about to see: left on the team page by Review API Keys in the dialog that removes that member.
 */
export const pendingReview = definePendingItem('pendingReview', parse, LIFETIME_MS);
