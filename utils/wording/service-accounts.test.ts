import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { seenIn, whole } from '../ownership/answer';
import { drawPicture } from '../ownership/draw-picture';
import { findFindings } from '../ownership/findings/find-findings';
import { DEFAULT_NUMBERS } from '../ownership/numbers';
import type { ProjectPicture } from '../ownership/picture';
import type { Snapshot } from '../ownership/snapshot';
import { aKey, aMember, aSeries, aSnapshot, NOW, OPTIONS, snapshotArb, TODAY } from '../ownership/testing';
import { worldArb } from '../ownership/testing/worlds';
import { judgeRemoval } from '../ownership/verdicts/judge-removal';
import { judgeRoleChange } from '../ownership/verdicts/judge-role-change';
import { holds, shareOf } from '../testing/properties';
import { assessRemoval, assessRoleChange } from './assess/assess';
import { cardFor } from './card';
import { tellFindings } from './findings/findings';
import { createTestTranslate } from './testing';

const t = createTestTranslate();

/** What is said of persons, and what is asked of them or advised for them alone. */
const AS_A_PERSON =
  /this person|a person's key|dies with a person|ask its creator|leaves or is removed|if they leave|if this account is one/i;

const flat = (runs: readonly { readonly text: string }[]): string => runs.map(({ text }) => text).join('');

const findingsOf = (snapshot: Snapshot, picture: ProjectPicture, marked: readonly string[]) => {
  const options = { ...DEFAULT_NUMBERS, ...OPTIONS, serviceAccounts: marked };
  const report = findFindings({ snapshot, picture, options, inviteSeenAt: {}, snoozes: [], now: NOW });
  return tellFindings({ report, picture, today: TODAY, now: NOW }, t).open;
};

it('no finding says of a marked account, or of its keys, what is said of persons', () => {
  let about = 0;
  holds(
    fc.property(snapshotArb, fc.infiniteStream(fc.boolean()), (snapshot, marks) => {
      const marked = seenIn(snapshot.members).flatMap(({ email }) => (marks.next().value ? [email.toUpperCase()] : []));
      const picture = drawPicture(snapshot, { ...OPTIONS, serviceAccounts: marked }, NOW);
      const accounts = seenIn(picture.members).filter(({ serviceAccount }) => serviceAccount);
      const ids = new Set(accounts.map(({ member }) => member.memberId));
      for (const finding of findingsOf(snapshot, picture, marked)) {
        if (finding.planFor === null || !ids.has(finding.planFor)) continue;
        about += 1;
        expect(`${finding.title} ${finding.why} ${finding.next}`).not.toMatch(AS_A_PERSON);
        if (finding.by.length > 0) expect(flat(finding.by)).toMatch(/^made by the service account /);
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
      const picture = drawPicture(snapshot, options, now);
      const ground = { snapshot, options, now, paused };
      for (const memberId of memberIds) {
        const removal = assessRemoval(judgeRemoval({ ...ground, memberId, history }), 'remove', picture, t);
        const role = assessRoleChange(judgeRoleChange({ ...ground, memberId, toRole: 'member' }), picture, t);
        const card = cardFor(picture, { kind: 'member', id: memberId }, now, t);
        for (const text of [flat(removal.title), flat(role.title), flat(card?.subtitle ?? [])])
          expect(text.includes('service account')).toBe(memberId === one);
      }
      for (const { key } of seenIn(picture.keys)) {
        const card = cardFor(picture, { kind: 'key', id: key.keyId }, now, t);
        const dies = card?.facts.find(({ term }) => term === t('card_diesIf'))?.detail ?? [];
        expect(flat(dies).includes('a service account')).toBe(key.creator.memberId === one);
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
  const picture = drawPicture(snapshot, OPTIONS, NOW);
  const told = (memberId: string) => {
    const verdict = judgeRemoval({
      snapshot,
      options: OPTIONS,
      memberId,
      history: whole(aSeries({})),
      now: NOW,
      paused: null,
    });
    const { say, plan } = assessRemoval(verdict, 'remove', picture, t);
    return `${say.next} ${plan?.map(({ title }) => flat(title)).join(' ')}`;
  };
  expect(told('platform-bot')).toContain('replacements under another service account');
  expect(told('platform-bot')).toContain('to one of another service account');
  expect(told('tomas')).toContain('replacements under a service account');
  expect(told('tomas')).toContain('to one of a service account');
});
