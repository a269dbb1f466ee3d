import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createLedger } from '../../../utils/ledger/ledger';
import { declarations } from '../../../utils/protocol/declarations';
import { failed, type Paused, whole } from '../../../utils/rules/answer';
import type { Member, Snapshot } from '../../../utils/rules/snapshot';
import { DEFAULT_SETTINGS } from '../../../utils/settings/schema';
import { countUp } from '../../../utils/storage/revision';
import { createTestTranslate } from '../../../utils/wording/testing';
import { createAnalyses } from '../analyses';
import { createHandlers, type Deps } from '../handlers';
import { guarded } from '../protocol';
import { createState } from '../state';
import {
  ADA,
  connectIn,
  consoleSender,
  key,
  NO_YEARS,
  NOTHING_LOGGED,
  NOW,
  PROJECT,
  pageSender,
  refused,
  snapshot,
} from '../testing/browser';
import { findingsOf, snoozeFinding, tidySnoozes, wakeFinding } from './findings';

const DAY_MS = 86_400_000;
const OWNER: Member = { ...ADA, scopes: ['owner'] };
const OTHER: Member = { memberId: 'm-bob', email: 'bob@example.com', scopes: ['owner'] };
/** Ada is the only Owner, and her key has no name. */
const READING = snapshot({ members: whole([OWNER]), keys: whole([key({ comment: '' })]), takenAt: NOW - 60_000 });
const ONLY_OWNER = `only-owner:${ADA.memberId}`;
const SNOOZE = { projectId: PROJECT, findingId: ONLY_OWNER, reason: 'hiring', until: '2026-12-01' };

const setUp = async (reading?: Snapshot, why: Paused | null = null) => {
  const ledger = createLedger();
  const state = createState();
  let now = NOW;
  const parts = {
    ...{ ledger, state, t: createTestTranslate() },
    settings: async () => DEFAULT_SETTINGS,
    paused: async () => why,
    analyses: createAnalyses({ ledger, lastRequests: NOTHING_LOGGED, histories: NO_YEARS, now: () => now }),
    now: () => now,
  };
  await connectIn(ledger, reading);
  const look = async () => {
    const view = await findingsOf(PROJECT, parts);
    const { open = [], snoozed = [] } = view?.findings ?? {};
    return { open: open.map(({ id }) => id), snoozed: snoozed.map(({ id, reason, until }) => [id, reason, until]) };
  };
  const readAgain = async (over: Partial<Snapshot>) => {
    await ledger.writeSnapshot({ ...READING, ...over });
    await countUp(PROJECT);
    await tidySnoozes(PROJECT, parts);
  };
  const pass = (ms: number) => {
    now += ms;
  };
  return { ledger, parts, look, readAgain, pass };
};

beforeEach(() => {
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
});

describe('the findings of a project', () => {
  it('are none of a project that is not connected, and none yet of one that was never read', async () => {
    const { parts } = await setUp();
    expect(await findingsOf('99999999-2222-4333-8444-555555555555', parts)).toBeNull();
    expect(await findingsOf(PROJECT, parts)).toEqual({ findings: null, lastFault: null, problem: null, paused: null });
  });

  it('name who they are about, and what could not be judged', async () => {
    const { parts } = await setUp({ ...READING, invites: failed(refused('forbidden')) });
    const findings = (await findingsOf(PROJECT, parts))?.findings;
    const found = findings?.open.find(({ id }) => id === ONLY_OWNER);
    expect(found).toMatchObject({ subject: [{ text: 'Ada', foreign: true }], acts: [{ act: 'open-team' }] });
    expect(findings?.undecided).toEqual([
      expect.stringContaining('The invites could not be read.'),
      // Its one key has no use, which is what lost figures look like.
      expect.stringContaining('no use of any key'),
    ]);
    expect(findings?.members).toMatchObject([{ memberId: ADA.memberId, name: 'Ada', role: 'Owner' }]);
    expect(findings?.footnote).toContain('all keys visible');
  });

  it('count an invite from the first reading that showed it', async () => {
    const invites = whole([{ email: 'new@example.com', scope: 'member' }]);
    const { look, readAgain, pass } = await setUp({ ...READING, invites });
    pass(14 * DAY_MS);
    await readAgain({ invites, takenAt: NOW + 14 * DAY_MS });
    expect((await look()).open).toContain('invite-pending:new@example.com');
  });

  it('say how the latest reading failed', async () => {
    const { parts } = await setUp(READING);
    const fault = refused('offline');
    await parts.state.readings.change(PROJECT, () => ({ endedAt: NOW, fault, problem: null }));
    expect(await findingsOf(PROJECT, parts)).toMatchObject({ lastFault: fault, problem: null });
  });
});

