import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Assessment } from '../protocol/views/assessment';
import { analyzeProject } from '../rules/analyze-project';
import { type Answer, failed, seenIn, whole, withGaps } from '../rules/answer';
import { addDays, dayRange } from '../rules/days';
import { findFindings } from '../rules/findings/find-findings';
import { DEFAULT_NUMBERS } from '../rules/numbers';
import { planStateOf } from '../rules/plans/plan-state';
import { keyField } from '../rules/plans/record';
import type { DailySeries, Snapshot } from '../rules/snapshot';
import { summarise } from '../rules/summarise';
import { aKey, aLogReading, aMember, aSeries, aSnapshot, FAULT, NOW, OPTIONS, TODAY } from '../rules/testing';
import { worldArb } from '../rules/testing/worlds';
import { usedDays } from '../rules/use/series';
import { judgeRemoval } from '../rules/verdicts/judge-removal';
import { judgeOneKey } from '../rules/verdicts/key-verdict';
import type { RemovalVerdict } from '../rules/verdicts/verdict';
import { holds } from '../testing/properties';
import { assessKey, assessRemoval } from './assess/assess';
import { badgeSheet } from './badge-sheet';
import { cardFor } from './card';
import { formatFindings } from './findings/findings';
import { createTestTranslate } from './testing';

const t = createTestTranslate();
const ago = (days: number): string => addDays(TODAY, -days);
const YEAR = whole(aSeries({}, { from: ago(364) }));

/** A key and its creator in a project, as they are asked about. */
interface Asked {
  readonly snapshot: Snapshot;
  readonly keyId: string;
  readonly memberId: string;
  readonly history: Answer<DailySeries>;
}

const CLAIM = /\bunused\b|never|not since|not used since|no requests? (from|in)|quiet: no request/i;
const claimsIn = (texts: readonly (string | null | undefined)[]): string[] =>
  texts.flatMap((text) => (text && CLAIM.test(text) ? [text] : []));

const ofAssessment = ({ say, keys }: Assessment, keyId: string): string[] => {
  const own = keys.filter(({ id }) => id === keyId);
  return [
    ...claimsIn([say.line, say.why, ...own.flatMap(({ detail }) => detail.map(({ text }) => text))]),
    ...[say, ...own].flatMap(({ tone }) => (tone === 'safe' || tone === 'quiet' ? [`tone ${tone}`] : [])),
  ];
};

/** A plan in which a person has decided to let every key end: what is left is told by figures. */
const ofPlan = (verdict: RemovalVerdict, { snapshot, memberId }: Asked): string[] => {
  const written = (value: unknown) => ({ value, at: `${TODAY}T12:00:00Z`, by: 'Ada' });
  const fates = verdict.keys.map(({ key, lastDay }) => [
    keyField('fate', key.keyId),
    written({ is: 'die', comment: '', lastDay }),
  ]);
  const record = {
    memberId,
    purpose: 'leaves',
    fields: { begun: written(true), ...Object.fromEntries(fates) },
  } as const;
  const ground = { record, verdict, notes: [], keys: snapshot.keys, windowDays: 7, isServiceAccount: () => false };
  const { steps, leave } = planStateOf(ground);
  return [
    ...steps.all.flatMap(({ name, status }) => (name === 'verify' && status === 'done' ? ['quiet is shown'] : [])),
    ...(steps.mayRemove ? ['ready to remove'] : []),
    ...(leave.earliest.is === 'now' ? ['nothing breaks today'] : []),
  ];
};

/** Every surface that speaks of a key or its creator, and what it says that nobody may say who doesn't know. */
const SURFACES: Readonly<Record<string, (asked: Asked) => string[]>> = {
  'badge of the key': ({ snapshot, keyId }) => ofBadge(snapshot, 'keys', keyId),
  'badge of the member': ({ snapshot, memberId }) => ofBadge(snapshot, 'team', memberId),
  'card of the key': ({ snapshot, keyId }) => ofCard(snapshot, 'key', keyId),
  'card of the member': ({ snapshot, memberId }) => ofCard(snapshot, 'member', memberId),
  'findings, review and CSV': ({ snapshot, keyId }) => {
    const options = { ...DEFAULT_NUMBERS, ...OPTIONS };
    const analysis = analyzeProject(snapshot, options, NOW);
    const report = findFindings({ snapshot, analysis, options, inviteSeenAt: {}, snoozes: [], now: NOW });
    const own = report.open.filter(({ subject }) => subject.type === 'key' && subject.keyId === keyId);
    const told = formatFindings({ report: { ...report, open: own }, analysis, today: TODAY, now: NOW }, t);
    return claimsIn(told.open.map(({ title }) => title));
  },
  popup: ({ snapshot }) => {
    const options = { ...DEFAULT_NUMBERS, ...OPTIONS };
    const analysis = analyzeProject(snapshot, options, NOW);
    const report = findFindings({ snapshot, analysis, options, inviteSeenAt: {}, snoozes: [], now: NOW });
    const { atRisk, requests } = summarise(analysis, snapshot, report);
    const silent = atRisk.filter(({ kind }) => kind === 'unused' || kind === 'never-used').map(({ kind }) => kind);
    const none = requests.state === 'whole' && requests.value.total === 0 ? ['0 requests, as if all were seen'] : [];
    return [...silent, ...none];
  },
  'removal panel, plan and evidence': (asked) => {
    const { snapshot, keyId, memberId, history } = asked;
    const verdict = judgeRemoval({ ...{ snapshot, memberId, history, now: NOW, paused: null }, options: OPTIONS });
    const told = assessRemoval(verdict, 'remove', analyzeProject(snapshot, OPTIONS, NOW), t);
    return [
      ...ofAssessment(told, keyId),
      ...ofPlan(verdict, asked),
      ...(verdict.state === 'cooling' ? ['cooling'] : []),
    ];
  },
  'log panel': ({ snapshot, keyId, history }) => {
    const verdict = judgeOneKey({ ...{ snapshot, keyId, history, now: NOW, paused: null }, options: OPTIONS });
    return verdict ? ofAssessment(assessKey(verdict, analyzeProject(snapshot, OPTIONS, NOW), t), keyId) : [];
  },
};

