import type { Buttons } from '../../utils/console/overlay/buttons';
import type { Doubt } from '../../utils/console/overlay/overlay-api';
import type { Painter } from '../../utils/console/paint/painter';
import type { Sheet } from '../../utils/console/sheet';
import type { PageContext } from './feature';

/**
 * Time for a page to load its list, and from one look at it to the next: a page with a clock in it is never at rest.
 */
const LOOK_MS = 3_000;
/** More would be no help in a panel. */
const MOST = 500;

/** Fewer rows without their badge may have come to stand for something else. */
const MOST_ROWS = 2;

export interface LostWatch {
  /** What the page should show; `null` where that isn't known, so that no badge is missed. */
  readonly expect: (sheet: Sheet | null) => void;
  /** The page has changed. */
  readonly later: () => void;
}

/** What every badge's content begins with (badges.css). */
const OURS = '\u2066';

const isShown = (cell: Element, button: HTMLElement): boolean => {
  const { content, display, visibility } = getComputedStyle(cell, '::after');
  const isPainted = content.includes(OURS) && display !== 'none' && visibility !== 'hidden';
  const { pointerEvents } = getComputedStyle(button);
  const canBePressed = pointerEvents !== 'none' || button.dataset.linchpinCovered !== undefined;
  return isPainted && canBePressed && button.checkVisibility({ visibilityProperty: true });
};

/**
 * Whether the badges that have buttons are to be seen and pressed; a host's `!important` rules for `::after` or for
 * buttons may hide them all. `null` while there is none to look at.
 */
const areShown = (buttons: Buttons): boolean | null => {
  const all = buttons.all();
  if (all.length === 0) return null;
  return all.some((button) => {
    const cell = buttons.cellOf(button);
    return cell !== undefined && isShown(cell, button);
  });
};

/**
 * Offers the side panel where a page has loaded and none of the project's entities was found on it during this visit,
 * or most rows that had badges stand there without them later, as after another extension changed their texts; likewise
 * where badges can't carry buttons, or the page's own styles hide them.
 */
export const offerPanelWhenLost = (
  { projectId, session }: PageContext,
  painter: Painter,
  signal: AbortSignal,
): LostWatch => {
  let sheet: Sheet | null = null;
  /** The panel was offered. */
  let done = false;
  /** Badges were seen, with all that belongs to them. */
  let well = false;
  /** Rows that had a badge, of those that are still on the page. */
  let had = new Set<Element>();
  /** Rows may be without their texts for a moment while the host loads: only what is missed twice is lost. */
  let missedBefore = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const rowsWithBadge = (): ReadonlySet<Element> =>
    new Set([...painter.painted()].filter(({ content }) => content.ref !== 'pending').map(({ row }) => row));
  const missesMost = (rows: ReadonlySet<Element>): boolean => {
    had = new Set([...had, ...rows].filter((row) => row.isConnected));
    const missed = [...had].filter((row) => !rows.has(row)).length;
    return missed >= MOST_ROWS && missed * 2 > had.size;
  };
  const doubt = (): Doubt | 'none' | 'not yet' => {
    const rows = rowsWithBadge();
    if (well) {
      const missed = missesMost(rows);
      const isLost = missed && missedBefore;
      missedBefore = missed;
      return isLost ? 'lost' : missed ? 'not yet' : 'none';
    }
    missesMost(rows);
    if (rows.size === 0) return 'lost';
    if (!session.anchored) return 'unanchored';
    const shown = areShown(session.buttons);
    if (shown === null) return 'not yet';
    return shown ? 'none' : 'hidden';
  };
  const look = (): void => {
    timer = undefined;
    if (!sheet || sheet.entities.length === 0) return;
    const why = doubt();
    if (why === 'none') well = true;
    // A page that stands still from now on is looked at once more.
    if (missedBefore && why === 'not yet') later();
    if (why === 'none' || why === 'not yet') return;
    const known = sheet;
    const entities = known.entities.slice(0, MOST);
    void session.overlay.withOverlay((overlay) => {
      if (!signal.aborted && !done) done = overlay.offerPanel({ projectId, entities, known, why });
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
      if (!next) had.clear();
      later();
    },
  };
};
