import type { TextRun } from '../../protocol/messages';
import type { Told } from '../../rules/events/event';
import type { Heir, Heirs } from '../../rules/key-life/heirs';
import type { Sum } from '../../rules/key-life/key-days';
import type { Lost, PostMortem } from '../../rules/key-life/post-mortem';
import { formatsOf } from '../formats';
import { changeWords } from '../history/change-words';
import { fullName } from '../people';
import { ownText, runsOf } from '../runs';
import { cleanText } from '../sanitise';
import type { Translate } from '../translate';

const daily = (figure: number): number => (figure > 0 ? Math.max(1, Math.round(figure)) : 0);

/** Why a key ended. */
export const causeWords = ({ cause, removed }: PostMortem, t: Translate): readonly TextRun[] => {
  switch (cause) {
    case 'creator-removed':
      return removed
        ? runsOf([fullName(removed)] as const, ([who]) => t('keyLife_whyRemoved', [who]))
        : ownText(t('keyLife_whyRemovedUnnamed'));
    case 'deleted':
      return ownText(t('keyLife_whyDeleted'));
    case 'expired':
      return ownText(t('keyLife_whyExpired'));
    case 'unknown':
      return ownText(t('keyLife_whyUnknown'));
  }
};

const MOST_OTHERS = 8;

/** What else was found at the same reading, and how much of it isn't listed. */
export const otherChanges = (
  others: readonly Told[],
  t: Translate,
): { readonly lines: readonly (readonly TextRun[])[]; readonly more: number } => {
  const lines = others.flatMap(({ change }) => {
    const words = change.name.startsWith('traffic.') ? null : changeWords(change, t);
    return words ? [words.title] : [];
  });
  return { lines: lines.slice(0, MOST_OTHERS), more: Math.max(0, lines.length - MOST_OTHERS) };
};

const sumWords = ({ requests, unread }: Sum, t: Translate): string => {
  const { number } = formatsOf(t);
  return unread === 0 ? number(requests) : t('keyLife_atLeast', [number(requests), number(unread)]);
};

interface Fact {
  readonly term: string;
  readonly detail: string;
}

/** What it carried at last; `null` where that isn't known. */
export const loadWords = ({ load }: PostMortem, t: Translate): readonly Fact[] | null =>
  load && [
    { term: t('keyLife_last7'), detail: sumWords(load.last7, t) },
    { term: t('keyLife_last30'), detail: sumWords(load.last30, t) },
    {
      term: t('keyLife_lastDay'),
      detail: load.lastDay === null ? t('keyLife_noDay') : formatsOf(t).day(load.lastDay),
    },
  ];

const TIES: Readonly<Record<'comment' | 'tag' | 'none', (t: Translate) => string>> = {
  comment: (t) => t('keyLife_heirComment'),
  tag: (t) => t('keyLife_heirTag'),
  none: (t) => t('keyLife_heirFigures'),
};

const heirWords = ({ key, before, after, day, tie }: Heir, t: Translate) => {
  const { number, day: words } = formatsOf(t);
  const name = cleanText(key.comment) || t('card_noName');
  const figures = [number(daily(before)), number(after), words(day)] as const;
  return {
    keyId: key.keyId,
    line: runsOf([name] as const, ([mark]) => t('keyLife_heir', [mark, ...figures])),
    why: TIES[tie ?? 'none'](t),
  };
};

/** Which keys seem to have taken over; where there are none, why. */
export const heirsWords = (
  heirs: Heirs,
  isIdle: boolean,
  t: Translate,
): { readonly heirs: readonly ReturnType<typeof heirWords>[]; readonly none: string } => {
  if (heirs === 'unread') return { heirs: [], none: t('keyLife_heirsUnread') };
  const none = isIdle ? t('keyLife_heirsIdle') : t('keyLife_heirsNone');
  return { heirs: heirs.map((heir) => heirWords(heir, t)), none };
};

type Safe = (text: string) => string;

/** What of an old key its successor needs. */
const hadWords = ({ key }: Lost, t: Translate, safe: Safe): readonly Fact[] => {
  const { list, day } = formatsOf(t);
  const texts = (all: readonly string[], none: string): string =>
    all.length > 0 ? list(all.map((each) => safe(each))) : none;
  return [
    { term: t('card_scopes'), detail: texts(key.scopes, t('card_noScopes')) },
    { term: t('card_tags'), detail: texts(key.tags, t('keyLife_noTags')) },
    {
      term: t('card_expires'),
      detail: key.expires === undefined ? t('card_noExpiry') : dayOrText(key.expires, day, safe),
    },
  ];
};

const dayOrText = (time: string, day: (day: string) => string, safe: Safe): string =>
  /^\d{4}-\d{2}-\d{2}/.test(time) && !Number.isNaN(Date.parse(time)) ? day(time.slice(0, 10)) : safe(time);

/** One key to create, with what the old one had; `safe`: what makes other people's text fit for where it is put. */
export const createWords = (lost: Lost, t: Translate, safe: Safe = (text) => cleanText(text)) => {
  const { number } = formatsOf(t);
  const { key, carried } = lost;
  return {
    keyId: key.keyId,
    name: safe(key.comment) || t('card_noName'),
    load: carried
      ? t('keyLife_createLoad', [number(carried.last7), number(carried.last30)])
      : t('keyLife_createUnknown'),
    had: hadWords(lost, t, safe),
  };
};
