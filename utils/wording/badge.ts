import type { Answer } from '../ownership/answer';
import type { DayRange, MemberPicture, ProjectPicture, UseCount } from '../ownership/picture';
import type { Invite } from '../ownership/snapshot';
import { type MemberStanding, memberStanding } from '../ownership/verdicts/member-standing';
import { lengthOf, useInWords, useOnBadge } from './figures';
import { formatsOf } from './formats';
import { fullName, offeredRole, roleName } from './people';
import { cleanText, isolated } from './sanitise';
import type { Translate } from './translate';
import { type BadgeTone, GLYPHS, sentences, sideBySide } from './words';

export interface Badge {
  readonly tone: BadgeTone;
  /** What is painted, glyph first. */
  readonly label: string;
  /** The accessible name: whose badge it is and what it says, in words. */
  readonly description: string;
}

/** The tone of use: what was seen is a fact, whatever was missed; that there was none must be known. */
export const toneOfUse = (use: Answer<UseCount>): 'use' | 'quiet' | 'unknown' => {
  if (use.state === 'failed') return 'unknown';
  if (use.value.used) return 'use';
  return use.state === 'whole' ? 'quiet' : 'unknown';
};

type Face = Pick<Badge, 'tone' | 'label'>;
const face = (tone: 'use' | 'cool' | 'rhythm' | 'quiet' | 'unknown', parts: readonly string[]): Face => ({
  tone,
  label: `${GLYPHS[tone]} ${sideBySide(parts)}`,
});

/** What there is to say beside the figures of keys that are drained, or come back from silence. */
const standingFace = (
  { state, quietDays, rhythm }: MemberStanding,
  t: Translate,
): { readonly tone: 'cool' | 'rhythm'; readonly text: string } | null => {
  const format = formatsOf(t);
  if (state === 'cooling') {
    return { tone: 'cool', text: quietDays === null ? t('badge_new') : t('badge_quiet', [format.number(quietDays)]) };
  }
  return state === 'rhythmic' && rhythm
    ? { tone: 'rhythm', text: t('badge_rhythm', [format.number(rhythm.usualGap)]) }
    : null;
};

const memberFace = (member: MemberPicture, window: DayRange, t: Translate): Face => {
  const { keys, use, serviceAccount, concerns } = member;
  const days = lengthOf(window);
  if (concerns[0]?.kind === 'only-owner') return { tone: 'stop', label: `${GLYPHS.stop} ${t('badge_onlyOwner')}` };
  const service = serviceAccount ? t('badge_service') : '';
  if (keys.state === 'failed') return face('unknown', [service, t('badge_keysNotReadable')]);
  const count = keys.value.length;
  const figure: [string] = [formatsOf(t).number(count)];
  const figures = useOnBadge(use, days, t);
  if (keys.state === 'partial') {
    if (count === 0) return face('unknown', [service, t('badge_cannotSeeKeys')]);
    return face('unknown', [service, t('badge_atLeastKeys', count, figure), figures]);
  }
  if (count === 0) return face('quiet', [serviceAccount ? t('badge_serviceNoKeys') : t('badge_noKeys')]);
  const standing = standingFace(memberStanding(member, window), t);
  return face(standing?.tone ?? toneOfUse(use), [
    service,
    t('badge_keys', count, figure),
    figures,
    standing?.text ?? '',
  ]);
};

const keysInWords = ({ keys }: MemberPicture, t: Translate): string => {
  if (keys.state === 'failed') return t('badge_sayKeysFailed');
  const count = keys.value.length;
  const figure: [string] = [formatsOf(t).number(count)];
  if (keys.state === 'whole') return count > 0 ? t('badge_sayKeys', count, figure) : t('badge_sayNoKeys');
  return count > 0 ? t('badge_sayAtLeastKeys', count, figure) : t('badge_sayCannotSee');
};

const standingInWords = ({ state, quietDays, rhythm }: MemberStanding, t: Translate): string => {
  const format = formatsOf(t);
  if (state === 'cooling')
    return quietDays === null ? t('badge_sayNew') : t('badge_sayQuiet', quietDays, [format.number(quietDays)]);
  return state === 'rhythmic' && rhythm
    ? t('badge_sayRhythm', [format.day(rhythm.lastDay), format.number(rhythm.usualGap)])
    : '';
};

/** The badge of a member's row on the team page. */
export const memberBadge = (member: MemberPicture, picture: Pick<ProjectPicture, 'window'>, t: Translate): Badge => {
  const days = lengthOf(picture.window);
  const name = isolated(fullName(member.member));
  const role = roleName(member.role, t);
  const hasKeys = member.keys.state !== 'failed' && member.keys.value.length > 0;
  return {
    ...memberFace(member, picture.window, t),
    description: sentences([
      member.serviceAccount ? t('badge_aboutService', [name, role]) : t('badge_aboutMember', [name, role]),
      member.concerns.some(({ kind }) => kind === 'only-owner') ? t('badge_sentence', [t('concern_onlyOwner')]) : '',
      keysInWords(member, t),
      hasKeys ? useInWords(member.use, days, t) : '',
      standingInWords(memberStanding(member, picture.window), t),
      member.concerns.some(({ kind }) => kind === 'dies-with-person') ? t('badge_sayKeysDie') : '',
    ]),
  };
};

/** The badge of a pending invite's row on the team page. */
export const inviteBadge = (invite: Invite, t: Translate): Badge => ({
  tone: 'quiet',
  label: t('badge_invited'),
  description: t('badge_aboutInvite', [isolated(cleanText(invite.email)), isolated(offeredRole(invite.scope, t))]),
});
