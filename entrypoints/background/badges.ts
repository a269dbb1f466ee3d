import type { Ledger } from '../../utils/ledger/types';
import { BADGE_CHUNK, type BadgeQuery, type BadgeSheet } from '../../utils/messages';
import type { OutOfReach } from '../../utils/ownership/answer';
import type { Settings } from '../../utils/settings/schema';
import { badgeSheet } from '../../utils/wording/badge-sheet';
import { faultWords } from '../../utils/wording/faults';
import { oldSheet } from '../../utils/wording/old';
import type { Translate } from '../../utils/wording/translate';
import type { Pictures } from './pictures';
import type { Refresh } from './refresh';
import type { State } from './state';
import { unattended } from './unattended';

/** Older than this, what is stored is shown at once and read again behind it. */
export const STALE_MS = 5 * 60_000;
/** Where nothing is stored, how long after a failed reading the next is tried. */
const RETRY_MS = 60_000;

export interface BadgeParts {
  readonly ledger: Pick<Ledger, 'readProject'>;
  readonly pictures: Pictures;
  readonly refresh: Pick<Refresh, 'ifOlderThan'>;
  readonly state: State;
  readonly outOfReach: (projectId: string) => Promise<OutOfReach | null>;
  readonly settings: () => Promise<Settings>;
  readonly now: () => number;
  readonly t: Translate;
}

/**
 * What a page's badges say, at once: from what is stored, while newer figures are fetched behind it. While they can't be,
 * what is stored is said to be old.
 */
export const answerBadges = async ({ projectId, page, from }: BadgeQuery, parts: BadgeParts): Promise<BadgeSheet> => {
  const { ledger, pictures, refresh, state, t } = parts;
  const settings = await parts.settings();
  const bare = async (what: BadgeSheet['state'], notice: string | null = null): Promise<BadgeSheet> => ({
    projectId,
    state: what,
    notice,
    revision: (await state.pictureRevision.get(projectId)) ?? 0,
    takenAt: null,
    old: false,
    people: [],
    entities: [],
    next: null,
  });

  if (!settings.badges[page]) return bare('off');
  const record = await ledger.readProject(projectId);
  if (record.state === 'absent') return bare('not-connected');

  if (record.state === 'unavailable') return bare('failed', t('common_storageUnavailable'));

  const outOfReach = await parts.outOfReach(projectId);
  const paused = outOfReach === 'storage' ? null : outOfReach;
  const latest = await state.readings.get(projectId);
  /** Also where the key was erased, until another is connected. */
  const unread = outOfReach ?? (latest?.fault?.kind === 'not-connected' ? latest.fault.kind : null);
  const drawn = await pictures.get(projectId, settings);
  if (drawn) {
    const { picture, revision } = drawn;
    const sheet = badgeSheet(picture, page, from, BADGE_CHUNK, revision, t);
    if (!paused) unattended(refresh.ifOlderThan(projectId, STALE_MS));
    return unread ? oldSheet(sheet, { because: unread, takenAt: picture.takenAt, now: parts.now() }, t) : sheet;
  }
  if (!paused) unattended(refresh.ifOlderThan(projectId, RETRY_MS));
  const fault = outOfReach ? { kind: outOfReach, endpoint: '' } : latest?.fault;
  if (!fault) return bare('reading');
  const { title, next } = faultWords(fault, t);
  return bare('failed', `${title} ${next}`);
};
