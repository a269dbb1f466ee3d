import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

/** The browser's permission for notifications, which the stand-in for it knows nothing of. */
export const permissionToNotify = (given: boolean, answer = true) => {
  const state = { given };
  const listeners = new Set<() => void>();
  const changes = {
    addListener: (listener: () => void) => void listeners.add(listener),
    removeListener: (listener: () => void) => void listeners.delete(listener),
  };
  const set = (now: boolean): void => {
    state.given = now;
    for (const listener of listeners) listener();
  };
  const asked = vi.fn(async () => {
    if (answer) set(true);
    return answer;
  });
  vi.spyOn(fakeBrowser, 'permissions', 'get').mockReturnValue({
    ...fakeBrowser.permissions,
    contains: async () => state.given,
    request: asked,
    ...{ onAdded: changes, onRemoved: changes },
  } as unknown as typeof fakeBrowser.permissions); // all of it that the page uses
  return { asked, set };
};
