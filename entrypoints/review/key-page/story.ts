import type { KeyLife } from '../../../utils/protocol/views/key-life';
import type { Told } from '../../../utils/rules/events/event';
import { type Heirs, heirsOf } from '../../../utils/rules/key-life/heirs';
import { type KeyDays, keyDaysOf } from '../../../utils/rules/key-life/key-days';
import { endOf, type Life, type LifeGround, type Listed, lifeOf, usedDaysOf } from '../../../utils/rules/key-life/life';
import { type PostMortem, postMortemOf } from '../../../utils/rules/key-life/post-mortem';
import type { ApiKey } from '../../../utils/rules/snapshot';

/** What the page tells of one key. */
export interface Story {
  /** As it was seen last; `null`: no reading ever listed it. */
  readonly key: ApiKey | null;
  readonly listed: Listed;
  /** Nothing at all is known of it. */
  readonly isUnknown: boolean;
  readonly life: Life;
  readonly days: KeyDays | null;
  readonly death: { readonly postMortem: PostMortem; readonly heirs: Heirs } | null;
}

const listedAs = ({ listed, areKeysWhole }: KeyLife): Listed => listed?.status ?? (areKeysWhole ? 'gone' : 'unknown');

/** What could be read of them. */
const toldIn = (found: KeyLife['around']): readonly Told[] => (found?.state === 'present' ? found.events : []);

const keyOf = ({ listed, history }: KeyLife): ApiKey | null => {
  if (listed) return listed.key;
  const last = toldIn(history).findLast(({ change }) => 'key' in change)?.change;
  return last && 'key' in last ? last.key : null;
};

/** What follows from all that is stored of a key. */
export const storyOf = (keyId: string, stored: KeyLife): Story => {
  const { around, near, users, today } = stored;
  const told = toldIn(stored.history);
  const days = stored.days && keyDaysOf(stored.days, keyId);
  const lastDay = stored.listed?.state.lastDay;
  const ground: LifeGround = {
    key: keyOf(stored),
    listed: listedAs(stored),
    days,
    // By whichever source, the request log and a year that was asked for among them.
    usedOn: lastDay ? [lastDay] : [],
    told,
    today,
  };
  const end = endOf(ground);
  return {
    key: ground.key,
    listed: ground.listed,
    isUnknown: ground.key === null && told.length === 0 && usedDaysOf(ground).length === 0,
    life: lifeOf(ground),
    days,
    death: end && {
      postMortem: postMortemOf(end, toldIn(around), days),
      heirs: near ? heirsOf(end.change.key, end, users, near) : 'unread',
    },
  };
};
