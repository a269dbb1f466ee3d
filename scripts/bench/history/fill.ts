import { openDB } from 'idb';
import { createLedger } from '../../../utils/ledger/ledger';
import { STORES } from '../../../utils/ledger/stores';
import type { Change } from '../../../utils/rules/events/event';
import { subjectOf } from '../../../utils/rules/events/subject';

const BATCH = 5_000;
const KEYS = 2_000;
const MINUTE_MS = 60_000;

const idOf = (key: number): string => `bbbbbbbb-0001-4bbb-8bbb-${String(key).padStart(12, '0')}`;

/** What a busy project's history is made of: keys that come, begin, pause, are renamed and go. */
const changeAt = (at: number): Change => {
  const creator = { memberId: `m${at % 100}`, email: `person-${at % 100}@northwind.example` };
  const created = '2025-01-01T00:00:00Z';
  const key = { keyId: idOf(at % KEYS), comment: `job ${at % KEYS}`, scopes: ['member'], tags: [], created, creator };
  switch (at % 5) {
    case 0:
      return { name: 'key.appeared', key };
    case 1:
      return { name: 'traffic.started', key, day: '2026-01-01' };
    case 2:
      return { name: 'traffic.stopped', key, day: '2026-01-09', daily: 1_200 };
    case 3:
      return { name: 'key.renamed', key, was: `task ${at}` };
    default:
      return {
        ...{ name: 'key.disappeared', key, cause: 'deleted' },
        carried: { last7: 900, last30: 4_000, lastDay: '2026-01-08' },
      };
  }
};

/** Fills the page's own ledger with events, the latest now, as if a project had been watched for long. */
const fill = async ({ projectId, events }: { readonly projectId: string; readonly events: number }): Promise<void> => {
  const ledger = createLedger();
  await ledger.writeProject({ projectId, name: 'Bench', connectedAt: 0, lastReadAt: null, viewer: {} });
  await ledger.close();
  const db = await openDB('linchpin-ledger');
  const now = Date.now();
  for (let first = 1; first <= events; first += BATCH) {
    const tx = db.transaction('events', 'readwrite');
    for (let seq = first; seq < first + BATCH && seq <= events; seq += 1) {
      const change = changeAt(seq);
      const to = now - (events - seq) * 2 * MINUTE_MS;
      const event = { seq, epoch: 'bench', from: to - 15 * MINUTE_MS, to, subject: subjectOf(change), change };
      void tx.store.put(STORES.events.close([projectId, seq], event));
    }
    await tx.done;
  }
  db.close();
};

Object.assign(globalThis, { __fillHistory: fill });
