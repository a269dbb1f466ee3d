import { daysBetween } from '../days';
import type { DayRange, MemberPicture } from '../picture';
import { judgeKey } from './judge-key';
import type { KeyState, Rhythm } from './verdict';

/** What a reading alone says of how a member's active keys are used. Less than a verdict: nobody has asked for one yet. */
export interface MemberStanding {
  /** The worst of their keys. `quiet` is not safe: the past year was not read. */
  readonly state: Exclude<KeyState, 'expired'> | 'no-keys';
  /** Whole UTC days since the latest request on any of them, today not counted; `null`: none in the days that were read. */
  readonly quietDays: number | null;
  /** Of a key that comes back from silence. */
  readonly rhythm: Rhythm | null;
}

const WORST_FIRST = ['unknown', 'in-use', 'cooling', 'rhythmic', 'quiet'] as const;

/** How a member's active keys stand by the picture they were drawn in, for a badge. */
export const memberStanding = ({ member, keys }: MemberPicture, window: DayRange): MemberStanding => {
  if (keys.state === 'failed') return { state: 'unknown', quietDays: null, rhythm: null };
  const windowDays = daysBetween(window.from, window.to) + 1;
  const judged = keys.value.map((picture) => {
    const context = {
      window,
      windowDays,
      whole: keys.state === 'whole',
      history: null,
      member,
      storedKeyId: undefined,
    };
    return judgeKey({ picture, formerAccount: false }, context);
  });
  const state = WORST_FIRST.find((each) => judged.some((key) => key.state === each));
  const last = judged
    .flatMap(({ lastDay }) => lastDay ?? [])
    .sort()
    .at(-1);
  return {
    state: state ?? (keys.state === 'whole' ? 'no-keys' : 'unknown'),
    quietDays: last === undefined ? null : Math.max(0, daysBetween(last, window.to) - 1),
    rhythm: judged.find((key) => key.state === 'rhythmic')?.rhythm ?? null,
  };
};
