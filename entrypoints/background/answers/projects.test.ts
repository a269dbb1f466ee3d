import { describe, expect, it } from 'vitest';
import type { StoredProjects } from '../../../utils/ledger/types';
import { PROJECT, record } from '../testing/browser';
import { listProjects } from './projects';

const listed = (stored: StoredProjects) => listProjects({ ledger: { listProjects: async () => stored } });

describe('the connected projects', () => {
  it('keep one whose record is damaged, so that its key can still be erased', async () => {
    const damaged = '99999999-2222-4333-8444-555555555555';
    expect(await listed({ state: 'present', projects: [record()], damaged: [damaged] })).toEqual({
      projects: [
        { projectId: PROJECT, name: 'Voice', lastReadAt: null },
        { projectId: damaged, name: '', lastReadAt: null },
      ],
      problem: null,
    });
  });

  it('are none, with the reason, when the database can not be read', async () => {
    expect(await listed({ state: 'unavailable', problem: 'unavailable' })).toEqual({
      projects: [],
      problem: 'unavailable',
    });
  });
});
