import { useEffect, useRef, useState } from 'preact/hooks';
import type { Assessment, AssessmentQuery } from '../../utils/assessment';

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

/** So long after an answer it is asked again: the background reads anew what is a minute old by then. */
const AGAIN_MS = 60_000;
const LOOK_MS = 1_000;
/** Whatever a person does first after a computer slept. Timers stand still meanwhile and may be late. */
const WAKING = ['visibilitychange', 'resume', 'pointerdown', 'keydown'];

const isOver = ({ staleAt }: Assessment): boolean => Date.now() >= staleAt;

/**
 * An assessment, asked for when it is first shown, and once a minute from then on while anybody can see it.
 * @param keepsCurrent Ask again at all. A role that has been given is judged by what was before it.
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
    let current = true;
    let asking = false;
    let answeredAt = 0;
    const load = async (): Promise<void> => {
      if (asking) return;
      asking = true;
      const at = Date.now();
      try {
        const assessment = await getAssessment(query);
        if (!current) return;
        if (!assessment) setLoaded({ state: 'gone' });
        else setLoaded({ state: 'ready', assessment, askedAt: at, failedAt: null, isStale: isOver(assessment) });
      } catch {
        if (current)
          setLoaded((before) => (before.state === 'ready' ? { ...before, failedAt: at } : { state: 'failed' }));
      } finally {
        answeredAt = Date.now();
        asking = false;
      }
    };
    const look = (): void => {
      setLoaded((before) =>
        before.state === 'ready' && before.isStale !== isOver(before.assessment)
          ? { ...before, isStale: isOver(before.assessment) }
          : before,
      );
      if (keepsCurrent && !document.hidden && !asking && Date.now() - answeredAt >= AGAIN_MS) void load();
    };
    ask.current = () => void load();
    setLoaded({ state: 'loading' });
    void load();
    const timer = setInterval(look, LOOK_MS);
    for (const kind of WAKING) document.addEventListener(kind, look, true);
    for (const kind of ['focus', 'pageshow']) window.addEventListener(kind, look);
    return () => {
      current = false;
      clearInterval(timer);
      for (const kind of WAKING) document.removeEventListener(kind, look, true);
      for (const kind of ['focus', 'pageshow']) window.removeEventListener(kind, look);
    };
    // The query is a new object at every render; what it says is what counts.
  }, [asked, getAssessment, keepsCurrent]);
  return { loaded, again: () => ask.current() };
};
