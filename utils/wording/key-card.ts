import type { Card, TextRun } from '../protocol/messages';
import type { KeyAnalysis, KeyUse, ProjectAnalysis } from '../rules/analysis';
import { type Answer, map } from '../rules/answer';
import { dayOf, timeOf } from '../rules/days';
import type { LogReading } from '../rules/snapshot';
import { dayWords } from './ages';
import { figuresInWords, lengthOf, useInWords } from './figures';
import { footnote } from './footnote';
import { formatsOf } from './formats';
import { keyBadge, keyName } from './key-badge';
import { fullName, roleName, shortName } from './people';
import { foreignList, ownText, runsOf } from './runs';
import { cleanText } from './sanitise';
import { sparkOf } from './spark';
import { saidOfKey, stateInWords } from './states';
import type { Translate } from './translate';
import { keyWarnings } from './warnings';

/** Most scopes and tags that a card lists. */
const MOST_LISTED = 12;

/** A moment of Deepgram's as a day; where it can't be read, that is said. */
const dateOf = (time: string, t: Translate): string => {
  const ms = timeOf(time);
  return ms === null ? t('card_unreadDate') : formatsOf(t).day(dayOf(ms));
};

/** The last day of use, or why it can't be told. `isSure`: whether silence may be told. */
export const lastUsed = (
  use: Answer<KeyUse>,
  created: string | null,
  today: string,
  t: Translate,
  isSure: boolean,
): string => {
  if (use.state === 'failed') return t('card_lastUnknown');
  const { lastDay, range } = use.value;
  if (lastDay !== null) {
    const day = dayWords(lastDay, today, t);
    return use.state === 'whole' || lastDay === today ? day : t('card_atLeastOn', [formatsOf(t).day(lastDay)]);
  }
  if (use.state === 'partial' || !isSure) return t('card_lastUnsure');
  const made = created === null ? null : timeOf(created);
  return made !== null && dayOf(made) >= range.from
    ? t('card_neverSinceMade')
    : t('card_notSince', [formatsOf(t).day(range.from)]);
};

/** A key's use with what its past year tells. */
const useOfLife = ({ use, state: { lastDay, readFrom } }: KeyAnalysis): Answer<KeyUse> =>
  map(use, (seen) => ({ ...seen, lastDay, range: { from: readFrom ?? seen.range.from, to: seen.range.to } }));

/** The minute of a key's latest request; `null` where it isn't known, or the daily figures tell of later use. */
const lastRequestAt = (logged: LogReading | null, { use }: KeyAnalysis, t: Translate): string | null => {
  const ms = logged?.seen ? timeOf(logged.seen) : null;
  const isLatest = ms !== null && (use.state === 'failed' || dayOf(ms) === use.value.lastDay);
  return isLatest ? t('card_lastRequest', [formatsOf(t).moment(ms)]) : null;
};

const subtitle = ({ key, creator }: KeyAnalysis, t: Translate): TextRun[] => {
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

const tiedTo = ({ key, creator }: KeyAnalysis, t: Translate): TextRun[] => {
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

/** The scopes that the role of the key's creator takes away, by name: last, as few people need them. */
const lostScopes = ({ concerns }: KeyAnalysis, t: Translate): Card['facts'] =>
  concerns.flatMap((concern) =>
    concern.kind === 'role-capped' ? [{ term: t('card_lostScopes'), detail: listed(concern.lostScopes, t) }] : [],
  );

/** Everything known about one key. */
export const keyCard = (
  key: KeyAnalysis,
  analysis: ProjectAnalysis,
  now: number,
  t: Translate,
  logged: LogReading | null,
): Card => {
  const days = lengthOf(analysis.window);
  const { created, expires, scopes, tags, keyId } = key.key;
  const state = stateInWords(saidOfKey(key.state, analysis.window.to), t);
  const { tone, label, brief } = keyBadge(key, analysis, t);
  const warnings = keyWarnings(key, days, t);
  return {
    old: null,
    title: keyName(key, t),
    subtitle: subtitle(key, t),
    tone,
    // The line above names the creator.
    summary: { label: brief ?? label, line: warnings[0]?.why ?? (state || useInWords(key.use, days, t)) },
    spark: sparkOf([key], analysis, t),
    facts: [
      {
        term: t('card_days', days, [formatsOf(t).number(days)]),
        detail: ownText(figuresInWords(key.use, key.cost, t)),
      },
      {
        term: t('card_lastUsed'),
        detail: ownText(
          lastRequestAt(logged, key, t) ??
            lastUsed(useOfLife(key), created, dayOf(now), t, key.state.state !== 'unknown'),
        ),
      },
      ...(state ? [{ term: t('card_state'), detail: ownText(state) }] : []),
      ...(key.status === 'active' ? [{ term: t('card_tiedTo'), detail: tiedTo(key, t) }] : []),
      ...(tags.length > 0 ? [{ term: t('card_tags'), detail: listed(tags, t) }] : []),
      {
        term: t('card_expires'),
        detail: ownText(expires === undefined ? t('card_noExpiry') : dateOf(expires, t)),
      },
      { term: t('card_keyId'), detail: foreignList([cleanText(keyId)]), mono: true },
      { term: t('card_scopes'), detail: scopes.length > 0 ? listed(scopes, t) : ownText(t('card_noScopes')) },
      ...lostScopes(key, t),
    ],
    warnings,
    keys: [],
    moreKeys: 0,
    canBeService: false,
    keyId,
    footnote: footnote(analysis, now, t),
  };
};
