import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface Bundle {
  script: string;
  style: string;
}

const bundled = new Map<string, Promise<Bundle>>();

const once = (entry: string): Promise<Bundle> => {
  const made = bundled.get(entry) ?? bundle(entry);
  bundled.set(entry, made);
  return made;
};

/** The Console's browser application, bundled once a process. */
export const bundleApplication = (): Promise<Bundle> => once('app/main.ts');

/** What runs in a Console that somebody has taken over; bundled once a process. */
export const bundleHostile = (): Promise<Bundle> => once('hostile/main.ts');

async function bundle(entry: string): Promise<Bundle> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    outdir: '/assets',
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    logLevel: 'silent',
  });
  const textOf = (ending: string): string => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { script: textOf('.js'), style: textOf('.css') };
}
