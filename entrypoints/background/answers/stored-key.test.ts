import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { createLedger } from '../../../utils/ledger/ledger';
import { failed, whole, withGaps } from '../../../utils/rules/answer';
import type { Snapshot } from '../../../utils/rules/snapshot';
import type { VaultAnswer } from '../../../utils/vault/types';
import { ADA, connectIn, KEY_ID, key, NOW, PROJECT, refused, SECRET, snapshot } from '../testing/browser';
import { storedKey } from './stored-key';

const PRESENT: VaultAnswer = { state: 'present', secret: SECRET };

const told = async (reading: Snapshot | undefined, held: VaultAnswer = PRESENT) => {
  const ledger = createLedger();
  await connectIn(ledger, reading);
  return storedKey(PROJECT, { ledger, vault: { get: async () => held } });
};
const rowOf = (rows: NonNullable<Awaited<ReturnType<typeof told>>>['scopes'], id: string) =>
  rows.find((row) => row.id === id);

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('what is known of the stored key', () => {
  it('is who made it with which role, what it may read and could write, and when it ends', async () => {
    const found = await told(snapshot({ keys: whole([key({ expires: '2027-01-01T00:00:00Z' })]) }));
    expect(found).toMatchObject({
      keyId: KEY_ID,
      creator: { name: 'Ada', email: ADA.email, role: 'admin' },
      expires: '2027-01-01T00:00:00Z',
      ...{ listed: true, creatorLeft: false, seesAllKeys: true, seesUse: true, state: 'usable', takenAt: NOW },
    });
    expect(rowOf(found?.scopes ?? [], 'people')?.state).toBe('granted');
    expect(rowOf(found?.scopes ?? [], 'writes')?.scopes).toContain('keys:write');
  });

  it('never holds the secret', async () => {
    expect(JSON.stringify(await told(snapshot()))).not.toContain(SECRET);
  });

  it('names what a weaker role of its creator would take, of what is read with it', async () => {
    const owner = { ...ADA, scopes: ['owner'] };
    const found = await told(snapshot({ keys: whole([key({ scopes: ['owner'] })]), members: whole([owner]) }));
    expect(found?.demotions).toEqual([
      { role: 'admin', loses: [] },
      { role: 'member', loses: ['members:read', 'admins:read', 'owners:read', 'billing:read'] },
    ]);
  });

  it('counts as a loss nothing that the key lacks already', async () => {
    const granular = ['project:read', 'keys:read', 'members:read'];
    const reading = snapshot({ viewer: { keyId: KEY_ID, scopes: granular }, keys: whole([key({ scopes: granular })]) });
    expect((await told(reading))?.demotions).toEqual([{ role: 'member', loses: ['members:read'] }]);
    const capped = snapshot({ keys: whole([key()]), members: whole([{ ...ADA, scopes: ['member'] }]) });
    expect((await told(capped))?.demotions).toEqual([]);
  });

  it('says that its creator has left only where the list of members is whole', async () => {
    expect((await told(snapshot({ members: whole([]) })))?.creatorLeft).toBe(true);
    const part = withGaps<readonly (typeof ADA)[]>([], [{ reason: 'rows-unreadable', count: 1, path: 'members[0]' }]);
    expect((await told(snapshot({ members: part })))?.creatorLeft).toBe(false);
    expect((await told(snapshot({ members: failed(refused('forbidden')) })))?.creatorLeft).toBe(false);
  });

  it('is found among the expired keys too', async () => {
    const ended = key({ expires: '2026-01-01T00:00:00Z' });
    expect(await told(snapshot({ keys: whole([]), expiredKeys: whole([ended]) }))).toMatchObject({
      listed: true,
      expires: ended.expires,
    });
  });

  it('guesses no creator and no end where its id or its row is missing', async () => {
    const nameless = await told(snapshot({ viewer: {} }));
    expect(nameless).toMatchObject({ keyId: null, creator: null, listed: false, demotions: [] });
    expect(await told(snapshot({ keys: whole([]) }))).toMatchObject({ creator: null, listed: false, expires: null });
  });

  it.each([
    [{ state: 'locked' }, 'locked'],
    [{ state: 'session-ended' }, 'session-ended'],
    [{ state: 'absent' }, 'unusable'],
    [{ state: 'damaged', reason: 'undecryptable' }, 'unusable'],
    [{ state: 'unavailable', problem: 'full' }, 'storage'],
  ] as const)('says whether it can be used: %j is %s', async (held, state) => {
    expect((await told(snapshot(), held))?.state).toBe(state);
  });

  it('is nothing before a first reading, or where nothing is connected', async () => {
    expect(await told(undefined)).toBeNull();
    const ledger = createLedger();
    expect(await storedKey(PROJECT, { ledger, vault: { get: async () => PRESENT } })).toBeNull();
  });
});

it('a stored key is not taken for missing where the storage does not answer', async () => {
  expect((await told(snapshot(), { state: 'unavailable', problem: 'unavailable' }))?.state).toBe('storage');
  expect((await told(snapshot(), { state: 'absent' }))?.state).toBe('unusable');
});
