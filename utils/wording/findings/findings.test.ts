import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzeProject } from '../../rules/analyze-project';
import { failed, whole, withGaps } from '../../rules/answer';
import { findFindings } from '../../rules/findings/find-findings';
import type { FindingFacts, FindingKind, FindingOptions, FindingSubject, Snooze } from '../../rules/findings/finding';
import { FINDING_KINDS } from '../../rules/findings/kinds';
import { DEFAULT_NUMBERS } from '../../rules/numbers';
import type { Snapshot } from '../../rules/snapshot';
import {
  aKey,
  aMember,
  aSeries,
  aSnapshot,
  FAULT,
  NOW,
  OPTIONS,
  OWN_KEYS_ONLY,
  optionsArb,
  snapshotArb,
  TODAY,
} from '../../rules/testing';
import { holds } from '../../testing/properties';
import { createTestTranslate } from '../testing';
import { pictureOf, TEAM } from '../testing/team';
import { formatFindings } from './findings';

const t = createTestTranslate();

const tell = (
  snapshot: Snapshot,
  { snoozes = [], inviteSeenAt = {} }: { snoozes?: Snooze[]; inviteSeenAt?: Record<string, number> } = {},
  options: FindingOptions = { ...DEFAULT_NUMBERS, ...OPTIONS },
) => {
  const analysis = analyzeProject(snapshot, options, NOW);
  const report = findFindings({ snapshot, analysis, options, inviteSeenAt, snoozes, now: NOW });
  return { report, told: formatFindings({ report, analysis, today: TODAY, now: NOW }, t) };
};
const flat = (runs: readonly { text: string; foreign?: boolean }[]) =>
  runs.map(({ text, foreign }) => (foreign ? `<${text}>` : text)).join('');

/** One of each kind. */
const FACTS: { readonly [K in FindingKind]: Extract<FindingFacts, { kind: K }> } = {
  'creator-left': { kind: 'creator-left' },
  expired: { kind: 'expired', day: '2026-11-03' },
  'role-capped': { kind: 'role-capped', lostScopes: ['billing:write'], role: 'admin' },
  'expires-soon': { kind: 'expires-soon', days: 3 },
  'only-owner': { kind: 'only-owner' },
  'carries-most': { kind: 'carries-most', requests: 8_210, total: 12_000 },
  'dies-with-person': { kind: 'dies-with-person', requests: 8_210, quietSince: null },
  'stored-key-partial': { kind: 'stored-key-partial', missingScopes: ['members:read', 'admins:read'] },
  'stored-key-on-person': { kind: 'stored-key-on-person', memberId: 'tomas' },
  'broad-role': { kind: 'broad-role', role: 'owner', requests: 5 },
  'invite-pending': { kind: 'invite-pending', days: 45, scope: 'admin' },
  'same-comment': { kind: 'same-comment', comment: 'ci', keys: 2 },
  'vague-comment': { kind: 'vague-comment', comment: 'test' },
  untagged: { kind: 'untagged', requests: 1 },
  'slow-rhythm': { kind: 'slow-rhythm', usualGap: 30, lastDay: '2026-11-01' },
  unused: { kind: 'unused', days: 94, atLeast: false },
  'year-unread': { kind: 'year-unread', days: 91, atLeast: true },
  'never-used': { kind: 'never-used', days: 50 },
  'expired-pile': { kind: 'expired-pile', keys: 12 },
};
const SUBJECTS: readonly FindingSubject[] = [
  { type: 'key', keyId: 'ingest' },
  { type: 'keys', comment: 'ci', keyIds: ['ingest', 'ci'] },
  { type: 'member', memberId: 'tomas' },
  { type: 'invite', email: 'newbie@northwind.example' },
  { type: 'project' },
];

