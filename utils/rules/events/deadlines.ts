import { timeOf } from '../days';
import type { ApiKey } from '../snapshot';
import type { Baseline } from './baseline';
import { carriedBy, mayHaveCarried } from './carried';
import { DEADLINE_STEPS, type DeadlineStep, type Told } from './event';

const DAY_MS = 86_400_000;

/**
 * The nearest step that a key has come to; `null` of one that ends later, has ended, or never does. A key that was made
 * to live no longer than a step is not told of it: that it ends so soon is what it was made for, as the keys that
 * Deepgram's Playground makes for eight hours.
 * @param now Milliseconds since the epoch.
 */
const stepDue = ({ created, expires }: ApiKey, now: number): DeadlineStep | null => {
  const ends = expires === undefined ? null : timeOf(expires);
  if (ends === null) return null;
  const left = ends - now;
  const life = ends - (timeOf(created) ?? 0);
  const due = DEADLINE_STEPS.filter((step) => left <= step * DAY_MS && life > step * DAY_MS);
  return left > 0 ? (due.at(-1) ?? null) : null;
};

/**
 * Keys that end soon, by the last whole list of them: those that may be in use, and the one that Linchpin reads with.
 * The same at each reading until the next step is due; what was told before is left out by who stores it (repeat.ts).
 */
export const deadlinesIn = (
  { keys, usage }: Baseline,
  storedKeyId: string | undefined,
  now: number,
): readonly Told[] => {
  if (!keys) return [];
  return keys.value.flatMap((key): Told[] => {
    const step = stepDue(key, now);
    if (step === null) return [];
    const carried = carriedBy(key, usage);
    const told = { key, step, carried };
    const [from, to] = [keys.readAt, now];
    if (key.keyId === storedKeyId) return [{ change: { name: 'stored-key.expiry-neared', ...told }, from, to }];
    return mayHaveCarried(carried) ? [{ change: { name: 'key.expiry-neared', ...told }, from, to }] : [];
  });
};
