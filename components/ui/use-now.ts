import { useEffect, useState } from 'preact/hooks';

/** The present moment, renewed often enough for ages in minutes. */
export const useNow = (everyMs = 20_000): number => {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
};
