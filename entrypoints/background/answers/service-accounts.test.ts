import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it } from 'vitest';
import { createLedger } from '../../../utils/ledger/ledger';
import { failed, whole, withGaps } from '../../../utils/rules/answer';
import { aKey, aMember, FAULT, OWN_KEYS_ONLY } from '../../../utils/rules/testing';
import { connectIn, PROJECT, record, snapshot } from '../testing/browser';
import { offerServiceAccounts } from './projects';

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

it('likely service accounts are offered for each project that was read, with their visible keys', async () => {
  const ledger = createLedger();
  expect(await offerServiceAccounts([], { ledger })).toEqual([]);
  await connectIn(ledger, snapshot({ members, keys: whole(keys) }));
  await ledger.writeProject(record({ projectId: PROJECT.replace('1', '9'), name: 'Not read yet' }));
  const [offer, ...others] = await offerServiceAccounts([], { ledger });
  expect(others).toEqual([]);
  expect(offer).toEqual({
    ...{ projectId: PROJECT, name: 'Voice', more: 0 },
    accounts: [
      { email: 'reception@northwind.example', because: 'no-name', keys: 2 },
      { email: 'platform-bot@northwind.example', because: 'address', keys: 0 },
    ],
  });
  const marked = ['reception@northwind.example', '*-bot@northwind.example'];
  expect(await offerServiceAccounts(marked, { ledger })).toEqual([]);
});

it('likely service accounts are offered from a partial reading, and none without members', async () => {
  const ledger = createLedger();
  await connectIn(ledger, snapshot({ members, keys: withGaps(keys.slice(0, 1), [OWN_KEYS_ONLY]) }));
  const [offer] = await offerServiceAccounts([], { ledger });
  expect(offer?.accounts.map(({ email }) => email)).toEqual(['platform-bot@northwind.example']);
  await ledger.writeSnapshot(snapshot({ members: failed(FAULT), keys: whole(keys) }));
  expect(await offerServiceAccounts([], { ledger })).toEqual([]);
});

it('likely service accounts are listed up to twenty for each project, and the rest counted', async () => {
  const ledger = createLedger();
  const bots = Array.from({ length: 33 }, (_, i) => aMember(`bot-${i}`, 'member'));
  await connectIn(ledger, snapshot({ members: whole(bots), keys: whole([]) }));
  const [offer] = await offerServiceAccounts([], { ledger });
  expect([offer?.accounts.length, offer?.more]).toEqual([20, 13]);
});
