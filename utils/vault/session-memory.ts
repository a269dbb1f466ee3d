import { browser } from 'wxt/browser';

/** Named JSON values that outlive the worker and not the browser. Every method rejects when the browser refuses. */
export interface SessionMemory {
  /** `undefined` where there is none. */
  get(name: string): Promise<unknown>;
  set(name: string, value: unknown): Promise<void>;
  remove(names: readonly string[]): Promise<void>;
  names(): Promise<readonly string[]>;
}

/**
 * `storage.session`: held in memory, never written to disk, and closed to content scripts and web pages unless
 * `setAccessLevel` opens it, which Linchpin never calls (developer.chrome.com/docs/extensions/reference/api/storage).
 */
export const sessionMemory: SessionMemory = {
  async get(name) {
    const found: Record<string, unknown> = await browser.storage.session.get(name);
    return found[name];
  },
  set: (name, value) => browser.storage.session.set({ [name]: value }),
  remove: (names) => browser.storage.session.remove([...names]),
  names: async () => Object.keys(await browser.storage.session.get(null)),
};
