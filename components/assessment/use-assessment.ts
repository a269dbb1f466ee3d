import { useEffect, useRef, useState } from 'preact/hooks';
import { createRetry } from '../../utils/protocol/until-answered';
import type { Assessment, AssessmentQuery } from '../../utils/protocol/views/assessment';
import { isYounger } from '../../utils/rules/age';
import { watchRevision } from '../../utils/storage/revision';

export type GetAssessment = (query: AssessmentQuery) => Promise<Assessment | null>;

export type Loaded =
  | { readonly state: 'loading' | 'failed' | 'gone' }
  | {
      readonly state: 'ready';
      readonly assessment: Assessment;
      /** When it was asked for; milliseconds since the epoch. */
      readonly askedAt: number;
      /** When it was asked for again in vain. */
      readonly failedAt: number | null;
      /** It is too old to be shown. */
      readonly isStale: boolean;
    };

/** How long after an answer it is asked again: the background reads again what is a minute old by then. */
const AGAIN_MS = 60_000;
const LOOK_MS = 1_000;
/** Whatever a person does first after a computer slept. Timers stand still meanwhile and may be late. */
const WAKING = ['visibilitychange', 'resume', 'pointerdown', 'keydown'];

/**
 * Also over: what was asked for at a moment ahead of the clock. The clock was set back since, and `staleAt` says
 * nothing.
 */
const isOver = ({ staleAt }: Assessment, askedAt: number): boolean => Date.now() >= staleAt || askedAt > Date.now();

const asFailed = (before: Loaded, failedAt: number): Loaded =>
  before.state === 'ready' ? { ...before, failedAt } : { state: 'failed' };

/**
 * An assessment, asked for when it is first shown, and once a minute from then on while anybody can see it.
 * @param keepsCurrent Ask again once it is answered. A role that has been given is judged by what was before it.
 */
export const useAssessment = (
  query: AssessmentQuery | null,
  getAssessment: GetAssessment,
  keepsCurrent: boolean,
): { readonly loaded: Loaded; readonly again: () => void } => {
  const [loaded, setLoaded] = useState<Loaded>({ state: 'loading' });
  const ask = useRef<() => void>(() => undefined);
  const asked = query && JSON.stringify(query);
  useEffect(() => {
    if (!query) return;
    const life = new AbortController();
    const { signal } = life;
    const retry = createRetry(() => void load(false), signal);
    let asking = false;
    /** Something has changed since it was asked, so that the answer may be overtaken. */
    let overtaken = false;
    let answeredAt = 0;
    /** What is judged by how it was before an act is asked until it is answered, and no later. */
    let asksAgain = true;
    const load = async (byPerson: boolean): Promise<void> => {
      if (asking) return;
      asking = true;
      overtaken = false;
      const at = Date.now();
      try {
        const assessment = await getAssessment(byPerson ? query : { ...query, again: true });
        if (signal.aborted) return;
        asksAgain = keepsCurrent;
        retry.stop();
        if (!assessment) setLoaded({ state: 'gone' });
        else setLoaded({ state: 'ready', assessment, askedAt: at, failedAt: null, isStale: isOver(assessment, at) });
      } catch {
        if (!signal.aborted) setLoaded((before) => asFailed(before, at));
        if (asksAgain) retry.failed();
      } finally {
        answeredAt = Date.now();
        asking = false;
      }
      if (overtaken && !signal.aborted) void load(false);
    };
    const look = (event?: Event): void => {
      setLoaded((before) => {
        if (before.state !== 'ready') return before;
        const isStale = isOver(before.assessment, before.askedAt);
        return isStale === before.isStale ? before : { ...before, isStale };
      });
      if (keepsCurrent && !document.hidden && !asking && !isYounger(answeredAt, Date.now(), AGAIN_MS))
        void load(event?.isTrusted === true);
    };
    const onNew = (): void => {
      if (!keepsCurrent) return;
      // Its own question may have brought the reading: the answer then is of that already.
      if (asking) overtaken = true;
      else void load(false);
    };
    watchRevision(query.projectId, signal, onNew);
    ask.current = () => void load(true);
    setLoaded({ state: 'loading' });
    void load(true);
    const timer = setInterval(() => look(), LOOK_MS);
    for (const kind of WAKING) document.addEventListener(kind, look, { capture: true, signal });
    for (const kind of ['focus', 'pageshow']) window.addEventListener(kind, look, { signal });
    return () => {
      life.abort();
      clearInterval(timer);
    };
    // The query is a new object at every render; what it says is what counts.
  }, [asked, getAssessment, keepsCurrent]);
  return { loaded, again: () => ask.current() };
};
