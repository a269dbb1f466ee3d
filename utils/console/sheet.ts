import type { BadgeEntity, BadgePerson, BadgeQuery, BadgeSheet } from '../protocol/messages';

/** A page's badges, whole: all chunks of one revision. */
export type Sheet = Omit<BadgeSheet, 'next'>;

const MOST_RESTARTS = 4;

/**
 * Fetches all chunks; begins again where the background drew a new picture between two of them.
 * @param arrived Whether a person has just come to the page. Said once, however often it begins again.
 */
export const loadSheet = async (
  getBadges: (query: BadgeQuery) => Promise<BadgeSheet>,
  projectId: string,
  page: 'team' | 'keys',
  arrived = false,
): Promise<Sheet> => {
  for (let attempt = 0; attempt < MOST_RESTARTS; attempt += 1) {
    const first = await getBadges({ projectId, page, from: 0, arrived: arrived && attempt === 0 });
    const entities: BadgeEntity[] = [...first.entities];
    const people: readonly BadgePerson[] = first.people;
    let { next } = first;
    let torn = false;
    while (next !== null && !torn) {
      const chunk = await getBadges({ projectId, page, from: next, arrived: false });
      torn = chunk.revision !== first.revision || chunk.state !== first.state || chunk.old !== first.old;
      entities.push(...chunk.entities);
      next = chunk.next;
    }
    if (!torn) return { ...first, entities, people };
  }
  throw new Error('the badges changed at every try');
};
