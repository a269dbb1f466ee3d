import { fieldsOf } from '../../objects';
import { definePendingItem } from './pending-item';

/** What to filter by on a project's log page. */
export interface PendingFilter {
  readonly keyId: string;
  /** Whether the id is on the clipboard too: a browser may refuse. */
  readonly copied: boolean;
}

const LIFETIME_MS = 60_000;

const parse = (raw: unknown): PendingFilter | undefined => {
  const { keyId, copied } = fieldsOf(raw);
  return typeof keyId === 'string' && typeof copied === 'boolean' ? { keyId, copied } : undefined;
};

/** "Show in Usage logs" on its way to the log page: left by the Console's page or the background (popup). */
export const pendingFilter = definePendingItem('pendingFilter', parse, LIFETIME_MS);