const ofBadge = (snapshot: Snapshot, page: 'team' | 'keys', id: string): string[] =>
  badgeSheet(analyzeProject(snapshot, OPTIONS, NOW), page, 0, 100, 1, t)
    .entities.filter((entity) => entity.id === id)
    .flatMap(({ label, description, tone }) => [
      ...claimsIn([label, description]),
      ...(tone === 'quiet' || tone === 'cool' ? [`tone ${tone}`] : []),
    ]);

const ofCard = (snapshot: Snapshot, kind: 'key' | 'member', id: string): string[] => {
  const card = cardFor(analyzeProject(snapshot, OPTIONS, NOW), { kind, id }, NOW, t, snapshot.log?.[id] ?? null);
  if (!card) return [];
  const { warnings, facts, keys, spark, tone } = card;
  return [
    ...claimsIn([spark?.words, ...warnings.map(({ title }) => title), ...keys.map(({ detail }) => detail)]),
    ...claimsIn(facts.flatMap(({ detail }) => detail.map(({ text }) => text))),
    ...[tone, ...keys.map((key) => key.tone)].flatMap((each) => (each === 'quiet' ? ['tone quiet'] : [])),
  ];
};

// A key that no figure tells of, of a member with no other, beside one in steady use that has cost too.
const OLD = { created: '2020-01-05T08:00:00Z' };
const STEADY = Object.fromEntries(dayRange(ago(60), TODAY).map((day) => [day, 3]));
const silent = (parts: Partial<Snapshot> = {}): Snapshot =>
  aSnapshot({
    clockOffset: 0,
    viewer: { keyId: 'steady' },
    members: whole([aMember('boss', 'owner'), aMember('m1')]),
    keys: whole([aKey('k1', 'm1', OLD), aKey('steady', 'boss', OLD)]),
    years: { k1: { activeDays: [], covers: { from: ago(364), to: TODAY } } },
    usage: whole(aSeries({ steady: STEADY })),
    cost: whole(aSeries({ steady: STEADY })),
    ...parts,
  });
const lost = { reason: 'rows-unreadable', count: 1, path: 'results[0]' } as const;
const unattributed = (series: DailySeries, days: number): DailySeries => ({
  ...series,
  unattributed: dayRange(series.from, series.to).map((day) => (day === ago(days) ? 4 : 0)),
});
const uncounted = (series: DailySeries, accessor: string, days: number): DailySeries => ({
  ...series,
  uncounted: { [accessor]: [dayRange(series.from, series.to).indexOf(ago(days))] },
});
const steady = () => aSeries({ steady: STEADY });
const logged = (day: string | null) => ({ k1: aLogReading(day), steady: aLogReading(TODAY) });

/**
 * What keeps the silence of k1 from being known: gaps, use that can't be laid at keys, sources that disagree, and use
 * itself.
 */
const HOLES: Readonly<Record<string, Partial<Snapshot>>> = {
  'usage refused': { usage: failed(FAULT) },
  'rows of usage unreadable': { usage: withGaps(steady(), [lost]) },
  'a day of usage unread': { usage: whole(aSeries({ steady: { [ago(1)]: 3 } }, { to: ago(1) })) },
  'no rows': { usage: whole(aSeries()), cost: whole(aSeries()) },
  'no rows, though there is cost': { usage: whole(aSeries()) },
  'accessors of other ids': { usage: whole(aSeries({ other: STEADY })) },
  'no accessor on some use': { usage: whole(unattributed(steady(), 3)) },
  'no accessor on use by another figure': { usage: whole(uncounted(steady(), '', 3)) },
  'no accessor on some cost': { cost: whole(unattributed(steady(), 3)) },
  'use by another figure today': { usage: whole(uncounted(steady(), 'k1', 0)) },
  'use by another figure yesterday': { usage: whole(uncounted(steady(), 'k1', 1)) },
  'cost without use today': { cost: whole(aSeries({ steady: STEADY, k1: { [TODAY]: 4.4 } })) },
  'cost without use in the window': { cost: whole(aSeries({ steady: STEADY, k1: { [ago(4)]: 4.4 } })) },
  'cost without use before the window': { cost: whole(aSeries({ steady: STEADY, k1: { [ago(40)]: 4.4 } })) },
  'use without cost before the window': { usage: whole(aSeries({ steady: STEADY, k1: { [ago(40)]: 9 } })) },
  'a request that only the log tells of, today': { log: logged(TODAY) },
  'a request that only the log tells of, before the window': { log: logged(ago(40)) },
  'the log asked in vain': {
    log: { k1: { askedAt: NOW, latest: failed(FAULT), seen: null }, steady: aLogReading(TODAY) },
  },
};

