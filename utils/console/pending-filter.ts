import { definePendingItem } from './pending-item';

/** What to filter by on a project's log page. */
export interface PendingFilter {
  readonly keyId: string;
  /** Whether the id is on the clipboard too: a browser may refuse. */
  readonly copied: boolean;
}

const LIFETIME_MS = 60_000;

/** "Show in Usage logs" on its way to the log page: left by the Console's page or the background (popup). */
export const pendingFilter = definePendingItem<PendingFilter>(
  'pendingFilter',
  { keyId: '', copied: false },
  LIFETIME_MS,
);
