import { useEffect, useState } from 'preact/hooks';
import type { Fault } from '../../utils/rules/answer';

/** Whether the browser believes that there is a network. */
const useOnline = (): boolean => {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const update = () => setOnline(navigator.onLine);
    addEventListener('online', update);
    addEventListener('offline', update);
    return () => {
      removeEventListener('online', update);
      removeEventListener('offline', update);
    };
  }, []);
  return online;
};

/**
 * Whether there is no network, and nothing else to blame: a connection may fail for other reasons than this machine's
 * network, and what Deepgram answered outweighs both.
 */
export const useOffline = (fault: Fault | null): boolean => !useOnline() && (!fault || fault.kind === 'offline');
