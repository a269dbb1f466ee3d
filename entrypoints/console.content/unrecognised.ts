import type { Doubt } from '../../utils/console/extras';
import type { Painter } from '../../utils/console/painter';
import type { Sheet } from '../../utils/console/sheet';
import { areShown } from '../../utils/console/shown';
import type { PageContext } from './feature';

/** Time for a page to load its list, and from one look at it to the next: a page with a clock in it is never at rest. */
const LOOK_MS = 3_000;
/** More would be no help in a panel. */
const MOST = 500;

export interface LostWatch {
  /** What the page should show. */
  readonly expect: (sheet: Sheet) => void;
  /** The page has changed. */
  readonly later: () => void;
}

/**
 * Offers the side panel where a page has loaded and none of the project's entities was found on it during this visit;
 * likewise where badges can't carry buttons, or the page's own styles hide them.
 */
export const offerPanelWhenLost = (
  { projectId, session }: PageContext,
  painter: Painter,
  signal: AbortSignal,
): LostWatch => {
  let sheet: Sheet | null = null;
  /** All is well, or the panel was offered. */
  let done = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const hasBadges = (): boolean => {
    for (const { face } of painter.painted()) if (face.ref !== 'pending') return true;
    return false;
  };
  const doubt = (): Doubt | 'none' | 'not yet' => {
    if (!hasBadges()) return 'lost';
    if (!session.anchored) return 'unanchored';
    const shown = areShown(session.buttons);
    if (shown === null) return 'not yet';
    return shown ? 'none' : 'hidden';
  };
  const look = (): void => {
    timer = undefined;
    if (!sheet || sheet.entities.length === 0) return;
    const why = doubt();
    done = why === 'none';
    if (why === 'none' || why === 'not yet') return;
    const known = sheet;
    const entities = known.entities.slice(0, MOST);
    void session.extras.withExtras((extras) => {
      if (!signal.aborted && !done) done = extras.offerPanel({ projectId, entities, known, why });
    });
  };
  const later = (): void => {
    if (!done && timer === undefined && !signal.aborted) timer = setTimeout(look, LOOK_MS);
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
