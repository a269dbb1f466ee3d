import { browser } from 'wxt/browser';
import { fieldsOf } from '../objects';

type Plain = string | boolean;

/** Something that one page leaves for the next page of the same project, which takes it once. */
export interface PendingItem<T> {
  readonly leave: (projectId: string, content: T) => Promise<void>;
  /** What was left for this project; `null` where there is nothing, or it was left too long ago. */
  readonly take: (projectId: string) => Promise<T | null>;
  readonly drop: () => Promise<void>;
  /**
   * Calls when something is left, by whatever page, while this one is in sight, and when it comes into sight: one in another tab
   * must not take it away.
   */
  readonly onLeft: (call: () => void, signal: AbortSignal) => void;
}

/**
 * Lives in `storage.local`, so that it survives a navigation and the page can't see it.
 * @param example Tells the fields of the content, and of which kind each is: whatever else is found there counts as nothing.
 */
export const definePendingItem = <T extends Readonly<Record<keyof T, Plain>>>(
  key: string,
  example: T,
  lifetimeMs: number,
): PendingItem<T> => {
  const fields = Object.keys(example) as (keyof T & string)[]; // its own type gives no names
  const fits = (value: unknown): value is T =>
    fields.every((field) => typeof fieldsOf(value)[field] === typeof example[field]);
  const drop = async (): Promise<void> => browser.storage.local.remove(key);

  return {
    drop,
    leave: async (projectId, content) =>
      browser.storage.local.set({ [key]: { projectId, content, until: Date.now() + lifetimeMs } }),
    async take(projectId) {
      const { [key]: stored } = await browser.storage.local.get(key);
      if (stored === undefined) return null;
      const { content, until, projectId: owner } = fieldsOf(stored);
      // A clock that was set back since must not keep it for longer.
      const left = typeof until === 'number' ? until - Date.now() : 0;
      const isCurrent = left > 0 && left <= lifetimeMs && fits(content);
      if (isCurrent && owner !== projectId) return null;
      await drop();
      return isCurrent ? content : null;
    },
    onLeft(call, signal) {
      const onChange = (changes: Record<string, { newValue?: unknown }>, area: string): void => {
        if (area === 'local' && changes[key]?.newValue && !document.hidden) call();
      };
      const onSight = (): void => {
        if (!document.hidden) call();
      };
      browser.storage.onChanged.addListener(onChange);
      document.addEventListener('visibilitychange', onSight, { signal });
      // An extension that is gone has no storage any more.
      signal.addEventListener('abort', () => browser.storage?.onChanged.removeListener(onChange), { once: true });
    },
  };
};
