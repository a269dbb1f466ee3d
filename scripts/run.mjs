// The first stage of every command: plain JavaScript, so that it runs on a machine with Node and nothing else. It
// installs the packages of the lock file where they are missing, then goes on in TypeScript.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [command, ...rest] = process.argv.slice(2);
const commands = [
  'demo',
  'test',
  'test-security',
  'test-least',
  'check',
  'bench',
  'mutation',
  'build',
  'zip',
  'reproducible',
];

if (!command || !commands.includes(command)) {
  console.error(`Usage: node scripts/run.mjs ${commands.join('|')}`);
  process.exit(2);
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Linchpin needs Node 20.19 or newer; this is ${process.versions.node}. Get it from https://nodejs.org.`,
  );
  process.exit(2);
}

const packagesOf = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined);
/** npm keeps what it installed in a lock file of its own. Packages for other systems are not in it. */
const installed = packagesOf(join(root, 'node_modules', '.package-lock.json'));
const wanted = packagesOf(join(root, 'package-lock.json'));
const upToDate =
  installed &&
  Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );

if (!upToDate) {
  console.log('• Installing the packages of package-lock.json (npm ci) …');
  // A shell, because npm is a command file on Windows; one text, because Node takes no separate arguments for a shell.
  const { status } = spawnSync('npm ci --no-audit --no-fund --loglevel=error', {
    cwd: root,
    stdio: 'inherit',
    shell: true,
    env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: 'true' },
  });
  if (status !== 0) {
    console.error('The packages could not be installed. Is the npm registry reachable? Then run the command again.');
    process.exit(status ?? 1);
  }
}

const tsx = pathToFileURL(join(root, 'node_modules', 'tsx', 'dist', 'loader.mjs')).href;
const { status } = spawnSync(process.execPath, ['--import', tsx, join(root, 'scripts', `${command}.ts`), ...rest], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(status ?? 1);
