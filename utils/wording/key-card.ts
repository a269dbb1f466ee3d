import type { Card, TextRun } from '../messages';
import type { Answer } from '../ownership/answer';
import { dayOf, timeOf } from '../ownership/days';
import type { KeyPicture, KeyUse, ProjectPicture } from '../ownership/picture';
import type { LogReading } from '../ownership/snapshot';
import { dayWords } from './ages';
import { figuresInWords, lengthOf } from './figures';
import { footnote } from './footnote';
import { formatsOf } from './formats';
import { keyFace, keyName } from './key-badge';
import { fullName, roleName, shortName } from './people';
import { foreignList, ownText, runsOf } from './runs';
import { cleanText } from './sanitise';
import { sparkOf } from './spark';
import type { Translate } from './translate';
import { keyWarnings } from './warnings';

/** Most scopes and tags that a card lists. */
const MOST_LISTED = 12;

/** A moment of Deepgram's as a day; where it can't be read, that is said. */
const dateOf = (time: string, t: Translate): string => {
  const ms = timeOf(time);
  return ms === null ? t('card_unreadDate') : formatsOf(t).day(dayOf(ms));
};

/** The last day of use, or why it can't be told. */
export const lastUsed = (use: Answer<KeyUse>, created: string | null, today: string, t: Translate): string => {
  if (use.state === 'failed') return t('card_lastUnknown');
  const { lastDay, range } = use.value;
  if (lastDay !== null) {
    const day = dayWords(lastDay, today, t);
    return use.state === 'whole' || lastDay === today ? day : t('card_atLeastOn', [formatsOf(t).day(lastDay)]);
  }
  if (use.state === 'partial') return t('card_lastUnsure');
  const made = created === null ? null : timeOf(created);
  return made !== null && dayOf(made) >= range.from
    ? t('card_neverSinceMade')
    : t('card_notSince', [formatsOf(t).day(range.from)]);
};

/** The minute of a key's latest request; `null` where it isn't known, or the daily figures tell of later use. */
const lastRequestAt = (logged: LogReading | null, { use }: KeyPicture, t: Translate): string | null => {
  const ms = logged?.seen ? timeOf(logged.seen) : null;
  const isLatest = ms !== null && (use.state === 'failed' || dayOf(ms) === use.value.lastDay);
  return isLatest ? t('card_lastRequest', [formatsOf(t).moment(ms)]) : null;
};

const subtitle = ({ key, creator }: KeyPicture, t: Translate): TextRun[] => {
  const who = [fullName(key.creator)] as const;
  const date = dateOf(key.created, t);
  switch (creator.state) {
    case 'member':
      return runsOf(who, ([name]) => t('card_createdBy', [name, roleName(creator.role, t), date]));
    case 'left':
      return runsOf(who, ([name]) => t('card_createdByLeft', [name, date]));
    case 'unknown':
      return runsOf(who, ([name]) => t('card_createdByUnknown', [name, date]));
  }
};

const diesIf = ({ key, creator }: KeyPicture, t: Translate): TextRun[] => {
  const who = [shortName(key.creator)] as const;
  if (creator.state === 'left') return runsOf(who, ([name]) => t('card_hasLeft', [name]));
  if (creator.state === 'member' && creator.serviceAccount)
    return runsOf(who, ([name]) => t('card_serviceLeaves', [name]));
  return runsOf(who, ([name]) => t('card_leaves', [name]));
};

const listed = (texts: readonly string[], t: Translate): TextRun[] => {
  const shown = texts.slice(0, MOST_LISTED).map((text) => cleanText(text));
  const rest = texts.length - shown.length;
  const more = rest > 0 ? [{ text: `, ${t('card_more', [formatsOf(t).number(rest)])}` }] : [];
  return [...foreignList(shown.filter((text) => text !== '')), ...more];
};

/** Everything known about one key. */
export const keyCard = (
  key: KeyPicture,
  picture: ProjectPicture,
  now: number,
  t: Translate,
  logged: LogReading | null,
): Card => {
  const days = lengthOf(picture.window);
  const { created, expires, scopes, tags, keyId } = key.key;
  return {
    old: null,
    title: keyName(key, t),
    subtitle: subtitle(key, t),
    tone: keyFace(key, days, true, t).tone,
    ...sparkOf([key], t),
    facts: [
      {
        term: t('card_days', days, [formatsOf(t).number(days)]),
        detail: ownText(figuresInWords(key.use, key.cost, t)),
      },
      {
        term: t('card_lastUsed'),
        detail: ownText(lastRequestAt(logged, key, t) ?? lastUsed(key.use, created, dayOf(now), t)),
      },
      ...(key.status === 'active' ? [{ term: t('card_diesIf'), detail: diesIf(key, t) }] : []),
      { term: t('card_scopes'), detail: scopes.length > 0 ? listed(scopes, t) : ownText(t('card_noScopes')) },
      ...(tags.length > 0 ? [{ term: t('card_tags'), detail: listed(tags, t) }] : []),
      {
        term: t('card_expires'),
        detail: ownText(expires === undefined ? t('card_noExpiry') : dateOf(expires, t)),
      },
      { term: t('card_keyId'), detail: foreignList([cleanText(keyId)]), mono: true },
    ],
    warnings: keyWarnings(key, days, t),
    keys: [],
    moreKeys: 0,
    keyId,
    footnote: footnote(picture, now, t),
  };
};
