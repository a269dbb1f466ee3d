import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import type { Files } from './io';

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

/** Why a file could not be read or written, as the system names it: `ENOSPC`, `EACCES`. Never a path's content. */
export const problemOf = (error: unknown): string => String(codeOf(error) ?? 'unknown');

export const exists = (error: unknown): boolean => codeOf(error) === 'EEXIST';

const orNull = async <T>(work: Promise<T>): Promise<T | null> => {
  try {
    return await work;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
};

/** Readable and writable by who runs it alone: a state tells of a company's keys. */
const PRIVATE = 0o600;
/** As the system makes any file: results are read by others, and the team's file belongs to git. */
const SHARED = 0o666;

export const nodeFiles: Files = {
  read: (path) => orNull(readFile(path, 'utf8')),
  create: async (path, text, isShared) => {
    const file = await open(path, 'wx', isShared ? SHARED : PRIVATE);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
  },
  rename,
  remove: (path) => rm(path, { force: true }),
  changedAt: async (path) => (await orNull(stat(path)))?.mtimeMs ?? null,
};

/** Writes beside the file and puts it in its place: whoever reads has the old text or the new one, whole. */
export const replaceFile = async (
  files: Files,
  path: string,
  text: string,
  unique: string,
  isShared = false,
): Promise<void> => {
  const beside = `${path}.${unique}.tmp`;
  try {
    await files.create(beside, text, isShared);
    await files.rename(beside, path);
  } catch (error) {
    // What is left of it takes up room on a disk that may be full.
    await files.remove(beside).catch(() => undefined);
    throw error;
  }
};
