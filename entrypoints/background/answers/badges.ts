import type { Ledger } from '../../../utils/ledger/types';
import { BADGE_CHUNK, type BadgeQuery, type BadgeSheet } from '../../../utils/protocol/messages';
import { STALE_MS } from '../../../utils/rules/age';
import type { OutOfReach } from '../../../utils/rules/answer';
import type { Settings } from '../../../utils/settings/schema';
import { currentRevision } from '../../../utils/storage/revision';
import { badgeSheet } from '../../../utils/wording/badge-sheet';
import { faultWords } from '../../../utils/wording/faults';
import { oldSheet } from '../../../utils/wording/stale';
import type { Translate } from '../../../utils/wording/translate';
import type { Analyses } from '../analyses';
import { claimOffer } from '../connect-offers';
import type { Refresh } from '../jobs/refresh';
import { runInBackground } from '../run-in-background';
import type { State } from '../state';

/** Where nothing is stored, how long after a failed reading the next is tried. */
const RETRY_MS = 60_000;

export interface BadgeDeps {
  readonly ledger: Pick<Ledger, 'projects'>;
  readonly analyses: Analyses;
  readonly refresh: Pick<Refresh, 'ifOlderThan'>;
  readonly state: State;
  readonly outOfReach: (projectId: string) => Promise<OutOfReach | null>;
  readonly settings: () => Promise<Settings>;
  readonly now: () => number;
  readonly t: Translate;
}

/**
 * What a page's badges say, at once: from what is stored, while newer figures are fetched behind it. While they can't
 * be, what is stored is said to be old.
 */
export const answerBadges = async (
  { projectId, page, from, arrived }: BadgeQuery,
  parts: BadgeDeps,
): Promise<BadgeSheet> => {
  const { ledger, analyses, refresh, state, t } = parts;
  const settings = await parts.settings();
  const bare = async (what: BadgeSheet['state'], notice: string | null = null): Promise<BadgeSheet> => ({
    projectId,
    state: what,
    notice,
    revision: (await currentRevision(projectId)) ?? 0,
    takenAt: null,
    old: false,
    people: [],
    entities: [],
    next: null,
  });

  if (!settings.badges[page]) return bare('off');
  const record = await ledger.projects.read(projectId);
  if (record.state === 'absent') {
    // Where the browser can't say whether it was offered today, it isn't.
    const offer = arrived && (await claimOffer(projectId, parts.now()).catch(() => false));
    return { ...(await bare('not-connected')), offer };
  }

  if (record.state === 'unavailable') return bare('failed', t('common_storageUnavailable'));

  const outOfReach = await parts.outOfReach(projectId);
  const paused = outOfReach === 'storage' ? null : outOfReach;
  const latest = await state.readings.get(projectId);
  /** Also where the key was erased, until another is connected. */
  const unread = outOfReach ?? (latest?.fault?.kind === 'not-connected' ? latest.fault.kind : null);
  const drawn = await analyses.get(projectId, settings);
  if (drawn) {
    const { analysis, revision } = drawn;
    const sheet = badgeSheet(analysis, page, from, BADGE_CHUNK, revision, t);
    if (!paused) runInBackground(refresh.ifOlderThan(projectId, STALE_MS));
    return unread ? oldSheet(sheet, { because: unread, takenAt: analysis.takenAt, now: parts.now() }, t) : sheet;
  }
  if (!paused) runInBackground(refresh.ifOlderThan(projectId, RETRY_MS));
  const fault = outOfReach ? { kind: outOfReach, endpoint: '' } : latest?.fault;
  if (!fault) return bare('reading');
  const { title, next } = faultWords(fault, t);
  return bare('failed', `${title} ${next}`);
};
