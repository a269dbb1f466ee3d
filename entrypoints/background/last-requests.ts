import { createQueue } from '../../utils/deepgram/pacing';
import type { LastRequest, ProjectReader } from '../../utils/deepgram/types';
import type { ProjectAnalysis } from '../../utils/rules/analysis';
import { type Answer, map, seenIn } from '../../utils/rules/answer';
import { dayOf, timeOf } from '../../utils/rules/days';
import type { LogReading, Snapshot } from '../../utils/rules/snapshot';
import { createAskedLately } from './recent';
import type { State } from './state';

type Log = NonNullable<Snapshot['log']>;

export interface LastRequests {
  /** What the log says of these keys, asked for now unless it was within the last minute. Never rejects. */
  ask(projectId: string, keyIds: readonly string[]): Promise<Log>;
  /** The latest requests that earlier calls have shown, however long ago. */
  seen(projectId: string): Promise<Log>;
}

interface Deps {
  readonly reader: Pick<ProjectReader, 'lastRequest'>;
  readonly state: Pick<State, 'loggedRequests'>;
  readonly now: () => number;
}

/** A key's log is read at most this often, however often a card or a panel is opened. */
const KEPT_MS = 60_000;
const MOST_KEPT = 100;
/** Calls at a time, however many keys a verdict is about (docs/architecture.md, calls). */
const MOST_AT_ONCE = 2;
/** Keys of a project whose latest request is remembered; the log itself reaches back 90 days. */
const MOST_REMEMBERED = 200;

/**
 * The one call per key that Linchpin makes, for keys that a person wants to know about (docs/architecture.md, calls).
 */
export const createLastRequests = ({ reader, state, now }: Deps): LastRequests => {
  const lately = createAskedLately<Answer<LastRequest | null>>({ most: MOST_KEPT, keptMs: KEPT_MS, now });
  const inTurn = createQueue(MOST_AT_ONCE);
  const latest = (projectId: string, keyId: string) =>
    lately.ask(`${projectId} ${keyId}`, () => inTurn(() => reader.lastRequest({ projectId, keyId })));

  /** Keeps what was told, the newest last; a request once seen is not forgotten for an answer that lacks it. */
  const remember = (projectId: string, told: Readonly<Record<string, string>>): Promise<void> =>
    state.loggedRequests.change(projectId, (before = {}) => {
      const news = Object.entries(told).filter(
        ([keyId, time]) => laterTime(before[keyId] ?? null, time) !== before[keyId],
      );
      if (news.length === 0) return before;
      const others = Object.entries(before).filter(([keyId]) => !news.some(([other]) => other === keyId));
      return Object.fromEntries([...others, ...news].slice(-MOST_REMEMBERED));
    });

  const seen = async (projectId: string): Promise<Log> =>
    Object.fromEntries(
      Object.entries((await state.loggedRequests.get(projectId)) ?? {}).map(([keyId, time]) => [
        keyId,
        // Asked at no moment that could vouch for what came after it.
        { askedAt: Number.NEGATIVE_INFINITY, latest: { state: 'whole', value: time }, seen: time } satisfies LogReading,
      ]),
    );

  return {
    seen,
    async ask(projectId, keyIds) {
      const entries = keyIds.map((keyId) => [keyId, latest(projectId, keyId)] as const);
      const answers = await Promise.all(
        entries.map(
          async ([keyId, { askedAt, answer }]) =>
            [keyId, askedAt, map(await answer, (last) => last?.created ?? null)] as const,
        ),
      );
      const told = answers.flatMap(([keyId, , { state: how, ...rest }]) =>
        how !== 'failed' && 'value' in rest && rest.value !== null ? [[keyId, rest.value] as const] : [],
      );
      if (told.length > 0) await remember(projectId, Object.fromEntries(told));
      const before = await seen(projectId);
      return {
        ...before,
        ...Object.fromEntries(
          answers.map(([keyId, askedAt, answer]) => [
            keyId,
            { askedAt, latest: answer, seen: before[keyId]?.seen ?? null },
          ]),
        ),
      };
    },
  };
};

/** The later of two times (RFC 3339); one that can't be read is none. */
const laterTime = (a: string | null, b: string): string | null => {
  const before = a === null ? null : timeOf(a);
  const after = timeOf(b);
  return after !== null && (before === null || after > before) ? b : a;
};

/** Whether the log shows use that an analysis doesn't. */
export const tellsNews = (analysis: ProjectAnalysis, log: Log): boolean =>
  [...seenIn(analysis.keys), ...seenIn(analysis.expiredKeys)].some(({ key, use }) => {
    const time = Object.hasOwn(log, key.keyId) ? log[key.keyId]?.seen : null;
    const ms = time ? timeOf(time) : null;
    return ms !== null && use.state !== 'failed' && dayOf(ms) > (use.value.lastDay ?? '');
  });
