import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failed, whole, withGaps } from '../../ownership/answer';
import { drawPicture } from '../../ownership/draw-picture';
import { findFindings } from '../../ownership/findings/find-findings';
import type {
  FindingFacts,
  FindingKind,
  FindingOptions,
  FindingSubject,
  Snooze,
} from '../../ownership/findings/finding';
import { FINDING_KINDS } from '../../ownership/findings/kinds';
import { DEFAULT_NUMBERS } from '../../ownership/numbers';
import type { Snapshot } from '../../ownership/snapshot';
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
} from '../../ownership/testing';
import { holds } from '../../testing/properties';
import { createTestTranslate } from '../testing';
import { pictureOf, TEAM } from '../testing/team';
import { tellFindings } from './findings';

const t = createTestTranslate();

const tell = (
  snapshot: Snapshot,
  { snoozes = [], inviteSeenAt = {} }: { snoozes?: Snooze[]; inviteSeenAt?: Record<string, number> } = {},
  options: FindingOptions = { ...DEFAULT_NUMBERS, ...OPTIONS },
) => {
  const picture = drawPicture(snapshot, options, NOW);
  const report = findFindings({ snapshot, picture, options, inviteSeenAt, snoozes, now: NOW });
  return { report, told: tellFindings({ report, picture, today: TODAY, now: NOW }, t) };
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
  'dies-with-person': { kind: 'dies-with-person', requests: 8_210 },
  'stored-key-partial': { kind: 'stored-key-partial', missingScopes: ['members:read', 'admins:read'] },
  'stored-key-on-person': { kind: 'stored-key-on-person', memberId: 'tomas' },
  'broad-role': { kind: 'broad-role', role: 'owner', requests: 5 },
  'invite-pending': { kind: 'invite-pending', days: 45, scope: 'admin' },
  'same-comment': { kind: 'same-comment', comment: 'ci', keys: 2 },
  'vague-comment': { kind: 'vague-comment', comment: 'test' },
  untagged: { kind: 'untagged', requests: 1 },
  unused: { kind: 'unused', days: 94, atLeast: false },
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
      const [told] = tellFindings({ report, picture: pictureOf(), today: TODAY, now: NOW }, t).open;
      expect(told?.title).toMatch(/^[A-Z0-9].{8,}[^.]$/);
      expect(told?.why).toMatch(/^[A-Z].*\.$/);
      expect(told?.next).toMatch(/^[A-Z].*\.$/);
      expect(flat(told?.subject ?? [])).not.toBe('');
      for (const text of [told?.title, told?.why, told?.next])
        expect(text).not.toMatch(/orphan|accessor|UTC day|undefined|null|NaN|\$\d/);
    }
  });

  it('sets apart whom and what it is about, with the Key ID to copy and the plan of whoever it rests on', () => {
    const { told } = tell(aSnapshot(TEAM));
    const of = (id: string) => told.open.find((finding) => finding.id === id);
    expect(of('role-capped:ci')).toMatchObject({
      subject: [{ text: 'ci', foreign: true }],
      keys: [{ id: 'ci', comment: 'ci' }],
      planFor: 'tomas',
      tone: 'attention',
    });
    expect(flat(of('role-capped:ci')?.by ?? [])).toBe('made by <Tomás Nagy>');
    // Who has left has no plan to make.
    expect(of('creator-left:left')?.planFor).toBeNull();
    expect(of('only-owner:maya')).toMatchObject({ subject: [{ text: 'Maya Iyer', foreign: true }], planFor: 'maya' });
    expect(of('dies-with-person:ingest')?.why).toBe(
      'It carried 8,210 requests in 7 days. If Tomás Nagy leaves or is removed, it stops at once.',
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

  it('that is set aside says until when and why', () => {
    const snoozes = [{ findingId: 'only-owner:maya', reason: 'hiring\u202e', until: '2026-12-01' }];
    expect(tell(aSnapshot(TEAM), { snoozes }).told.snoozed).toMatchObject([
      { id: 'only-owner:maya', reason: 'hiring', until: 'Snoozed to the end of 1 Dec 2026' },
    ]);
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

  it('lists whom a plan can be made for, most used first', () => {
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
