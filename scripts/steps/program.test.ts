import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checks } from './checks';
import { root, run } from './process';
import { commandFor } from './program';

const programs = [...checks.map(({ program }) => program), 'vitest', 'web-ext', 'puppeteer'];

describe('a program of a package', () => {
  it.each([...new Set(programs)])('%s is started by Node without a shell, on Windows too', (program) => {
    const { file, args, shell } = commandFor(program, ['a b'], root, 'win32');
    expect([file, args.at(-1), shell]).toEqual([process.execPath, 'a b', false]);
    expect(args[0]).toContain(join(root, 'node_modules'));
  });

  it('gets an argument with a space in it as one argument', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'linchpin folder '));
    try {
      const { code, output } = await run('tsc', ['--noEmit', '--project', folder]);
      expect(code).not.toBe(0);
      expect(output).toContain(basename(folder));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a program of the system', () => {
  it('is started through a shell on Windows, where npm is a command file', () => {
    expect(commandFor('npm', ['audit', '--json'], root, 'win32')).toEqual({
      file: 'npm audit --json',
      args: [],
      shell: true,
    });
  });

  it('is started as it is anywhere else', () => {
    expect(commandFor('npm', ['audit'], root, 'darwin')).toEqual({ file: 'npm', args: ['audit'], shell: false });
  });

  it('that is not there fails with its name in the output', async () => {
    const { code, output } = await run('linchpin-no-such-program', []);
    expect(code).not.toBe(0);
    expect(output).toContain('linchpin-no-such-program');
  });
});
