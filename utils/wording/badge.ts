import type { DayRange, MemberAnalysis, ProjectAnalysis } from '../rules/analysis';
import type { Invite } from '../rules/snapshot';
import { lengthOf, useInWords } from './figures';
import { formatsOf } from './formats';
import { fullName, offeredRole, roleName } from './people';
import { cleanText, isolated } from './sanitise';
import { STATES, saidOfMember, stateInWords, stateOnBadge } from './states';
import type { Translate } from './translate';
import { type BadgeTone, GLYPHS, sentences, sideBySide } from './words';

export interface Badge {
  readonly tone: BadgeTone;
  /** What is painted, glyph first. */
  readonly label: string;
  /** A key's label without its creator, where it differs. */
  readonly brief?: string;
  /** The accessible name: whose badge it is and what it says, in words. */
  readonly description: string;
}

type Face = Pick<Badge, 'tone' | 'label'>;
const face = (tone: 'use' | 'cool' | 'rhythm' | 'quiet' | 'unknown', parts: readonly string[]): Face => ({
  tone,
  label: `${GLYPHS[tone]} ${sideBySide(parts)}`,
});

const memberFace = (member: MemberAnalysis, window: DayRange, t: Translate): Face => {
  const { keys, use, serviceAccount, state } = member;
  const { tone } = STATES[state.state];
  if (tone === 'stop') return { tone: 'stop', label: `${GLYPHS.stop} ${t('badge_onlyOwner')}` };
  const service = serviceAccount ? t('badge_service') : '';
  if (keys.state === 'failed') return face('unknown', [service, t('badge_keysNotReadable')]);
  const count = keys.value.length;
  const figure: [string] = [formatsOf(t).number(count)];
  const figures = stateOnBadge(saidOfMember(state), use, lengthOf(window), t);
  if (keys.state === 'partial') {
    if (count === 0) return face('unknown', [service, t('badge_cannotSeeKeys')]);
    return face(tone, [service, t('badge_atLeastKeys', count, figure), figures]);
  }
  if (count === 0 && state.state !== 'no-keys') return face(tone, [service, t('badge_noKeys')]);
  if (count === 0) return face('quiet', [serviceAccount ? t('badge_serviceNoKeys') : t('badge_noKeys')]);
  return face(tone, [service, t('badge_keys', count, figure), figures]);
};

/** How many active keys a member has, as a sentence. */
export const keysInWords = ({ keys }: MemberAnalysis, t: Translate): string => {
  if (keys.state === 'failed') return t('badge_sayKeysFailed');
  const count = keys.value.length;
  const figure: [string] = [formatsOf(t).number(count)];
  if (keys.state === 'whole') return count > 0 ? t('badge_sayKeys', count, figure) : t('badge_sayNoKeys');
  return count > 0 ? t('badge_sayAtLeastKeys', count, figure) : t('badge_sayCannotSee');
};

/** The badge of a member's row on the team page. */
export const memberBadge = (member: MemberAnalysis, analysis: Pick<ProjectAnalysis, 'window'>, t: Translate): Badge => {
  const days = lengthOf(analysis.window);
  const name = isolated(fullName(member.member));
  const role = roleName(member.role, t);
  const hasKeys = member.keys.state !== 'failed' && member.keys.value.length > 0;
  return {
    ...memberFace(member, analysis.window, t),
    description: sentences([
      member.serviceAccount ? t('badge_aboutService', [name, role]) : t('badge_aboutMember', [name, role]),
      member.concerns.some(({ kind }) => kind === 'only-owner') ? t('badge_sentence', [t('concern_onlyOwner')]) : '',
      keysInWords(member, t),
      hasKeys ? useInWords(member.use, days, t) : '',
      stateInWords(saidOfMember(member.state), t),
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
