import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { mergeTeamFiles } from '../utils/rules/team/merge';
import { teamFileArb } from '../utils/rules/team/testing/arbitraries';
import { writeTeamFile } from '../utils/rules/team/write';
import { holdsLater } from '../utils/testing/properties';
import type { Io } from './io';
import { main } from './main';
import { createMemoryFiles } from './testing/memory-files';
import { t } from './testing/run';

const merge = async (base: string, ours: string, theirs: string) => {
  const files = createMemoryFiles();
  files.disk.set('base', base).set('ours', ours).set('theirs', theirs);
  const err: string[] = [];
  const silent = { isTerminal: false, write: () => {} };
  // A merge asks nobody and waits for nothing: the rest of the world is left out.
  const io = { files, t, unique: () => 'u', out: silent, err: { ...silent, write: (text: string) => err.push(text) } };
  const code = await main(['merge', 'base', 'ours', 'theirs'], io as unknown as Io);
  return { code, text: files.disk.get('ours'), err: err.join('') };
};

it('writes what the rules make of two files, and tells git of a conflict where both changed a field', async () => {
  await holdsLater(
    fc.asyncProperty(fc.option(teamFileArb, { freq: 4 }), teamFileArb, teamFileArb, async (base, mine, theirs) => {
      const merged = mergeTeamFiles(base, mine, theirs);
      const text = base === null ? '' : writeTeamFile(base);
      const run = await merge(text, writeTeamFile(mine), writeTeamFile(theirs));
      expect(run.text).toBe(writeTeamFile(merged.file));
      expect(run.code).toBe(merged.conflicts.length > 0 ? 2 : 0);
      const lost = merged.conflicts.length + merged.behind.length;
      expect(run.err.split('\n').filter(Boolean).length).toBe(lost);
    }),
    { numRuns: 200 },
  );
});

it('leaves ours as it is where one side can not be read', async () => {
  const ours = '{"version": "1.0", "projects": {}}';
  for (const theirs of ['', '{', '{"version": "2.0"}']) {
    const run = await merge('', ours, theirs);
    expect([run.code, run.text]).toEqual([1, ours]);
  }
});
