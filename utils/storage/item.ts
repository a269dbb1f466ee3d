import { browser } from 'wxt/browser';
import { fieldsOf } from '../objects';
import { createMutex } from './mutex';

/** Where a value is. */
interface Place {
  /** Its name in the browser's storage. Never changed once shipped: what is stored under it must not be lost. */
  readonly key: string;
  /** `local` by default. Content scripts can read `local`; `session` is closed to them, and gone with the browser. */
  readonly area?: 'local' | 'session';
}

interface ItemOptions<T> extends Place {
  /**
   * What is stored as a value, or `undefined` where it isn't one. By hand where content scripts need it: no zod there.
   */
  readonly parse: (raw: unknown) => T | undefined;
}

/** Reads a value alone: a script that does no more with it loads no more. */
export const readItem = async <T>({ key, area = 'local', parse }: ItemOptions<T>): Promise<T | undefined> => {
  const found: Record<string, unknown> = await browser.storage[area].get(key);
  return parse(found[key]);
};

/** Writes a value alone. */
export const writeItem = ({ key, area = 'local' }: Place, value: unknown): Promise<void> =>
  browser.storage[area].set({ [key]: value });

/** A small value in the browser's storage. Nothing secret: content scripts can read `storage.local`. */
export interface Item<T> {
  /** `undefined` where there is none, or what is stored isn't one. */
  read(): Promise<T | undefined>;
  write(value: T): Promise<void>;
  remove(): Promise<void>;
  /**
   * Writes what `to` makes of the value; `undefined` removes it, and the same value writes nothing. Changes run one
   * after the other, within this context. Rejects where `to` throws or the browser can't store; the old value then
   * stands.
   */
  change(to: (before: T | undefined) => T | undefined): Promise<void>;
  /** Calls whenever another value is stored, by any of the extension's contexts, until the signal. */
  watch(onChange: (value: T | undefined, before: T | undefined) => void, signal?: AbortSignal): void;
}

/** Declares a small stored value: its name, where it is, and how it is read. */
export const defineItem = <T>({ key, area = 'local', parse }: ItemOptions<T>): Item<T> => {
  const inTurn = createMutex();
  const read = (): Promise<T | undefined> => readItem({ key, area, parse });
  const write = (value: T): Promise<void> => writeItem({ key, area }, value);
  const remove = (): Promise<void> => browser.storage[area].remove(key);

  return {
    read,
    write,
    remove,
    change: (to) =>
      inTurn(async () => {
        const before = await read();
        const after = to(before);
        if (after !== before) await (after === undefined ? remove() : write(after));
      }),
    watch(onChange, signal) {
      const listener = (changes: Record<string, { oldValue?: unknown; newValue?: unknown }>, where: string): void => {
        const change = where === area ? changes[key] : undefined;
        // Firefox also reports a write of what was there.
        if (!change || JSON.stringify(change.oldValue) === JSON.stringify(change.newValue)) return;
        onChange(parse(change.newValue), parse(change.oldValue));
      };
      browser.storage.onChanged.addListener(listener);
      // After an update of the extension its object may be gone before the signal comes.
      signal?.addEventListener('abort', () => browser.storage?.onChanged.removeListener(listener), { once: true });
    },
  };
};

/** One value for each project, all under one name. */
export interface ProjectItem<T> {
  all(): Promise<Readonly<Record<string, T>>>;
  get(projectId: string): Promise<T | undefined>;
  /** As `Item.change`, for one project. */
  change(projectId: string, to: (before: T | undefined) => T | undefined): Promise<void>;
  watch(projectId: string, onChange: (value: T | undefined) => void, signal?: AbortSignal): void;
}

/** `parse` reads one project's entry. An entry that doesn't fit costs its own project what it held, and no other. */
export const defineProjectItem = <T>({ key, area, parse }: ItemOptions<T>): ProjectItem<T> => {
  const parseAll = (raw: unknown): Readonly<Record<string, T>> => {
    const entries = Object.entries(fieldsOf(raw)).flatMap(([projectId, entry]) => {
      const value = parse(entry);
      return value === undefined ? [] : [[projectId, value] as const];
    });
    return Object.fromEntries(entries);
  };
  const item = defineItem({ key, ...(area && { area }), parse: parseAll });
  const all = async (): Promise<Readonly<Record<string, T>>> => (await item.read()) ?? {};
  const own = (values: Readonly<Record<string, T>> | undefined, projectId: string): T | undefined =>
    values && Object.hasOwn(values, projectId) ? values[projectId] : undefined;

  return {
    all,
    get: async (projectId) => own(await all(), projectId),
    change: (projectId, to) =>
      item.change((values = {}) => {
        const before = own(values, projectId);
        const after = to(before);
        if (after === before) return values;
        const others = Object.entries(values).filter(([other]) => other !== projectId);
        return Object.fromEntries(after === undefined ? others : [...others, [projectId, after]]);
      }),
    watch: (projectId, onChange, signal) =>
      item.watch((values, before) => {
        const value = own(values, projectId);
        if (JSON.stringify(value) !== JSON.stringify(own(before, projectId))) onChange(value);
      }, signal),
  };
};
