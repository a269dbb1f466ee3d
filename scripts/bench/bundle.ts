import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** A script of the bench's own as one text, to be run in a page. `url`: of its file. */
export const bundle = async (url: URL): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(url)],
    ...{ bundle: true, write: false, format: 'iife', target: 'es2022', logLevel: 'silent' },
  });
  return outputFiles[0]?.text ?? '';
};
