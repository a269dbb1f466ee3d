import type { Item, Telling } from '../../rules/alerts/plan-telling';
import { formatsOf } from '../formats';
import { fullName } from '../people';
import { cleanText, isolated } from '../sanitise';
import type { Translate } from '../translate';
import { HEADLINES } from './headlines';

/** What a notification says, as plain text: the system shows it as it is. */
export interface NotificationWords {
  readonly title: string;
  readonly message: string;
  /** What a press on it does, for browsers that have room for it. */
  readonly context?: string;
}

interface Context {
  /** By project id; other people's text, perhaps empty. */
  readonly projectNames: ReadonlyMap<string, string>;
  /** No names of keys, people and projects, as others may see the screen. */
  readonly hideNames: boolean;
}

/** So many names are told; of more, how many more there are. */
const MOST_NAMES = 3;
const MAX_NAME = 40;

/** What an alert is about, by name; `null` of one that is about the project as a whole. */
const nameOf = ({ change }: Item, t: Translate): string | null => {
  if ('key' in change) return cleanText(change.key.comment, MAX_NAME) || t('card_noName');
  return 'member' in change ? cleanText(fullName(change.member), MAX_NAME) : null;
};

const namesOf = (items: readonly Item[], t: Translate): string => {
  const names = [...new Set(items.map((item) => nameOf(item, t)).filter((name) => name !== null))].map(isolated);
  const { list, number } = formatsOf(t);
  if (names.length <= MOST_NAMES) return names.length > 0 ? list(names) : '';
  return t('alerts_namesMore', [names.slice(0, MOST_NAMES).join(', '), number(names.length - MOST_NAMES)]);
};

/** The projects that it is about, unless that would name them. */
const titleOf = ({ items }: Telling, { projectNames, hideNames }: Context, t: Translate): string => {
  const ids = [...new Set(items.map(({ projectId }) => projectId))];
  if (ids.length > 1) return t('alerts_titleProjects', ids.length, [formatsOf(t).number(ids.length)]);
  const name = hideNames ? '' : cleanText(projectNames.get(ids[0] ?? '') ?? '', MAX_NAME);
  return name === '' ? t('extName') : t('alerts_titleProject', [isolated(name)]);
};

/** One notification in words: the worst kind with its names, and how many changes there are beside it. */
export const notificationWords = (telling: Telling, context: Context, t: Translate): NotificationWords => {
  const { items } = telling;
  const { number } = formatsOf(t);
  const [worst] = items;
  const alike = items.filter(
    ({ alert, change }) => alert.kind === worst.alert.kind && (change.name === worst.change.name || !isPaused(worst)),
  );
  const headline = HEADLINES[worst.alert.kind](alike, t);
  const names = context.hideNames ? '' : namesOf(alike, t);
  const said = names === '' ? headline : t('alerts_named', [headline, names]);
  const others = items.length - alike.length;
  const more = t('alerts_more', others, [number(others)]);
  return {
    title: titleOf(telling, context, t),
    message: others > 0 ? t('alerts_andMore', [said, more]) : said,
    context: t('alerts_press'),
  };
};

const isPaused = ({ change }: Item): boolean => change.name === 'watch.paused';
