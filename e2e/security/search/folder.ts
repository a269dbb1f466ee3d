import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding, Searcher } from './searcher';

/** Every file below a folder, links left out: they lead to what is searched anyway, or away. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => {
      const found = lstatSync(path);
      if (found.isDirectory()) return filesBelow(path);
      return found.isFile() ? [path] : [];
    });

/** A browser's profile as it lies on the disk, byte for byte; the files' names too. */
export const searchFolder = (searcher: Searcher, folder: string): Finding[] =>
  filesBelow(folder).flatMap((path) => [
    ...searcher.search(`the name of ${path}`, path.slice(folder.length)),
    ...searcher.search(path.slice(folder.length + 1), readFileSync(path)),
  ]);
