import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Note } from '../rules/notes/note';
import { fileToSave, type Local, notesIn } from '../rules/team/local';
import type { TeamFile } from '../rules/team/team-file';
import { TEAM_FILE } from '../rules/team/team-file';
import { writeTeamFile } from '../rules/team/write';
import { readTeamFile } from './read';

const hasGit = spawnSync('git', ['--version']).status === 0;
const NOW = Date.parse('2026-11-21T12:00:00Z');
const KEYS = ['k1', 'k2', 'k3'];

const note = (subject: string, ask: string, by: string): Note => ({
  ...{ kind: 'key', subject },
  fields: {
    ask: { value: ask, at: '2026-11-21T12:00:00Z', by },
    purpose: { value: `Purpose of ${subject}`, at: '2026-11-20T12:00:00Z', by: 'Ada' },
  },
});
const saved = (notes: readonly Note[], before: TeamFile | null = null): string => {
  const local: Local = { projectId: 'p1', notes, members: [], serviceAccounts: [], before, now: NOW, by: 'Ada' };
  return writeTeamFile(fileToSave(local, false));
};
const read = (text: string): TeamFile => {
  const found = readTeamFile(text);
  if (!found.ok) throw new Error(JSON.stringify(found.fault));
  return found.file;
};

it.skipIf(!hasGit)(
  `two people’s edits of two keys merge in plain git, and the result reads${hasGit ? '' : ' (skipped: git is not installed)'}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'linchpin-git-'));
    const git = (...args: string[]): string =>
      execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...args], {
        ...{ cwd: folder, encoding: 'utf8', stdio: 'pipe' },
        env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
      });
    const commit = (text: string, message: string): void => {
      writeFileSync(join(folder, TEAM_FILE), text);
      git('add', TEAM_FILE);
      git('commit', '-q', '-m', message);
    };
    const edited = (key: string, by: string): string =>
      saved(KEYS.map((each) => note(each, each === key ? `${by} now` : 'Ida', each === key ? by : 'Ada')));
    try {
      git('init', '-q', '-b', 'main');
      commit(saved(KEYS.map((key) => note(key, 'Ida', 'Ada'))), 'what both know');
      git('checkout', '-q', '-b', 'bo');
      commit(edited('k2', 'Bo'), 'Bo edits a key');
      git('checkout', '-q', 'main');
      commit(edited('k1', 'Ada'), 'Ada edits the key beside it');
      git('merge', '-q', '-m', 'both', 'bo');
      const text = readFileSync(join(folder, TEAM_FILE), 'utf8');
      const asked = notesIn(read(text), 'p1').map(({ subject, fields }) => [subject, fields.ask?.value]);
      expect(asked).toEqual([
        ['k1', 'Ada now'],
        ['k2', 'Bo now'],
        ['k3', 'Ida'],
      ]);
      expect(writeTeamFile(read(text))).toBe(text);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
