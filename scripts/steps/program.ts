import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What `spawn` gets. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly shell: boolean;
}

/** The parts of a package.json that say which programs there are. */
interface Manifest {
  readonly name: string;
  readonly bin?: string | Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const manifestIn = (folder: string): Manifest | undefined => {
  const file = join(folder, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : undefined;
};

/** The script that a package runs under this name. A package with a single program may leave the name out. */
const scriptNamed = (program: string, { name, bin }: Manifest): string | undefined => {
  if (typeof bin === 'string') return name.split('/').at(-1) === program ? bin : undefined;
  return bin?.[program];
};

/** Path of a program that one of the project's packages brings; `undefined` where none does. */
const findScript = (program: string, root: string): string | undefined => {
  const { dependencies, devDependencies } = manifestIn(root) ?? {};
  for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
    const folder = join(root, 'node_modules', name);
    const manifest = manifestIn(folder);
    const script = manifest && scriptNamed(program, manifest);
    if (script) return join(folder, script);
  }
  return undefined;
};

/**
 * How a program is started. Those of packages are scripts, which Node runs itself: the command files in
 * node_modules/.bin need a shell on Windows, and a shell would split arguments at the spaces in a user's folder.
 */
export const commandFor = (
  program: string,
  args: readonly string[],
  root: string,
  platform: NodeJS.Platform = process.platform,
): Command => {
  const script = findScript(program, root);
  if (script) return { file: process.execPath, args: [script, ...args], shell: false };
  // On Windows npm is a command file. Node takes no separate arguments for a shell, since it could not quote them.
  if (platform === 'win32') return { file: [program, ...args].join(' '), args: [], shell: true };
  return { file: program, args, shell: false };
};