describe('a finding', () => {
  it.each(FINDING_KINDS)('%s says in plain sentences what is the matter, why it matters and what to do', (kind) => {
    for (const subject of SUBJECTS) {
      const finding = { id: `${kind}:x`, severity: 'low', subject, facts: FACTS[kind] } as const;
      const report = { open: [finding], snoozed: [], snoozes: [], undecided: [] };
      const [told] = formatFindings({ report, analysis: pictureOf(), today: TODAY, now: NOW }, t).open;
      expect(told?.title).toMatch(/^[A-Z0-9].{8,}[^.]$/);
      expect(told?.why).toMatch(/^[A-Z].*\.$/);
      expect(told?.next).toMatch(/^[A-Z].*\.$/);
      expect(flat(told?.subject ?? [])).not.toBe('');
      for (const text of [told?.title, told?.why, told?.next])
        expect(text).not.toMatch(/orphan|accessor|UTC day|undefined|null|NaN|\$\d/);
    }
  });

  it('separates who and what it is about, with the Key ID to copy', () => {
    const { told } = tell(aSnapshot(TEAM));
    const of = (id: string) => told.open.find((finding) => finding.id === id);
    expect(of('role-capped:ci')).toMatchObject({
      subject: [{ text: 'ci', foreign: true }],
      keys: [{ id: 'ci', comment: 'ci' }],
      tone: 'attention',
    });
    expect(flat(of('role-capped:ci')?.by ?? [])).toBe('created by <Tomás Nagy>');
    expect(of('only-owner:maya')?.subject).toEqual([{ text: 'Maya Iyer', foreign: true }]);
    expect(of('dies-with-person:ingest')?.why).toBe(
      'It carried 8,210 requests in 7 days. If Tomás Nagy leaves or is removed, it stops working at once.',
    );
    expect(flat(of('vague-comment:nameless')?.subject ?? [])).toBe('Key without a name');
    expect(of('vague-comment:nameless')?.title).toBe('It has no name');
  });

  it('lets no text of other people turn, hide or flood what stands around it', () => {
    const nasty = `\u202e|$1\ue000${'x'.repeat(500)}`;
    const snapshot = aSnapshot({
      members: whole([aMember('m', 'owner', { firstName: nasty })]),
      keys: whole([aKey('a', 'm', { comment: nasty }), aKey('b', 'm', { comment: nasty })]),
      usage: whole(aSeries({ a: { [TODAY]: 9 } })),
    });
    for (const { subject, by, title, why } of tell(snapshot).told.open)
      for (const text of [flat(subject), flat(by), title, why]) {
        expect(text).not.toMatch(/[\u202a-\u202e\ue000]/);
        expect(text.length).toBeLessThan(400);
      }
  });

  it.each(FINDING_KINDS)('%s has an act that helps with it', (kind) => {
    const subjectOf: Partial<Record<FindingKind, FindingSubject>> = {
      'only-owner': { type: 'member', memberId: 'maya' },
      'carries-most': { type: 'member', memberId: 'tomas' },
      'same-comment': { type: 'keys', comment: 'ci', keyIds: ['ci', 'ingest'] },
      'invite-pending': { type: 'invite', email: 'new@x.example' },
      'expired-pile': { type: 'project' },
      'stored-key-partial': { type: 'project' },
    };
    const subject = subjectOf[kind] ?? { type: 'key', keyId: 'ci' };
    const finding = { id: `${kind}:x`, severity: 'low', subject, facts: FACTS[kind] } as const;
    const report = { open: [finding], snoozed: [], snoozes: [], undecided: [] };
    const [told] = formatFindings({ report, analysis: pictureOf(), today: TODAY, now: NOW }, t).open;
    expect(told?.acts.length).toBeGreaterThan(0);
  });

  it('offers only acts that can be done: no plan and no mark for someone who has left', () => {
    const { told } = tell(aSnapshot(TEAM));
    const actsOf = (id: string) => told.open.find((finding) => finding.id === id)?.acts;
    expect(actsOf('creator-left:left')).toEqual([{ act: 'create-key' }, { act: 'logs', keyId: 'left' }]);
    expect(actsOf('dies-with-person:ingest')).toEqual([
      { act: 'plan', memberId: 'tomas' },
      { act: 'mark-service', account: 'tomas@northwind.example' },
      { act: 'logs', keyId: 'ingest' },
    ]);
    expect(actsOf('only-owner:maya')).toEqual([{ act: 'open-team' }]);
  });

  it('of an address that would stand for others too offers no mark', () => {
    const email = '*@x.example';
    const members = whole([aMember('m', 'owner', { email })]);
    const keys = whole([aKey('a', 'm', { creator: { memberId: 'm', email } })]);
    const { told } = tell(aSnapshot({ members, keys, usage: whole(aSeries({ a: { [TODAY]: 9 } })) }));
    const found = told.open.find(({ id }) => id === 'dies-with-person:a');
    expect(found?.acts.map(({ act }) => act)).toEqual(['plan', 'logs']);
  });

  it('that is set aside says until when and why', () => {
    const snoozes = [{ findingId: 'only-owner:maya', reason: 'hiring\u202e', until: '2026-12-01' }];
    expect(tell(aSnapshot(TEAM), { snoozes }).told.snoozed).toMatchObject([
      { id: 'only-owner:maya', reason: 'hiring', until: 'Snoozed until the end of 1 Dec 2026', untilDay: '2026-12-01' },
    ]);
  });

  it('says when it was set aside and by whom, as far as that was stored', () => {
    const setOf = (more: Partial<Snooze>) => {
      const snoozes = [{ findingId: 'only-owner:maya', reason: 'hiring', until: '2026-12-01', ...more }];
      return tell(aSnapshot(TEAM), { snoozes }).told.snoozed.map(({ set }) => set.replace(/[\u2066-\u2069]/g, ''));
    };
    expect(setOf({})).toEqual(['']);
    expect(setOf({ at: '2026-11-20T23:59:59Z', by: ' ' })).toEqual(['Snoozed on 20 Nov 2026']);
    expect(setOf({ at: '2026-11-20T23:59:59Z', by: 'Ada\u202e' })).toEqual(['Snoozed on 20 Nov 2026 by Ada']);
  });
});

