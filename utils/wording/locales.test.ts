import { describe, expect, it } from 'vitest';
import { seenIn, whole } from '../rules/answer';
import { findFindings } from '../rules/findings/find-findings';
import { DEFAULT_NUMBERS } from '../rules/numbers';
import { aSeries, aSnapshot, NOW, OPTIONS, TODAY } from '../rules/testing';
import { judgeRemoval } from '../rules/verdicts/judge-removal';
import { judgeRoleChange } from '../rules/verdicts/judge-role-change';
import { judgeOneKey } from '../rules/verdicts/key-verdict';
import { ageWords, dayWords } from './ages';
import { assessKey, assessRemoval, assessRoleChange } from './assess/assess';
import { badgeSheet } from './badge-sheet';
import { cardFor } from './card';
import { formatFindings } from './findings/findings';
import { exporting, formatsOf } from './formats';
import { createTestTranslate } from './testing';
import { inBrowserOf } from './testing/default-locale';
import { pictureOf, TEAM } from './testing/team';
import type { Translate } from './translate';

const LOCALES = [
  'en-US',
  'de',
  'de-CH',
  'th',
  'fa',
  'ar-EG',
  'hi-u-nu-deva',
  'ja-u-ca-japanese',
  'he-u-ca-hebrew',
  'fr',
];
const YEAR = { from: '2025-11-22', to: TODAY };

const snapshot = aSnapshot({ ...TEAM, clockOffset: 0 });
const analysis = pictureOf({ ...TEAM, clockOffset: 0 });
const members = seenIn(analysis.members).map(({ member }) => member.memberId);
const keys = [...seenIn(analysis.keys), ...seenIn(analysis.expiredKeys)].map(({ key }) => key.keyId);
const ground = { snapshot, options: OPTIONS, now: NOW, paused: null };
const history = whole(aSeries({ quiet: { '2026-06-01': 1_200 } }, YEAR));

const assessments = (t: Translate) => [
  ...members.flatMap((memberId) => [
    assessRemoval(judgeRemoval({ ...ground, memberId, history }), 'remove', analysis, t),
    assessRoleChange(judgeRoleChange({ ...ground, memberId, toRole: 'member' }), analysis, t),
  ]),
  ...keys.flatMap((keyId) => {
    const verdict = judgeOneKey({ ...ground, keyId, history });
    return verdict ? [assessKey(verdict, analysis, t)] : [];
  }),
];

const findings = (t: Translate) => {
  const options = { ...DEFAULT_NUMBERS, ...OPTIONS };
  const snoozes = [{ findingId: 'only-owner:maya', reason: 'hiring', until: '2026-12-01' }];
  const report = findFindings({ snapshot, analysis, options, inviteSeenAt: {}, snoozes, now: NOW });
  return formatFindings({ report, analysis, today: TODAY, now: NOW }, t);
};

const inFile = (t: Translate): string[] => {
  const { open, snoozed } = findings(exporting(t));
  return [...open, ...snoozed].flatMap(({ title, why, next, ...rest }) => [
    ...[title, why, next],
    ...('until' in rest ? [String(rest.until)] : []),
  ]);
};

const SEEN = '2026-11-20T14:03:11Z';
const LOGGED = { askedAt: NOW, latest: whole(SEEN), seen: SEEN };

const SURFACES: Readonly<Record<string, (t: Translate) => unknown>> = {
  'badges of the team': (t) => badgeSheet(analysis, 'team', 0, 100, 1, t),
  'badges of the keys': (t) => badgeSheet(analysis, 'keys', 0, 100, 1, t),
  'cards of members': (t) => members.map((id) => cardFor(analysis, { kind: 'member', id }, NOW, t)),
  'cards of keys': (t) => keys.map((id) => cardFor(analysis, { kind: 'key', id }, NOW, t, LOGGED)),
  'verdicts and plans': assessments,
  findings,
  'ages and days': (t) => [ageWords(NOW - 7e9, NOW, t), ageWords(NOW - 7e6, NOW, t), dayWords('2026-01-02', TODAY, t)],
  'money, moments and clocks': (t) => {
    const format = formatsOf(t);
    return [
      format.money(12_345.6),
      format.money(0.001),
      format.moment(NOW),
      format.clock(NOW),
      format.list(['a', 'b']),
    ];
  },
  'a file of findings': inFile,
  evidence: (t) => assessments(t).map(({ evidence }) => evidence),
};

describe.each(LOCALES)('in a browser of %s', (locale) => {
  it.each(Object.entries(SURFACES))('%s say the same as in English', (_surface, say) => {
    const english = say(createTestTranslate());
    expect(inBrowserOf(locale, () => say(createTestTranslate(locale.replaceAll('-', '_'))))).toEqual(english);
  });
});

describe('what leaves Linchpin', () => {
  const texts = {
    evidence: assessments(createTestTranslate()).map(({ evidence }) => evidence),
    file: inFile(createTestTranslate()),
  };

  it.each(Object.entries(texts))('has ISO days and plain Latin digits, in every %s', (_name, told) => {
    expect(told.length).toBeGreaterThan(5);
    const all = told.join('\n');
    expect(all).toMatch(/\b2026-\d\d-\d\d\b/);
    expect(all).toMatch(/\b8210 requests\b/);
    expect(all).not.toMatch(/\d[.,'’\u00a0\u202f ]\d{3}(?!\d)/);
    expect(all).not.toMatch(/\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\b/);
    expect(all).not.toMatch(/\byesterday\b|\bago\b|\btoday \(/);
    expect(all).not.toMatch(/[^\P{Nd}0-9]/u);
  });

  it('says to the eye what it says plainly in a ticket', () => {
    const [first] = assessments(createTestTranslate());
    expect(first?.footnote).not.toMatch(/\d{4}-\d\d/);
    expect(findings(createTestTranslate()).snoozed[0]?.until).toBe('Snoozed until the end of 1 Dec 2026');
    expect(findings(exporting(createTestTranslate())).snoozed[0]?.until).toBe('Snoozed until the end of 2026-12-01');
  });
});
