import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

/** What the toolbar's button says. The stand-in for the browser has no such button. */
export const toolbar = () => {
  const button = { text: '(as it was)', title: '(as it was)' };
  vi.spyOn(fakeBrowser, 'action', 'get').mockReturnValue({
    ...fakeBrowser.action,
    setBadgeText: async ({ text }: { text: string | null }) => void Object.assign(button, { text }),
    setTitle: async ({ title }: { title: string | null }) => void Object.assign(button, { title }),
  } as typeof fakeBrowser.action); // The two that are called.
  return button;
};
