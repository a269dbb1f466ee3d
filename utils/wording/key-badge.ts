import type { Concern, KeyPicture, ProjectPicture } from '../ownership/picture';
import { type Badge, toneOfUse } from './badge';
import { concernWords } from './concerns';
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

const useFace = (key: KeyPicture, days: number, withCreator: boolean, t: Translate): Face => {
  const { creator } = key;
  const tone = toneOfUse(key.use);
  const service = creator.state === 'member' && creator.serviceAccount ? t('badge_service') : '';
  const who = t('badge_creator', [isolated(shortName(key.key.creator)), creatorRole(creator, t)]);
  const use = useOnBadge(key.use, days, t);
  return { tone, glyph: GLYPHS[tone], text: sideBySide(withCreator ? [service, who, use] : [use]) };
};

const concernFace = (concern: Concern, key: KeyPicture, days: number, withCreator: boolean, t: Translate): Face => {
  const { tone, glyph, badge } = concernWords(concern);
  if (!badge) return useFace(key, days, withCreator, t);
  return { tone, glyph, text: badge(concern, t, key, withCreator, days) };
};

/** The worst thing of a key in a few words. Without its creator in a list of one creator's keys. */
export const keyFace = (key: KeyPicture, days: number, withCreator: boolean, t: Translate): Face => {
  const [worst] = key.concerns;
  if (key.status === 'expired') {
    const text = worst?.kind === 'expired' ? concernFace(worst, key, days, false, t).text : t('badge_expiredNoDate');
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
  concern.kind === 'dies-with-person'
    ? t('badge_sayDies', [who])
    : t('badge_sentence', [concernWords(concern).title(concern, t)]);

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
