import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ProjectAnalysis } from '../rules/analysis';
import { analyzeProject } from '../rules/analyze-project';
import { seenIn, whole } from '../rules/answer';
import { findFindings } from '../rules/findings/find-findings';
import { DEFAULT_NUMBERS } from '../rules/numbers';
import type { Snapshot } from '../rules/snapshot';
import { aKey, aMember, aSeries, aSnapshot, NOW, OPTIONS, snapshotArb, TODAY } from '../rules/testing';
import { worldArb } from '../rules/testing/worlds';
import { judgeRemoval } from '../rules/verdicts/judge-removal';
import { judgeRoleChange } from '../rules/verdicts/judge-role-change';
import { holds, shareOf } from '../testing/properties';
import { assessRemoval, assessRoleChange } from './assess/assess';
import { cardFor } from './card';
import { formatFindings } from './findings/findings';
import { createTestTranslate } from './testing';

const t = createTestTranslate();

/** What is said of persons, and what is asked of them or advised for them alone. */
const AS_A_PERSON =
  /this person|a person's key|tied to a person|ask its creator|leaves or is removed|if they leave|if this account is one/i;

const flat = (runs: readonly { readonly text: string }[]): string => runs.map(({ text }) => text).join('');

const findingsOf = (snapshot: Snapshot, analysis: ProjectAnalysis, marked: readonly string[]) => {
  const options = { ...DEFAULT_NUMBERS, ...OPTIONS, serviceAccounts: marked };
  const report = findFindings({ snapshot, analysis, options, inviteSeenAt: {}, snoozes: [], now: NOW });
  return formatFindings({ report, analysis, today: TODAY, now: NOW }, t).open;
};

it('no finding says of a marked account, or of its keys, what is said of persons', () => {
  let about = 0;
  holds(
    fc.property(snapshotArb, fc.infiniteStream(fc.boolean()), (snapshot, marks) => {
      const marked = seenIn(snapshot.members).flatMap(({ email }) => (marks.next().value ? [email.toUpperCase()] : []));
      const analysis = analyzeProject(snapshot, { ...OPTIONS, serviceAccounts: marked }, NOW);
      const accounts = seenIn(analysis.members).filter(({ serviceAccount }) => serviceAccount);
      const ids = new Set(accounts.map(({ member }) => member.memberId));
      // Made up ids may be those of an active key and of an expired one.
      for (const { key, creator } of [...seenIn(analysis.keys), ...seenIn(analysis.expiredKeys)]) {
        if (creator.state === 'member' && creator.serviceAccount) ids.add(key.keyId);
        else ids.delete(key.keyId);
      }
      for (const finding of findingsOf(snapshot, analysis, marked)) {
        // A finding's id ends with that of the key or member it is about.
        const subject = finding.id.slice(finding.id.indexOf(':') + 1);
        if (!ids.has(subject)) continue;
        expect(finding.acts.map(({ act }) => act)).not.toContain('mark-service');
        about += 1;
        expect(`${finding.title} ${finding.why} ${finding.next}`).not.toMatch(AS_A_PERSON);
        if (finding.by.length > 0) expect(flat(finding.by)).toMatch(/^created by the service account /);
      }
    }),
    { numRuns: 1_000 },
  );
  expect(about).toBeGreaterThan(shareOf(100));
});

it('verdicts and cards call a marked account a service account, and nobody else', () => {
  holds(
    fc.property(worldArb, fc.constantFrom('m1', 'm2', 'm3'), (world, one) => {
      const { snapshot, history, memberIds, now, windowDays, paused } = world;
      const marked = seenIn(snapshot.members).find(({ memberId }) => memberId === one)?.email ?? '';
      const options = { ...OPTIONS, windowDays, serviceAccounts: [marked] };
      const analysis = analyzeProject(snapshot, options, now);
      const ground = { snapshot, options, now, paused };
      for (const memberId of memberIds) {
        const removal = assessRemoval(judgeRemoval({ ...ground, memberId, history }), 'remove', analysis, t);
        const role = assessRoleChange(judgeRoleChange({ ...ground, memberId, toRole: 'member' }), analysis, t);
        const card = cardFor(analysis, { kind: 'member', id: memberId }, now, t);
        for (const text of [flat(removal.title), flat(role.title), flat(card?.subtitle ?? [])])
          expect(text.includes('service account')).toBe(memberId === one);
      }
      for (const { key } of seenIn(analysis.keys)) {
        const card = cardFor(analysis, { kind: 'key', id: key.keyId }, now, t);
        const tiedTo = card?.facts.find(({ term }) => term === t('card_tiedTo'))?.detail ?? [];
        expect(flat(tiedTo).includes('a service account')).toBe(key.creator.memberId === one);
        if (key.creator.memberId === one)
          for (const { title, why, next } of card?.warnings ?? [])
            expect(`${title} ${why} ${next}`).not.toMatch(AS_A_PERSON);
      }
    }),
    { numRuns: 300 },
  );
});

it('a service account that goes is advised to be followed by another one, as a person is by one', () => {
  const snapshot = aSnapshot({
    clockOffset: 0,
    members: whole([aMember('maya', 'owner'), aMember('tomas'), aMember('platform-bot')]),
    keys: whole([aKey('a', 'tomas'), aKey('b', 'platform-bot')]),
    usage: whole(aSeries({ a: { [TODAY]: 5 }, b: { [TODAY]: 5 } })),
  });
  const analysis = analyzeProject(snapshot, OPTIONS, NOW);
  const told = (memberId: string) => {
    const verdict = judgeRemoval({
      snapshot,
      options: OPTIONS,
      memberId,
      history: whole(aSeries({})),
      now: NOW,
      paused: null,
    });
    return assessRemoval(verdict, 'remove', analysis, t).say.next;
  };
  expect(told('platform-bot')).toContain('replacements under another service account');
  expect(told('tomas')).toContain('replacements under a service account');
});
