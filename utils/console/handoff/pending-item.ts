import { fieldsOf } from '../../objects';
import { defineItem } from '../../storage/item';

/** Something that one page leaves for the next page of the same project, which takes it once. */
interface PendingItem<T> {
  readonly leave: (projectId: string, content: T) => Promise<void>;
  /** What was left for this project; `null` where there is nothing, or it was left too long ago. */
  readonly take: (projectId: string) => Promise<T | null>;
  readonly drop: () => Promise<void>;
  /**
   * Calls when something is left, by any page, while this page is visible, and when this page becomes visible: a page
   * in a background tab must not take it.
   */
  readonly onLeft: (call: () => void, signal: AbortSignal) => void;
}

interface Left<T> {
  readonly projectId: string;
  readonly content: T;
  /** Milliseconds since the epoch. */
  readonly until: number;
}

/** In `storage.local`, so that it survives a navigation and the page can't see it. */
export const definePendingItem = <T>(
  key: string,
  parse: (raw: unknown) => T | undefined,
  lifetimeMs: number,
): PendingItem<T> => {
  /** `null`: something is stored, and is no use any more. */
  const parseLeft = (raw: unknown): Left<T> | null | undefined => {
    if (raw === undefined) return undefined;
    const { projectId, content: rawContent, until } = fieldsOf(raw);
    const content = parse(rawContent);
    // A clock that was set back since must not keep it for longer.
    const left = typeof until === 'number' ? until - Date.now() : 0;
    const isCurrent = content !== undefined && typeof projectId === 'string' && left > 0 && left <= lifetimeMs;
    return isCurrent ? { projectId, content, until: Number(until) } : null;
  };
  const item = defineItem({ key, parse: parseLeft });

  return {
    drop: item.remove,
    leave: (projectId, content) => item.write({ projectId, content, until: Date.now() + lifetimeMs }),
    async take(projectId) {
      const left = await item.read();
      const isOthers = left && left.projectId !== projectId;
      if (left === undefined || isOthers) return null;
      await item.remove();
      return left?.content ?? null;
    },
    onLeft(call, signal) {
      const callInSight = (): void => {
        if (!document.hidden) call();
      };
      item.watch((left) => {
        if (left) callInSight();
      }, signal);
      document.addEventListener('visibilitychange', callInSight, { signal });
    },
  };
};