describe('what the findings rest on', () => {
  it('is said: what is missing, a line each and none twice', () => {
    expect(tell(aSnapshot({ invites: failed(FAULT) })).told.undecided).toHaveLength(1);
    const partial = aSnapshot({ keys: withGaps([], [OWN_KEYS_ONLY]), usage: failed(FAULT) });
    const { undecided, footnote } = tell(partial).told;
    expect(undecided).toEqual([
      expect.stringContaining('Only your own keys are visible'),
      expect.stringContaining('The requests could not be read.'),
    ]);
    expect(footnote).toContain('not all keys visible');
  });

  it('is told of every finding that the rules raise, whatever the reading is like', () => {
    holds(
      fc.property(snapshotArb, optionsArb, (snapshot, some) => {
        const { report, told } = tell(snapshot, {}, { ...DEFAULT_NUMBERS, ...some });
        expect(told.open.map(({ id }) => id)).toEqual(report.open.map(({ id }) => id));
        expect(told.undecided.length > 0).toBe(report.undecided.length > 0);
        expect(structuredClone(told)).toEqual(told);
      }),
      { numRuns: 100 },
    );
  });

  it('lists the members that a plan can be made for, most used first', () => {
    const { members } = tell(aSnapshot(TEAM)).told;
    expect(members.map(({ memberId, role }) => [memberId, role])).toEqual([
      ['platform-bot', 'Admin'],
      ['tomas', 'Admin'],
      ['maya', 'Owner'],
      ['sam', 'Member'],
    ]);
    expect(members[3]).toMatchObject({ name: 'sam@northwind.example', email: '' });
  });
});

it('a key with the missing scope is offered for what was refused, but not for invites, whose scope is a guess', () => {
  const scopesFor = (parts: Partial<Snapshot>) => tell(aSnapshot({ ...TEAM, ...parts })).told.missingScopes;
  expect(scopesFor({ usage: failed(FAULT) })).toEqual(['usage:read']);
  expect(scopesFor({ invites: failed({ ...FAULT, missingScope: 'members:read:invites' }) })).toEqual([]);
  expect(scopesFor({})).toEqual([]);
});
