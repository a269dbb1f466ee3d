import type { ClientOptions } from '../../../utils/deepgram/types';
import type { Simulator } from '../../index';

const LOOK_MS = 5;

/**
 * For a client whose deadline passes once the simulator leaves its call without an answer, and never before: no test
 * waits for nothing, and no busy machine loses an answer.
 */
export const deadlinesOf = (simulator: Simulator): Pick<ClientOptions, 'fetch' | 'deadline'> => {
  let latest = new AbortController();
  /** Calls without an answer whose deadline has passed. */
  const passed = new Set<object>();
  return {
    deadline: () => {
      latest = new AbortController();
      return latest.signal;
    },
    fetch: (input, init) => {
      // A client takes a deadline for each attempt, right before it sends.
      const limit = latest;
      const { pathname } = new URL(input instanceof Request ? input.url : input);
      const look = setInterval(() => {
        const hung = simulator.calls.list.find(
          (call) => call.status === 'hung' && call.path === pathname && !passed.has(call),
        );
        if (!hung) return;
        passed.add(hung);
        limit.abort();
      }, LOOK_MS);
      return simulator.fetch(input, init).finally(() => clearInterval(look));
    },
  };
};
