import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it } from 'vitest';
import { createLedger } from '../../utils/ledger/ledger';
import { failed, whole, withGaps } from '../../utils/ownership/answer';
import { aKey, aMember, FAULT, OWN_KEYS_ONLY } from '../../utils/ownership/testing';
import { offerServiceAccounts } from './service-accounts';
import { connectIn, PROJECT, record, snapshot } from './testing';

const members = whole([
  aMember('maya', 'owner', { firstName: 'Maya', lastName: 'Iyer' }),
  aMember('platform-bot', 'admin'),
  aMember('reception', 'member'),
  aMember('idle', 'member'),
]);
const keys = [aKey('a', 'maya'), aKey('b', 'reception'), aKey('c', 'reception')];

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

it('offers, of each project that was read, who may well be a service account, with the keys that are seen', async () => {
  const ledger = createLedger();
  expect(await offerServiceAccounts([], ledger)).toEqual([]);
  await connectIn(ledger, snapshot({ members, keys: whole(keys) }));
  await ledger.writeProject(record({ projectId: PROJECT.replace('1', '9'), name: 'Not read yet' }));
  const [offer, ...others] = await offerServiceAccounts([], ledger);
  expect(others).toEqual([]);
  expect(offer).toEqual({
    ...{ projectId: PROJECT, name: 'Voice', more: 0 },
    accounts: [
      { email: 'reception@northwind.example', because: 'no-name', keys: 2 },
      { email: 'platform-bot@northwind.example', because: 'address', keys: 0 },
    ],
  });
  const marked = ['reception@northwind.example', '*-bot@northwind.example'];
  expect(await offerServiceAccounts(marked, ledger)).toEqual([]);
});

it('offers what was seen where not all was, and nobody where no member was', async () => {
  const ledger = createLedger();
  await connectIn(ledger, snapshot({ members, keys: withGaps(keys.slice(0, 1), [OWN_KEYS_ONLY]) }));
  const [offer] = await offerServiceAccounts([], ledger);
  expect(offer?.accounts.map(({ email }) => email)).toEqual(['platform-bot@northwind.example']);
  await ledger.writeSnapshot(snapshot({ members: failed(FAULT), keys: whole(keys) }));
  expect(await offerServiceAccounts([], ledger)).toEqual([]);
});

it('lists at most twenty of a project, and counts the rest', async () => {
  const ledger = createLedger();
  const bots = Array.from({ length: 33 }, (_, i) => aMember(`bot-${i}`, 'member'));
  await connectIn(ledger, snapshot({ members: whole(bots), keys: whole([]) }));
  const [offer] = await offerServiceAccounts([], ledger);
  expect([offer?.accounts.length, offer?.more]).toEqual([20, 13]);
});
