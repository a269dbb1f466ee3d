import { vi } from 'vitest';

type Asked = IDBObjectStore | IDBIndex | IDBCursor;
type Methods = Record<string, (...args: unknown[]) => unknown>;

/** Something else that a worker asks of the browser, by the object that has it and the names of its methods. */
export type AlsoAsked = readonly (readonly [object, readonly string[]])[];

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

/** Nothing of what the dead worker had begun to write happens; what had ended stays. */
const end = (transactions: Iterable<IDBTransaction>): void => {
  for (const transaction of transactions) {
    try {
      if (transaction.mode !== 'readonly') transaction.abort();
    } catch {
      // It had ended.
    }
  }
};

/** So many turns of the loop without a request are none to come: each takes two at most. */
const STILL_TURNS = 20;

const untilStill = async (count: () => number): Promise<void> => {
  let last = count();
  for (let still = 0; still < STILL_TURNS; still += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    if (count() === last) continue;
    last = count();
    still = 0;
  }
};

/**
 * Runs work, and what it goes on with in the background, in which the worker dies at the n-th thing that it asks of a
 * database or of the browser: transactions that are open are not completed, and nothing that it asks from then on
 * happens.
 * @returns Whether there was such a request.
 */
export const dyingAt = async (dies: number, work: () => Promise<unknown>, also: AlsoAsked = []): Promise<boolean> => {
  let asked = 0;
  const open = new Set<IDBTransaction>();
  const mortal = (
    target: object,
    names: readonly string[],
    transactionAsked: (self: unknown) => IDBTransaction | null,
  ) =>
    names.map((name) => {
      const methods = target as Methods; // as they are found by name
      const real = methods[name];
      return vi.spyOn(methods, name).mockImplementation(function (this: unknown, ...args: unknown[]) {
        asked += 1;
        const transaction = transactionAsked(this);
        if (transaction) open.add(transaction);
        if (asked < dies) return real?.apply(this, args);
        if (asked === dies) end(open);
        throw new Error('the worker is gone');
      });
    });
  const spies = [
    ...requests().flatMap(([prototype, names]) => mortal(prototype, names, (self) => transactionOf(self as Asked))),
    ...also.flatMap(([target, names]) => mortal(target, names, () => null)),
  ];
  await work().catch(() => undefined);
  await untilStill(() => asked);
  for (const spy of spies) spy.mockRestore();
  return asked >= dies;
};
