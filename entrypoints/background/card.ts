import type { Card, CardQuery } from '../../utils/messages';
import type { Paused } from '../../utils/ownership/answer';
import type { Settings } from '../../utils/settings/schema';
import { cardFor } from '../../utils/wording/card';
import { oldCard } from '../../utils/wording/old';
import type { Translate } from '../../utils/wording/translate';
import type { LastRequests } from './last-requests';
import type { Pictures } from './pictures';

export interface CardParts {
  readonly pictures: Pictures;
  readonly lastRequests: LastRequests;
  readonly paused: (projectId: string) => Promise<Paused | null>;
  readonly settings: () => Promise<Settings>;
  readonly now: () => number;
  readonly t: Translate;
}

/** Everything about one member or key, from what is stored; what only a call of its own tells, where that is wanted. */
export const answerCard = async (query: CardQuery, parts: CardParts): Promise<Card | null> => {
  const { pictures, now, t } = parts;
  const { projectId } = query;
  const drawn = await pictures.get(projectId, await parts.settings());
  if (!drawn) return null;
  const { picture } = drawn;
  const card = cardFor(picture, query, now(), t);
  const paused = await parts.paused(projectId);
  if (paused) return card && oldCard(card, { because: paused, takenAt: picture.takenAt, now: now() }, t);
  if (!query.closely || !card?.keyId) return card;
  const last = await parts.lastRequests.get({ projectId, keyId: card.keyId });
  return cardFor(picture, query, now(), t, last);
};
