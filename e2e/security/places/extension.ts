import type { Page } from 'puppeteer';
import { inPage } from '../../harness/in-page';

interface Area {
  get(keys: null): Promise<object>;
}
interface Chrome {
  readonly storage: Readonly<Record<'local' | 'sync' | 'session', Area>>;
  readonly alarms: { getAll(): Promise<object[]> };
}

/** The extension's storage areas and alarms, each as JSON; to be asked on one of its pages. */
export const readAreas = (page: Page): Promise<Readonly<Record<'local' | 'sync' | 'session' | 'alarms', string>>> =>
  inPage(page, async () => {
    // The extension's own API, which the types of this side don't know.
    const { chrome } = globalThis as unknown as { chrome: Chrome };
    const all = async (area: Area): Promise<string> => JSON.stringify(await area.get(null));
    const { local, sync, session } = chrome.storage;
    return {
      local: await all(local),
      sync: await all(sync),
      session: await all(session),
      alarms: JSON.stringify(await chrome.alarms.getAll()),
    };
  });

/** Every record of every database of the page's origin, bytes as one character each: to be searched as Latin-1. */
export const readDatabases = (page: Page): Promise<string> =>
  inPage(page, async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const latin = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    const text = (value: unknown): string => {
      if (value instanceof ArrayBuffer) return latin(new Uint8Array(value));
      if (ArrayBuffer.isView(value)) return latin(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
      if (value instanceof CryptoKey)
        return `CryptoKey ${JSON.stringify(value.algorithm)} extractable ${value.extractable}`;
      if (Array.isArray(value)) return value.map(text).join('\n');
      if (typeof value === 'object' && value !== null)
        return Object.entries(value)
          .map(([key, one]) => `${key}=${text(one)}`)
          .join('\n');
      return String(value);
    };
    const found: string[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const records = database.transaction(store).objectStore(store);
        found.push(`${name}/${store}`, text(await done(records.getAllKeys())), text(await done(records.getAll())));
      }
      database.close();
    }
    return found.join('\n');
  });
