import type { Concern, KeyPicture, ProjectPicture } from '../ownership/picture';
import { type Badge, toneOfUse } from './badge';
import { CONCERN_FACES, concernLine } from './concerns';
import { lengthOf, useInWords, useOnBadge } from './figures';
import { formatsOf } from './formats';
import { creatorRole, fullName, roleName, shortName } from './people';
import { cleanText, isolated } from './sanitise';
import type { Translate } from './translate';
import { GLYPHS, sentences, sideBySide } from './words';

/** A badge's words before its glyph is put in front. */
export interface Face {
  readonly tone: Badge['tone'];
  readonly glyph: string;
  readonly text: string;
}

const expiredText = (day: string, t: Translate): string => t('badge_expired', [formatsOf(t).day(day)]);

const useFace = (key: KeyPicture, days: number, withCreator: boolean, t: Translate): Face => {
  const { creator } = key;
  const tone = toneOfUse(key.use);
  const service = creator.state === 'member' && creator.serviceAccount ? t('badge_service') : '';
  const who = t('badge_creator', [isolated(shortName(key.key.creator)), creatorRole(creator, t)]);
  const use = useOnBadge(key.use, days, t);
  return { tone, glyph: GLYPHS[tone], text: sideBySide(withCreator ? [service, who, use] : [use]) };
};

const concernFace = (concern: Concern, key: KeyPicture, days: number, withCreator: boolean, t: Translate): Face => {
  const format = formatsOf(t);
  const face = CONCERN_FACES[concern.kind];
  switch (concern.kind) {
    case 'creator-left':
      return { ...face, text: t('badge_creatorLeft') };
    case 'role-capped': {
      const who: [string, string] = [isolated(shortName(key.key.creator)), roleName(concern.role, t)];
      return { ...face, text: withCreator ? t('badge_roleCapped', who) : t('badge_roleCappedShort') };
    }
    case 'expires-soon': {
      const when = concern.days < 1 ? t('badge_expiresToday') : t('badge_expiresIn', [format.number(concern.days)]);
      return { ...face, text: sideBySide([when, useOnBadge(key.use, days, t)]) };
    }
    case 'expired':
      return { ...face, text: expiredText(concern.day, t) };
    case 'unused': {
      const ago: [string] = [format.number(concern.days)];
      return { ...face, text: concern.atLeast ? t('badge_unusedAtLeast', ago) : t('badge_unused', ago) };
    }
    case 'never-used':
      return { ...face, text: t('badge_neverUsed') };
    case 'dies-with-person':
    case 'only-owner':
      return useFace(key, days, withCreator, t);
  }
};

/** The worst thing of a key in a few words. Without its creator in a list of one creator's keys. */
export const keyFace = (key: KeyPicture, days: number, withCreator: boolean, t: Translate): Face => {
  const [worst] = key.concerns;
  if (key.status === 'expired') {
    const text = worst?.kind === 'expired' ? expiredText(worst.day, t) : t('badge_expiredNoDate');
    return { tone: 'quiet', glyph: GLYPHS.quiet, text };
  }
  return worst ? concernFace(worst, key, days, withCreator, t) : useFace(key, days, withCreator, t);
};

/** A key's comment fit to be shown; Linchpin's own words where there is none to see. */
export const keyName = (key: KeyPicture, t: Translate): string => cleanText(key.key.comment) || t('card_noName');

const aboutKey = ({ key, creator }: KeyPicture, name: string, who: string, t: Translate): string => {
  if (creator.state === 'unknown') return t('badge_aboutKeyOf', [name, who]);
  if (creator.state === 'left') return t('badge_aboutOrphan', [name, who]);
  const role = roleName(creator.role, t);
  return creator.serviceAccount
    ? t('badge_aboutServiceKey', [name, isolated(cleanText(key.creator.email)), role])
    : t('badge_aboutKey', [name, who, role]);
};

const sayConcern = (concern: Concern, who: string, t: Translate): string =>
  concern.kind === 'dies-with-person' ? t('badge_sayDies', [who]) : t('badge_sentence', [concernLine(concern, t)]);

/** The badge of a key's row on the key page. */
export const keyBadge = (key: KeyPicture, picture: Pick<ProjectPicture, 'window'>, t: Translate): Badge => {
  const days = lengthOf(picture.window);
  const { tone, glyph, text } = keyFace(key, days, true, t);
  const who = isolated(fullName(key.key.creator));
  const saysUnused = key.concerns.some(({ kind }) => kind === 'unused' || kind === 'never-used');
  const lastDay = key.use.state === 'failed' ? null : key.use.value.lastDay;
  return {
    tone,
    label: `${glyph} ${text}`,
    description: sentences([
      aboutKey(key, isolated(keyName(key, t)), who, t),
      ...key.concerns.map((concern) => sayConcern(concern, who, t)),
      saysUnused ? '' : useInWords(key.use, days, t),
      lastDay ? t('badge_sayLast', [formatsOf(t).day(lastDay)]) : '',
    ]),
  };
};