/** The past year as it is where it tells of k1 what the usage does, so that it is no hole itself. */
const yearLike = (usage: Snapshot['usage'] | undefined): Answer<DailySeries> => {
  if (!usage || usage.state === 'failed') return YEAR;
  const days = usedDays(usage.value, 'k1').map((index) => [addDays(usage.value.from, index), 9] as const);
  return whole(aSeries({ k1: Object.fromEntries(days) }, { from: ago(364) }));
};

describe.each(Object.entries(HOLES))('with %s', (_, parts) => {
  it.each(Object.entries(SURFACES))('the %s claims no silence', (_, claimsOf) => {
    const history = yearLike(parts.usage);
    expect(claimsOf({ snapshot: silent(parts), keyId: 'k1', memberId: 'm1', history })).toEqual([]);
  });
});

it('without a gap every surface but the popup’s sum claims it, so that the table above can fail', () => {
  const asked = { snapshot: silent(), keyId: 'k1', memberId: 'm1', history: YEAR };
  expect(Object.entries(SURFACES).filter(([, claimsOf]) => claimsOf(asked).length === 0)).toEqual([]);
});

// Over all worlds: one witness tells of use in the window, and every other source of that key is silent.
const WITNESSES = ['requests', 'another figure', 'cost', 'log'] as const;
const counts = { worlds: 0, claims: 0 };
afterAll(() => console.info(`single witnesses: ${counts.worlds} worlds, ${counts.claims} claims of silence`));

const without = (series: DailySeries, keyId: string): DailySeries => ({
  ...series,
  byAccessor: Object.fromEntries(Object.entries(series.byAccessor).filter(([accessor]) => accessor !== keyId)),
});
const withFigure = (series: DailySeries, keyId: string, day: string): DailySeries => ({
  ...series,
  byAccessor: {
    ...series.byAccessor,
    [keyId]: dayRange(series.from, series.to).map((each) => (each === day ? 2 : 0)),
  },
});

const testify = (snapshot: Snapshot, keyId: string, witness: (typeof WITNESSES)[number], days: number): Snapshot => {
  const { usage, cost, log = {} } = snapshot;
  if (usage.state === 'failed' || cost.state === 'failed') throw new Error('the truth is whole');
  const used = without(usage.value, keyId);
  const figures = {
    requests: { usage: whole(withFigure(used, keyId, ago(days))) },
    'another figure': { usage: whole(uncounted(used, keyId, days)) },
    cost: { usage: whole(used), cost: whole(withFigure(cost.value, keyId, ago(days))) },
    log: { usage: whole(used) },
  }[witness];
  const told = aLogReading(witness === 'log' ? ago(days) : null, snapshot.takenAt);
  return { ...snapshot, ...figures, log: { ...log, [keyId]: told } };
};

it('in any world, one positive witness of any kind keeps every surface from claiming silence', {
  timeout: 120_000,
}, () => {
  holds(
    fc.property(
      worldArb,
      fc.nat({ max: 5 }),
      fc.constantFrom(...WITNESSES),
      fc.nat({ max: 6 }),
      (world, n, witness, days) => {
        const keys = seenIn(world.snapshot.keys).filter(({ keyId }) => keyId !== 'steady');
        const key = keys[n % Math.max(1, keys.length)];
        if (!key) return;
        counts.worlds++;
        const snapshot = testify(world.snapshot, key.keyId, witness, days);
        const asked = { snapshot, keyId: key.keyId, memberId: key.creator.memberId, history: world.history };
        const silentOnes = ['badge of the key', 'card of the key', 'findings, review and CSV', 'log panel'] as const;
        for (const name of silentOnes) {
          const claims = (SURFACES[name]?.(asked) ?? []).filter((claim) => !/^tone (?:cool)/.test(claim));
          counts.claims += claims.length;
          expect([name, witness, days, claims]).toEqual([name, witness, days, []]);
        }
        const verdict = judgeRemoval({
          ...{ snapshot, memberId: key.creator.memberId, history: world.history, now: NOW, paused: null },
          options: { ...OPTIONS, windowDays: world.windowDays },
        });
        expect([witness, days, verdict.state]).not.toEqual([witness, days, 'safe']);
      },
    ),
    { numRuns: 600 },
  );
});
