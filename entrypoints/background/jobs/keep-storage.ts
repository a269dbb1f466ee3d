/**
 * Asks the browser to keep what is stored when the disk is nearly full. Firefox takes an extension's databases for any
 * site's, and grants this unasked with `unlimitedStorage`; Chromium keeps them by that permission alone, and has no
 * such method in a worker.
 */
export const keepStorage = async (): Promise<void> => {
  const storage: Partial<StorageManager> | undefined = globalThis.navigator?.storage;
  await storage?.persist?.();
};
