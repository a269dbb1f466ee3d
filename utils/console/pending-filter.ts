import { browser } from 'wxt/browser';

/**
 * "Show in Usage logs" on its way to the log page: left by the Console's page or the background (popup), taken by the log
 * page. Lives in `storage.local` under this key, so that it survives a navigation and the page can't see it.
 */
export interface PendingFilter {
  readonly projectId: string;
  readonly keyId: string;
  /** Whether the id is on the clipboard too: a browser may refuse. */
  readonly copied: boolean;
  /** Milliseconds since the epoch; forgotten afterwards. */
  readonly until: number;
}

export const PENDING_FILTER_KEY = 'pendingFilter';
const LIFETIME_MS = 60_000;

const isPendingFilter = (value: unknown): value is PendingFilter =>
  typeof value === 'object' &&
  value !== null &&
  'projectId' in value &&
  typeof value.projectId === 'string' &&
  'keyId' in value &&
  typeof value.keyId === 'string' &&
  'copied' in value &&
  typeof value.copied === 'boolean' &&
  'until' in value &&
  typeof value.until === 'number';

export const leavePendingFilter = async (filter: Omit<PendingFilter, 'until'>): Promise<void> => {
  const pending: PendingFilter = { ...filter, until: Date.now() + LIFETIME_MS };
  await browser.storage.local.set({ [PENDING_FILTER_KEY]: pending });
};

/** What to filter by on this project's log page, once. */
export const takePendingFilter = async (projectId: string): Promise<PendingFilter | null> => {
  const { [PENDING_FILTER_KEY]: stored } = await browser.storage.local.get(PENDING_FILTER_KEY);
  if (!isPendingFilter(stored)) return null;
  const isOver = stored.until < Date.now();
  if (!isOver && stored.projectId !== projectId) return null;
  await browser.storage.local.remove(PENDING_FILTER_KEY);
  return isOver ? null : stored;
};
