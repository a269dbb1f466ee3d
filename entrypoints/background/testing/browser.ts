import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Stored } from '../../../utils/ledger/store';
import type { Ledger, ProjectRecord } from '../../../utils/ledger/types';
import { type Answer, type Fault, failed, whole } from '../../../utils/rules/answer';
import type { ApiKey, Member, Snapshot } from '../../../utils/rules/snapshot';
import type { Sender } from '../sender';

export const PROJECT = '11111111-2222-4333-8444-555555555555';
export const KEY_ID = 'aaaaaaaa-0001-4aaa-8aaa-aaaaaaaaaaaa';
export const SECRET = '0123456789abcdef0123456789abcdef01234567';
export const NOW = Date.UTC(2026, 10, 21, 12);

export const consoleAddress = (projectId: string): string => `https://console.deepgram.com/project/${projectId}/team`;

export const pageSender = (): Sender => ({
  id: fakeBrowser.runtime.id,
  url: fakeBrowser.runtime.getURL('/popup.html'),
});
export const consoleSender = (over: Partial<Sender> = {}): Sender => ({
  id: fakeBrowser.runtime.id,
  url: consoleAddress(PROJECT),
  frameId: 0,
  tab: { id: 7, url: consoleAddress(PROJECT) },
  ...over,
});

/** A request log that nobody has asked. */
export const NOTHING_LOGGED = { seen: async () => ({}) };
export const NO_YEARS = { known: async () => ({}) };
/** A ledger that doesn't answer for days of use. */
export const NO_DAYS = { readDays: async () => ({ state: 'unavailable', problem: 'unavailable' }) as const };

/** A ledger in which nobody has noted anything. */
export const NO_NOTES = {
  records: {
    read: async () => ({ state: 'absent' }) as const,
    list: async () => ({ state: 'present', values: [], damaged: [] }) as const,
    change: async () => ({ ok: true }) as const,
  },
};

export const refused = (kind: Fault['kind'], endpoint = 'GET /v1/projects'): Fault => ({ kind, endpoint });

export const ADA: Member = { memberId: 'm-ada', email: 'ada@example.com', firstName: 'Ada', scopes: ['admin'] };

export const key = (over: Partial<ApiKey> = {}): ApiKey => ({
  keyId: KEY_ID,
  comment: 'ingest',
  scopes: ['admin'],
  tags: [],
  created: '2026-01-01T00:00:00Z',
  creator: ADA,
  ...over,
});

const DAYS = { from: '2026-08-23', to: '2026-11-21', byAccessor: {}, unattributed: [] };

export const snapshot = (over: Partial<Snapshot> = {}): Snapshot => ({
  projectId: PROJECT,
  projectName: 'Voice',
  takenAt: NOW,
  viewer: { keyId: KEY_ID },
  keys: whole([key()]),
  expiredKeys: whole([]),
  members: whole([ADA]),
  invites: whole([]),
  usage: whole(DAYS),
  cost: whole(DAYS),
  ...over,
});

/** A snapshot of which no part could be read. */
export const nothingRead = (fault: Fault): Snapshot => {
  const none: Answer<never> = failed(fault);
  return snapshot({ keys: none, expiredKeys: none, members: none, invites: none, usage: none, cost: none });
};

export const record = (over: Partial<ProjectRecord> = {}): ProjectRecord => ({
  projectId: PROJECT,
  name: 'Voice',
  connectedAt: NOW,
  lastReadAt: null,
  viewer: {},
  ...over,
});

/** Stores a connected project, with a reading if one is given. */
export const connectIn = async (ledger: Ledger, reading?: Snapshot): Promise<void> => {
  await ledger.writeProject(record());
  if (reading) await ledger.writeSnapshot(reading);
};

export const storedValue = <T>(stored: Stored<T>): T | null => (stored.state === 'present' ? stored.value : null);
