import { formatsOf } from './formats';
import type { Translate } from './translate';

/** What the toolbar's button tells of. */
export interface ToolbarFacts {
  /** Whether any project is connected. */
  readonly isConnected: boolean;
  /** Why projects aren't watched at present, those that nobody has looked at (`watch.paused`'s reasons). */
  readonly pauses: readonly string[];
  /** Urgent changes that nobody has seen. */
  readonly unseen: number;
}

interface Sign {
  readonly applies: (facts: ToolbarFacts) => boolean;
  /** On the button, which has room for about four characters. */
  readonly text: (facts: ToolbarFacts, t: Translate) => string;
  /** What it means and what to do, as a whole sentence. */
  readonly title: (facts: ToolbarFacts, t: Translate) => string;
}

const MOST_SHOWN = 99;

const isPausedBy =
  (isOne: (why: string) => boolean) =>
  ({ pauses }: ToolbarFacts): boolean =>
    pauses.some(isOne);

const paused = (isOne: (why: string) => boolean, title: (t: Translate) => string): Sign => ({
  applies: isPausedBy(isOne),
  text: () => '‖',
  title: (_, t) => title(t),
});

const unreachable = (why: string): boolean => why === 'unreachable';
const locked = (why: string): boolean => why === 'locked';
const refused = (why: string): boolean => why === 'refused';

/**
 * What the button says, the most pressing first. The first that applies gives its text; the tooltip has the sentence of
 * each.
 *
 * | Text    | When                                                             |
 * | ------- | ---------------------------------------------------------------- |
 * | `Key`   | no project is connected                                          |
 * | `!`     | Deepgram refuses a stored key                                    |
 * | `1`…`99+` | urgent changes that nobody has seen                            |
 * | `‖`     | watching pauses: session over, locked, or Deepgram out of reach  |
 * |         | none of these                                                    |
 */
const SIGNS: readonly Sign[] = [
  {
    applies: ({ isConnected }) => !isConnected,
    text: (_, t) => t('toolbar_connect'),
    title: (_, t) => t('toolbar_connectTitle'),
  },
  { applies: isPausedBy(refused), text: () => '!', title: (_, t) => t('toolbar_refused') },
  {
    applies: ({ unseen }) => unseen > 0,
    text: ({ unseen }, t) => {
      const { number } = formatsOf(t);
      return unseen > MOST_SHOWN ? `${number(MOST_SHOWN)}+` : number(unseen);
    },
    title: ({ unseen }, t) => t('toolbar_unseen', unseen, [formatsOf(t).number(unseen)]),
  },
  paused(
    (why) => ![refused, locked, unreachable].some((isOne) => isOne(why)),
    (t) => t('toolbar_session'),
  ),
  paused(locked, (t) => t('toolbar_locked')),
  paused(unreachable, (t) => t('toolbar_unreachable')),
];

export const toolbarWords = (facts: ToolbarFacts, t: Translate): { readonly text: string; readonly title: string } => {
  const signs = SIGNS.filter(({ applies }) => applies(facts));
  return {
    text: signs[0]?.text(facts, t) ?? '',
    title: signs.length > 0 ? signs.map(({ title }) => title(facts, t)).join('\n') : t('extName'),
  };
};
