import type { SessionMemory } from '../session-memory';

/** Session memory as a browser keeps it: values go through JSON, and `clear` is the browser's restart. */
export const memoryInMap = () => {
  const values = new Map<string, string>();
  return {
    values,
    get: async (name: string): Promise<unknown> => {
      const text = values.get(name);
      return text === undefined ? undefined : JSON.parse(text);
    },
    set: async (name: string, value: unknown) => void values.set(name, JSON.stringify(value)),
    remove: async (names: readonly string[]) => {
      for (const name of names) values.delete(name);
    },
    names: async () => [...values.keys()],
    clear: () => values.clear(),
  } satisfies SessionMemory & Record<string, unknown>;
};
