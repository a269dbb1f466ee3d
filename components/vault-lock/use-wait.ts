import { useEffect, useState } from 'preact/hooks';

const STEP_MS = 250;

/** Also 0 where the clock was set back since the wait was read: the background has to say again how long it lasts. */
const secondsTo = (until: number | null, toldAt: number): number => {
  const now = Date.now();
  return until === null || now < toldAt ? 0 : Math.max(0, Math.ceil((until - now) / 1000));
};

/** Whole seconds until a moment (milliseconds since the epoch), counted down; 0 once it has come. */
export const useWait = (until: number | null): number => {
  const [seconds, setSeconds] = useState(() => secondsTo(until, Date.now()));
  useEffect(() => {
    const toldAt = Date.now();
    setSeconds(secondsTo(until, toldAt));
    if (secondsTo(until, toldAt) === 0) return;
    const timer = setInterval(() => {
      setSeconds(secondsTo(until, toldAt));
      if (secondsTo(until, toldAt) === 0) clearInterval(timer);
    }, STEP_MS);
    return () => clearInterval(timer);
  }, [until]);
  return seconds;
};
