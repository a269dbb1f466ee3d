import type { TextRun, Tone } from '../../protocol/messages';
import type { Carried, Change, ChangeOf, DeathCause } from '../../rules/events/event';
import type { ApiKey } from '../../rules/snapshot';
import { formatsOf } from '../formats';
import { fullName } from '../people';
import { runsOf } from '../runs';
import { cleanText } from '../sanitise';
import type { Translate } from '../translate';

/** How one kind of change is told. */
export interface ChangeWords<C extends Change> {
  readonly tone: (change: C) => Tone;
  readonly title: (change: C, t: Translate) => readonly TextRun[];
  readonly detail: (change: C, t: Translate) => string;
}

/** One change, told. */
export interface WordedChange {
  readonly tone: Tone;
  readonly title: readonly TextRun[];
  readonly detail: string;
}

export const worded = <C extends Change>(words: ChangeWords<C>, change: C, t: Translate): WordedChange => ({
  tone: words.tone(change),
  title: words.title(change, t),
  detail: words.detail(change, t),
});

export const toned = (tone: Tone) => (): Tone => tone;

export const nameOf = ({ comment }: ApiKey, t: Translate): string => cleanText(comment) || t('card_noName');
export const creatorOf = ({ creator }: ApiKey): string => fullName(creator);

export const onKey =
  <C extends { readonly key: ApiKey }>(fill: (name: string, change: C, t: Translate) => string) =>
  (change: C, t: Translate): readonly TextRun[] =>
    runsOf([nameOf(change.key, t)] as const, ([name]) => fill(name, change, t));

/** What a key carried before it went: what stands or falls with it. */
export const carriedWords = (carried: Carried | null, t: Translate): string => {
  if (!carried) return t('history_carriedUnknown');
  const { number, day } = formatsOf(t);
  if (carried.lastDay === null) return t('history_carriedNothing');
  return t('history_carried', [number(carried.last7), number(carried.last30), day(carried.lastDay)]);
};

const wasUsed = ({ carried }: { readonly carried: Carried | null }): boolean => (carried?.last30 ?? 0) > 0;

const CAUSES: Readonly<Record<DeathCause, (key: ApiKey, t: Translate) => readonly [readonly TextRun[], string]>> = {
  'creator-removed': (key, t) => [
    runsOf([nameOf(key, t), creatorOf(key)] as const, ([name, who]) => t('history_keyDied', [name, who])),
    t('history_keyDiedWhy'),
  ],
  deleted: (key, t) => [
    runsOf([nameOf(key, t)] as const, ([name]) => t('history_keyDeleted', [name])),
    t('history_keyDeletedWhy'),
  ],
  unknown: (key, t) => [
    runsOf([nameOf(key, t)] as const, ([name]) => t('history_keyGone', [name])),
    t('history_keyGoneWhy'),
  ],
};

type EndName = 'key.disappeared' | 'key.expired';

/** How the end of a key's life is told. Apart from other changes: the Console's log page tells of these alone. */
export const ENDS: { readonly [N in EndName]: ChangeWords<ChangeOf<N>> } = {
  'key.disappeared': {
    tone: (change) => (wasUsed(change) ? 'stop' : 'attention'),
    title: ({ key, cause }, t) => CAUSES[cause](key, t)[0],
    detail: ({ key, cause, carried }, t) => `${CAUSES[cause](key, t)[1]} ${carriedWords(carried, t)}`,
  },
  'key.expired': {
    tone: (change) => (wasUsed(change) ? 'stop' : 'quiet'),
    title: onKey((name, _, t) => t('history_keyExpired', [name])),
    detail: ({ carried }, t) => carriedWords(carried, t),
  },
};

export const endWords = (change: ChangeOf<EndName>, t: Translate): WordedChange =>
  change.name === 'key.expired' ? worded(ENDS['key.expired'], change, t) : worded(ENDS['key.disappeared'], change, t);
