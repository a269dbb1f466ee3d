import type { Painter } from '../../utils/console/painter';
import type { Sheet } from '../../utils/console/sheet';
import type { PageContext } from './feature';

/** A page that has said nothing new for so long has loaded. */
const SETTLED_MS = 3_000;
/** More would be no help in a panel. */
const MOST = 500;

export interface LostWatch {
  /** What the page should show. */
  readonly expect: (sheet: Sheet) => void;
  /** The page is still changing. */
  readonly later: () => void;
}

/**
 * Offers the side panel where a page has loaded and none of the project's entities was found on it during this visit;
 * likewise where badges can't carry buttons.
 */
export const offerPanelWhenLost = (
  page: 'team' | 'keys',
  { projectId, session }: PageContext,
  painter: Painter,
  signal: AbortSignal,
): LostWatch => {
  let sheet: Sheet | null = null;
  let found = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const hasBadges = (): boolean => {
    for (const { face } of painter.painted()) if (face.ref !== 'pending') return true;
    return false;
  };
  const isFine = (): boolean => found && session.anchored;
  const check = (): void => {
    found ||= hasBadges();
    if (!sheet || sheet.entities.length === 0 || isFine()) return;
    const entities = sheet.entities.slice(0, MOST);
    void session.extras.withExtras((extras) => {
      if (!signal.aborted) extras.offerPanel({ page: { projectId, page, entities }, hasBadges: found });
    });
  };
  const later = (): void => {
    clearTimeout(timer);
    if (!isFine()) timer = setTimeout(check, SETTLED_MS);
  };
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  return {
    later,
    expect(next) {
      sheet = next;
      later();
    },
  };
};
