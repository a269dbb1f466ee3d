import type { Tone } from '../messages';
import type { KeyPicture, MemberPicture, ProjectPicture } from '../ownership/picture';
import type { Invite } from '../ownership/snapshot';
import type { Translate } from './translate';

export interface Badge {
  readonly tone: Tone;
  /** What is painted, glyph first. */
  readonly label: string;
  /** The accessible name: whose badge it is and what it says, in words. */
  readonly description: string;
}

export const memberBadge = (_member: MemberPicture, _picture: ProjectPicture, t: Translate): Badge => ({
  tone: 'unknown',
  label: t('extName'),
  description: '',
});

export const keyBadge = (_key: KeyPicture, _picture: ProjectPicture, t: Translate): Badge => ({
  tone: 'unknown',
  label: t('extName'),
  description: '',
});

export const inviteBadge = (_invite: Invite, t: Translate): Badge => ({
  tone: 'unknown',
  label: t('extName'),
  description: '',
});