describe('a snooze', () => {
  it('sets a finding aside with its reason and last day, until it is taken back', async () => {
    const { parts, look } = await setUp(READING);
    expect((await snoozeFinding(SNOOZE, parts)).problem).toBeNull();
    const during = await look();
    expect(during.open).not.toContain(ONLY_OWNER);
    expect(during.snoozed).toEqual([[ONLY_OWNER, 'hiring', 'Snoozed until the end of 1 Dec 2026']]);
    await wakeFinding(SNOOZE, parts);
    expect(await look()).toMatchObject({ open: expect.arrayContaining([ONLY_OWNER]), snoozed: [] });
  });

  it('carries when it was set, by Deepgram’s clock, and how the person signs', async () => {
    const { parts, ledger } = await setUp({ ...READING, clockOffset: 3_600_000 });
    const settings = async () => ({ ...(await parts.settings()), signature: ' Ada\u202e L. ' });
    await snoozeFinding(SNOOZE, { ...parts, settings });
    const { projectId: _, ...terms } = SNOOZE;
    expect(await ledger.snoozes.read(PROJECT)).toEqual({
      state: 'present',
      value: [{ ...terms, at: '2026-11-21T13:00:00Z', by: 'Ada L.' }],
    });
  });

  it('takes the place of an earlier one of the same finding', async () => {
    const { parts, look } = await setUp(READING);
    await snoozeFinding(SNOOZE, parts);
    await snoozeFinding({ ...SNOOZE, reason: 'still hiring', until: '2026-11-25' }, parts);
    expect((await look()).snoozed).toEqual([[ONLY_OWNER, 'still hiring', 'Snoozed until the end of 25 Nov 2026']]);
  });

  it.each(['2026-11-20', '2027-11-23', '2026-02-30', '9999-99-99'])('to %s is refused', async (until) => {
    const { parts, ledger } = await setUp(READING);
    await expect(snoozeFinding({ ...SNOOZE, until }, parts)).rejects.toThrow(RangeError);
    expect(await ledger.snoozes.read(PROJECT)).toEqual({ state: 'absent' });
  });

  it('of a finding that has already resolved stores nothing', async () => {
    const { parts, ledger } = await setUp({ ...READING, members: whole([OWNER, OTHER]) });
    await snoozeFinding(SNOOZE, parts);
    expect(await ledger.snoozes.read(PROJECT)).toEqual({ state: 'present', value: [] });
  });

  it('is let go by the reading that shows its finding resolved, and by none that cannot tell', async () => {
    const { parts, ledger, readAgain } = await setUp(READING);
    await snoozeFinding(SNOOZE, parts);
    await readAgain({ members: failed(refused('forbidden')) });
    expect(await ledger.snoozes.read(PROJECT)).toMatchObject({ value: [{ findingId: ONLY_OWNER }] });
    await readAgain({ members: whole([OWNER, OTHER]) });
    expect(await ledger.snoozes.read(PROJECT)).toEqual({ state: 'present', value: [] });
  });

  it('that could not be stored says so, and the findings stay as they were', async () => {
    const { parts, look } = await setUp(READING);
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const { problem, view } = await snoozeFinding(SNOOZE, parts);
    vi.restoreAllMocks();
    expect(problem).toBe('full');
    expect(view?.findings?.open.map(({ id }) => id)).toContain(ONLY_OWNER);
    expect((await look()).snoozed).toEqual([]);
  });

  it.each([
    ['no reason', { reason: '  ' }],
    ['too long a reason', { reason: 'x'.repeat(201) }],
    ['a day that is none', { until: 'tomorrow' }],
    ['no project', { projectId: 'p' }],
  ])('with %s is ill-formed', (_, over) => {
    expect(declarations.snoozeFinding.query().safeParse(SNOOZE).success).toBe(true);
    expect(declarations.snoozeFinding.query().safeParse({ ...SNOOZE, ...over }).success).toBe(false);
  });
});

describe('what a page of the Console may not ask', () => {
  it.each(['getFindings', 'snoozeFinding', 'wakeFinding'] as const)('%s', async (message) => {
    const { parts } = await setUp(READING);
    // Only what findings need of the background's parts: these messages use no other.
    const locking = { used: async () => undefined };
    const handler = createHandlers({ ...parts, locking } as unknown as Deps)[message];
    const ask = guarded<typeof message>(handler as Parameters<typeof guarded<typeof message>>[0]);
    await expect(ask(SNOOZE, consoleSender())).rejects.toMatchObject({ name: 'Refusal', reason: 'sender' });
    expect(await ask(SNOOZE, pageSender())).not.toBeNull();
  });
});
