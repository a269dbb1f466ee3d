import type { BadgeSheet } from '../messages';
import type { ProjectPicture } from '../ownership/picture';
import type { Translate } from './translate';

/** One chunk of what a page's badges say: entities `from` to before `from + chunk`. */
export const badgeSheet = (
  picture: ProjectPicture,
  _page: 'team' | 'keys',
  _from: number,
  _chunk: number,
  revision: number,
  _t: Translate,
): BadgeSheet => ({
  projectId: picture.projectId,
  state: 'ready',
  notice: null,
  revision,
  takenAt: picture.takenAt,
  people: [],
  entities: [],
  next: null,
});
