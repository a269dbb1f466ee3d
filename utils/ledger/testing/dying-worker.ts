import { vi } from 'vitest';

type Asked = IDBObjectStore | IDBIndex | IDBCursor;
type Methods = Record<string, (...args: unknown[]) => unknown>;

/** Every way in which something is asked of a database within a transaction, by the prototype that has it. */
const requests = (): readonly (readonly [Asked, readonly string[]])[] => {
  const reads = ['get', 'getAll', 'getAllKeys', 'count', 'openCursor', 'openKeyCursor'];
  return [
    [IDBObjectStore.prototype, [...reads, 'put', 'add', 'delete', 'clear']],
    [IDBIndex.prototype, reads],
    [IDBCursor.prototype, ['continue', 'update', 'delete']],
  ];
};

const transactionOf = (asked: Asked): IDBTransaction => {
  if ('source' in asked) return transactionOf(asked.source);
  return 'objectStore' in asked ? asked.objectStore.transaction : asked.transaction;
};

/**
 * Runs work in which the worker dies at the n-th request of any transaction: that transaction is not completed, and
 * nothing that it asks from then on happens.
 * @returns Whether there was such a request.
 */
export const dyingAt = async (dies: number, work: () => Promise<unknown>): Promise<boolean> => {
  let asked = 0;
  const spies = requests().flatMap(([prototype, names]) =>
    names.map((name) => {
      const methods = prototype as unknown as Methods; // as they are found by name
      const real = methods[name];
      return vi.spyOn(methods, name).mockImplementation(function (this: unknown, ...args: unknown[]) {
        asked += 1;
        if (asked < dies) return real?.apply(this, args);
        const transaction = transactionOf(this as Asked);
        if (asked === dies && transaction.mode !== 'readonly') transaction.abort();
        throw new Error('the worker is gone');
      });
    }),
  );
  await work().catch(() => undefined);
  for (const spy of spies) spy.mockRestore();
  return asked >= dies;
};
