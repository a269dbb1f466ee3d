import { browser } from 'wxt/browser';

/**
 * Whose keys a person is on the way to, by Review API Keys in the dialog that removes that member: left by the team page,
 * taken by the key page. Lives in `storage.local`, so that it survives a navigation and the page can't see it.
 */
export interface PendingReview {
  readonly projectId: string;
  readonly email: string;
  /** Other people's text; may be empty. */
  readonly name: string;
  /** Milliseconds since the epoch; forgotten afterwards. */
  readonly until: number;
}

export const PENDING_REVIEW_KEY = 'pendingReview';
/** The key page follows the press at once; whoever goes there later has another reason. */
const LIFETIME_MS = 15_000;

const isPendingReview = (value: unknown): value is PendingReview =>
  typeof value === 'object' &&
  value !== null &&
  'projectId' in value &&
  typeof value.projectId === 'string' &&
  'email' in value &&
  typeof value.email === 'string' &&
  'name' in value &&
  typeof value.name === 'string' &&
  'until' in value &&
  typeof value.until === 'number';

export const leavePendingReview = async (
  projectId: string,
  { email, name }: { email: string; name: string },
): Promise<void> => {
  const pending: PendingReview = { projectId, email, name, until: Date.now() + LIFETIME_MS };
  await browser.storage.local.set({ [PENDING_REVIEW_KEY]: pending });
};

export const dropPendingReview = (): Promise<void> => browser.storage.local.remove(PENDING_REVIEW_KEY);

/** The member whose keys are to be reviewed on this project's key page, once. */
export const takePendingReview = async (projectId: string): Promise<PendingReview | null> => {
  const { [PENDING_REVIEW_KEY]: stored } = await browser.storage.local.get(PENDING_REVIEW_KEY);
  if (!isPendingReview(stored)) return null;
  const isOver = stored.until < Date.now();
  if (!isOver && stored.projectId !== projectId) return null;
  await dropPendingReview();
  return isOver ? null : stored;
};
