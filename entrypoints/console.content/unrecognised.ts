import { i18n } from '#i18n';
import { diagnose, showsList } from '../../utils/console/diagnosis';
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
 * Says once, quietly, that a page's layout isn't recognised: it shows a list, the project has entities, and none was found
 * on it during this visit. Offers the same facts in a side panel. Likewise where badges can't carry buttons.
 */
export const offerPanelWhenLost = (
  page: 'team' | 'keys',
  { document, projectId, session }: PageContext,
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
  const openPanel = (): void => {
    const entities = (sheet?.entities ?? [])
      .slice(0, MOST)
      .map(({ kind, id, label, description }) => ({ kind, id, label, description }));
    session.card.openPanel({ projectId, entities, diagnosis: `${page}\n${diagnose(document.body)}` });
  };
  const check = (): void => {
    found ||= hasBadges();
    if (!sheet || sheet.entities.length === 0) return;
    const action = { label: i18n.t('console_openPanel'), run: openPanel };
    if (found && !session.anchored) session.notices.show('no-anchors', { text: i18n.t('console_noAnchors'), action });
    if (!found && showsList(document.body)) {
      session.notices.show('not-recognised', { text: i18n.t('console_notRecognised'), action });
    }
  };
  const later = (): void => {
    clearTimeout(timer);
    if (!found || !session.anchored) timer = setTimeout(check, SETTLED_MS);
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
