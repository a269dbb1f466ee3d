import { isYounger } from '../age';
import { ALERT_KINDS, type AlertKind } from './kinds';

/** So many notifications of a kind within a week that nobody looked at: fewer may do. */
const MANY = 5;
const WEEK_MS = 7 * 86_400_000;

/** An event of which a notification was shown. */
export interface Shown {
  readonly projectId: string;
  readonly seq: number;
  readonly kind: AlertKind;
  /** The notification's. */
  readonly id: string;
  /** When it was shown; milliseconds since the epoch. */
  readonly at: number;
  readonly clicked: boolean;
}

export interface Unanswered {
  readonly kind: AlertKind;
  /** How many notifications told of it. */
  readonly times: number;
}

/** Kinds that were told often within a week, and of which nobody pressed a notification or looked at an event. */
export const unansweredKinds = (
  shown: readonly Shown[],
  isSeen: (projectId: string, seq: number) => boolean,
  now: number,
): readonly Unanswered[] => {
  const lately = shown.filter(({ at }) => isYounger(at, now, WEEK_MS));
  return ALERT_KINDS.flatMap((kind): Unanswered[] => {
    const own = lately.filter((each) => each.kind === kind);
    if (own.some(({ clicked, projectId, seq }) => clicked || isSeen(projectId, seq))) return [];
    const times = new Set(own.map(({ id }) => id)).size;
    return times >= MANY ? [{ kind, times }] : [];
  });
};
