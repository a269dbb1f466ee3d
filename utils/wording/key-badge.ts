import type { DayRange, KeyAnalysis, ProjectAnalysis } from '../rules/analysis';
import type { Concern } from '../rules/concerns';
import type { Badge } from './badge';
import { concernWords, glyphOf } from './concerns';
import { lengthOf, useInWords } from './figures';
import { formatsOf } from './formats';
import { creatorRole, fullName, roleName, shortName } from './people';
import { cleanText, isolated } from './sanitise';
import { STATES, saidOfKey, stateInWords, stateOnBadge } from './states';
import type { Translate } from './translate';
import { GLYPHS, sentences, sideBySide } from './words';

/** A badge's words before its glyph is put in front. */
export interface Face {
  readonly tone: Badge['tone'];
  readonly glyph: string;
  readonly text: string;
}

/** How a key's badges are worded: the window, and whether its creator is named. What is beside it may name them. */
export interface FaceContext {
  readonly window: DayRange;
  readonly withCreator: boolean;
}

const stateFace = (key: KeyAnalysis, { window, withCreator }: FaceContext, t: Translate): Face => {
  const { creator } = key;
  const said = saidOfKey(key.state, window.to);
  const { tone } = STATES[said.state];
  const service = creator.state === 'member' && creator.serviceAccount ? t('badge_service') : '';
  const who = t('badge_creator', [isolated(shortName(key.key.creator)), creatorRole(creator, t)]);
  const use = stateOnBadge(said, key.use, lengthOf(window), t);
  return { tone, glyph: GLYPHS[tone], text: sideBySide(withCreator ? [service, who, use] : [use]) };
};

const concernFace = (concern: Concern, key: KeyAnalysis, context: FaceContext, t: Translate): Face => {
  const { tone, badge } = concernWords(concern);
  if (!badge) return stateFace(key, context, t);
  return {
    tone,
    glyph: glyphOf(concern.kind),
    text: badge(concern, t, key, context.withCreator, lengthOf(context.window)),
  };
};

/** The worst thing of a key in a few words; its state where nothing is worse. */
export const keyFace = (key: KeyAnalysis, context: FaceContext, t: Translate): Face => {
  const [worst] = key.concerns;
  if (key.status === 'expired') {
    const text = worst?.kind === 'expired' ? concernFace(worst, key, context, t).text : t('badge_expiredNoDate');
    return { tone: 'quiet', glyph: GLYPHS.quiet, text };
  }
  return worst ? concernFace(worst, key, context, t) : stateFace(key, context, t);
};

/** A key's comment fit to be shown; Linchpin's own words where there is none to see. */
export const keyName = (key: KeyAnalysis, t: Translate): string => cleanText(key.key.comment) || t('card_noName');

const aboutKey = ({ key, creator }: KeyAnalysis, name: string, who: string, t: Translate): string => {
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
export const keyBadge = (key: KeyAnalysis, analysis: Pick<ProjectAnalysis, 'window'>, t: Translate): Badge => {
  const days = lengthOf(analysis.window);
  const { tone, glyph, text } = keyFace(key, { window: analysis.window, withCreator: true }, t);
  const brief = keyFace(key, { window: analysis.window, withCreator: false }, t).text;
  const who = isolated(fullName(key.key.creator));
  const isSaid = key.concerns.some((concern) => concernWords(concern).saysUse);
  const { lastDay } = key.state;
  return {
    tone,
    label: `${glyph} ${text}`,
    ...(brief !== text && { brief: `${glyph} ${brief}` }),
    description: sentences([
      aboutKey(key, isolated(keyName(key, t)), who, t),
      ...key.concerns.map((concern) => sayConcern(concern, who, t)),
      isSaid ? '' : useInWords(key.use, days, t),
      isSaid ? '' : stateInWords(saidOfKey(key.state, analysis.window.to), t),
      lastDay ? t('badge_sayLast', [formatsOf(t).day(lastDay)]) : '',
    ]),
  };
};
