import * as z from '../zod';
import { always, answeredBy, flag, id, never, nothing, project, projectId, short } from './declare';
import type { BadgeSheet, Card } from './messages';
import type { Assessment } from './views/assessment';

/** `again`: asked by the clock and not by a person, which is no use, so it doesn't put the lock off. */
const asked = { projectId, again: flag };

/** What a script in the Console may send. */
export const consoleDeclarations = {
  /** What a page's badges say, in chunks of at most `BADGE_CHUNK` entities. */
  getBadges: answeredBy<BadgeSheet>()(
    'console',
    () =>
      z.object({
        projectId,
        page: z.enum(['team', 'keys']),
        /** Index of the first entity wanted; 0 at first, then `next` of the sheet before. */
        from: z.number().check(z.int(), z.gte(0)),
        /**
         * Whether a person has just come to the page, which is use and puts the lock off; not where figures changed.
         */
        arrived: z.boolean(),
      }),
    ({ arrived }) => arrived,
  ),
  /** Everything about one member or key, in words. `null` when it is not in the project any more. */
  getCard: answeredBy<Card | null>()(
    'console',
    () =>
      z.object({
        projectId,
        kind: z.enum(['member', 'invite', 'key']),
        id: short(400),
        /** Also what only a call of its own brings: when a key was last used, to the minute. */
        closely: flag,
      }),
    always,
  ),
  /** What would happen, judged by a reading no older than a minute. `null` where nobody is found. */
  getAssessment: answeredBy<Assessment | null>()(
    'either',
    () =>
      z.discriminatedUnion('act', [
        z.object({ ...asked, act: z.literal('remove'), memberId: id }),
        /**
         * `memberId`: who is signed in, as the page says; `null` where it doesn't, and then the stored key's creator is
         * meant.
         */
        z.object({ ...asked, act: z.literal('leave'), memberId: z.nullable(id) }),
        z.object({
          ...asked,
          act: z.literal('role'),
          memberId: id,
          role: z.enum(['owner', 'admin', 'member']),
          /** By what is stored, unless that is too old: a reading may be made after the role was given. */
          asStored: flag,
        }),
        /** One key, as for the log page: what depends on it. */
        z.object({ ...asked, act: z.literal('key'), keyId: id }),
      ]),
    ({ again }) => !again,
  ),
  /** Opens the plan for a member's leaving, in a tab of its own. */
  openReview: answeredBy<void>()('console', () => z.object({ projectId, memberId: id }), always),
  /** Opens the page where a note on a key or member is written, in a tab of its own. */
  openNote: answeredBy<void>()('console', () => z.object({ projectId, kind: z.enum(['member', 'key']), id }), always),
  /** Opens the options page, where another key can be connected. */
  openOptions: answeredBy<void>()('console', nothing, always),
  /** A person wants no offer to connect this project. */
  refuseOffers: answeredBy<void>()('console', project, never),
  /** Something seems to have changed: reads the project again. Bounded in how often it is done. */
  refreshFromConsole: answeredBy<void>()('console', project, never),
  /**
   * Loads into the sender's frame what a page of the Console needs: what paints badges, what watches for acts, what is
   * shown now and then, or what records a page for a diagnosis.
   */
  loadScript: answeredBy<void>()(
    'console',
    () => z.object({ script: z.enum(['badges', 'acts', 'card', 'recorder']) }),
    never,
  ),
};
