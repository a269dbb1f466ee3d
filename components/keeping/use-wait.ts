import { useEffect, useState } from 'preact/hooks';

const STEP_MS = 250;

const secondsTo = (until: number | null): number =>
  until === null ? 0 : Math.max(0, Math.ceil((until - Date.now()) / 1000));

/** Whole seconds until a moment (milliseconds since the epoch), counted down; 0 once it has come. */
export const useWait = (until: number | null): number => {
  const [seconds, setSeconds] = useState(() => secondsTo(until));
  useEffect(() => {
    setSeconds(secondsTo(until));
    if (secondsTo(until) === 0) return;
    const timer = setInterval(() => {
      setSeconds(secondsTo(until));
      if (secondsTo(until) === 0) clearInterval(timer);
    }, STEP_MS);
    return () => clearInterval(timer);
  }, [until]);
  return seconds;
};
