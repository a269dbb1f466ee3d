import type { Card, CardQuery } from '../../utils/messages';
import type { OutOfReach } from '../../utils/ownership/answer';
import { drawPicture } from '../../utils/ownership/draw-picture';
import { toOptions } from '../../utils/settings/repair';
import type { Settings } from '../../utils/settings/schema';
import { cardFor } from '../../utils/wording/card';
import { oldCard } from '../../utils/wording/old';
import type { Translate } from '../../utils/wording/translate';
import type { Pictures } from './pictures';
import { type LogParts, withLog } from './with-log';

export interface CardParts extends LogParts {
  readonly pictures: Pictures;
  readonly outOfReach: (projectId: string) => Promise<OutOfReach | null>;
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
  const why = await parts.outOfReach(projectId);
  if (why) return card && oldCard(card, { because: why, takenAt: picture.takenAt, now: now() }, t);
  if (!query.closely || !card?.keyId) return card;
  const { snapshot } = await withLog(drawn, [card.keyId], parts);
  const closely = drawPicture(snapshot, toOptions(await parts.settings()), now());
  return cardFor(closely, query, now(), t, snapshot.log?.[card.keyId] ?? null);
};
