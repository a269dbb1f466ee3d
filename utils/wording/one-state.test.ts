import * as fc from 'fast-check';
import papaparse from 'papaparse';
import { afterAll, expect, it } from 'vitest';
import { findingsCsv } from '../../entrypoints/review/findings-csv';
import type { Assessment } from '../protocol/views/assessment';
import type { KeyAnalysis, MemberAnalysis, ProjectAnalysis } from '../rules/analysis';
import { analyzeProject } from '../rules/analyze-project';
import { map, seenIn } from '../rules/answer';
import { findFindings } from '../rules/findings/find-findings';
import { DEFAULT_NUMBERS } from '../rules/numbers';
import { planStateOf } from '../rules/plans/plan-state';
import type { Snapshot } from '../rules/snapshot';
import { yearOf } from '../rules/states/key-state';
import { pastOf } from '../rules/states/past';
import { summarise } from '../rules/summarise';
import { OPTIONS, TODAY } from '../rules/testing';
import { FAULTS } from '../rules/testing/faults';
import { type World, worldArb } from '../rules/testing/worlds';
import { judgeRemoval } from '../rules/verdicts/judge-removal';
import { judgeOneKey } from '../rules/verdicts/key-verdict';
import type { RemovalVerdict } from '../rules/verdicts/verdict';
import { holds } from '../testing/properties';
import { assessKey, assessRemoval } from './assess/assess';
import { badgeSheet } from './badge-sheet';
import { cardFor } from './card';
import { formatFindings } from './findings/findings';
import { exporting } from './formats';
import { STATES } from './states';
import { createTestTranslate } from './testing';

const t = createTestTranslate();
const counts = { readings: 0, keys: 0, members: 0, claims: 0, steps: 0, findings: 0 };
afterAll(() => {
  const { readings, keys, members, claims, steps, findings } = counts;
  console.info(
    `one state: ${readings} readings, ${keys} keys (${claims} claims of silence), ${members} members, ` +
      `${steps} steps of plans, ${findings} findings compared`,
  );
});

/** A reading as every surface gets it, with the year that a person's look at each key has read. */
const readingOf = ({ snapshot, history, windowDays }: World) => {
  const listed = [...seenIn(snapshot.keys), ...seenIn(snapshot.expiredKeys)];
  const years = listed.flatMap((key) => {
    const past = pastOf(key.keyId, history, yearOf(key, TODAY));
    return past ? [[key.keyId, past] as const] : [];
  });
  const seen: Snapshot = { ...snapshot, years: Object.fromEntries(years) };
  const options = { ...DEFAULT_NUMBERS, ...OPTIONS, windowDays };
  const now = snapshot.takenAt;
  return { snapshot: seen, history, options, now, paused: null, analysis: analyzeProject(seen, options, now) };
};
type Reading = ReturnType<typeof readingOf>;

const isSilence = ({ state }: KeyAnalysis): boolean =>
  ['cooling', 'rhythmic', 'never-used'].includes(state.state) || (state.state === 'quiet' && state.isYearRead);

const findingsOf = ({ snapshot, analysis, options, now }: Reading, keyId: string) => {
  const report = findFindings({ snapshot, analysis, options, inviteSeenAt: {}, snoozes: [], now });
  const open = report.open.filter(({ subject }) => subject.type === 'key' && subject.keyId === keyId);
  return {
    kinds: open.map(({ facts }) => facts.kind),
    told: formatFindings({ report: { ...report, open }, analysis, today: TODAY, now }, t),
  };
};

const badgeOf = (analysis: ProjectAnalysis, page: 'team' | 'keys', id: string) =>
  badgeSheet(analysis, page, 0, 100, 1, t).entities.find((entity) => entity.id === id);

const SILENT_KINDS = ['slow-rhythm', 'unused', 'year-unread', 'never-used'];
const CLAIM = /\bunused\b|never used|never since|not since/i;

const compareKey = (reading: Reading, analysis: KeyAnalysis): void => {
  counts.keys++;
  const { keyId } = analysis.key;
  const { state } = analysis.state;
  const verdict = judgeOneKey({ ...reading, keyId });
  if (!verdict) throw new Error('no verdict on a listed key');
  if (isSilence(analysis)) counts.claims++;
  // Never more certain than the verdict, and never another answer than it.
  if (isSilence(analysis) || verdict.state !== 'unknown') expect([keyId, state]).toEqual([keyId, verdict.state]);
  else expect(['unknown', 'quiet']).toContain(state);

  const panel = assessKey(verdict, reading.analysis, t).keys[0];
  const badge = badgeOf(reading.analysis, 'keys', keyId);
  const card = cardFor(reading.analysis, { kind: 'key', id: keyId }, reading.now, t);
  const { kinds, told } = findingsOf(reading, keyId);
  expect(card).toMatchObject({ tone: badge?.tone, summary: { label: badge?.brief ?? badge?.label } });
  const isWorse = badge?.tone === 'stop' || badge?.tone === 'attention';
  if (!isWorse) expect(badge?.tone).toBe(STATES[state].tone);
  if (!isWorse && verdict.state === state) expect(badge?.tone).toBe(panel?.tone);
  if (!isWorse) expect(/every \d+ d/.test(badge?.label ?? '')).toBe(state === 'rhythmic');
  expect(kinds.includes('slow-rhythm')).toBe(state === 'rhythmic');
  if (state !== 'quiet' && state !== 'never-used' && state !== 'rhythmic')
    expect(kinds.filter((kind) => SILENT_KINDS.includes(kind))).toEqual([]);
  if (!isSilence(analysis)) {
    const texts = [badge?.label, badge?.description, card?.summary.line, ...told.open.map(({ title }) => title)];
    expect(texts.filter((text) => CLAIM.test(text ?? ''))).toEqual([]);
  }
};

/** How a key's silence may be told by the key's own state, as the panel and the evidence name it. */
const SILENCES: Readonly<Record<string, readonly string[]>> = {
  'in-use': ['used'],
  rhythmic: ['waiting'],
  cooling: ['waiting'],
  // Of a key whose past year wasn't read, that nothing comes back can't be told.
  quiet: ['shown', 'unknown'],
  'never-used': ['shown', 'unknown'],
  unknown: ['unknown'],
};

/** The plan promises no more than the verdict, and each of its keys says that key's state. */
const comparePlan = (verdict: RemovalVerdict, { keys: listed }: Snapshot): void => {
  const record = { memberId: verdict.memberId, purpose: 'leaves', fields: {} } as const;
  const { keys, leave, steps } = planStateOf({
    ...{ record, verdict, notes: [], keys: listed },
    ...{ windowDays: OPTIONS.windowDays, isServiceAccount: () => false },
  });
  counts.steps += steps.all.length;
  expect(leave.earliest.is === 'now').toBe(verdict.state === 'safe');
  for (const { judgement, quiet } of keys)
    expect([judgement.state, SILENCES[judgement.state]]).toEqual([judgement.state, expect.arrayContaining([quiet.is])]);
};

/** What is copied for a ticket says what the panel says, in the words for files. */
const compareEvidence = ({ evidence, keys, say }: Assessment): void => {
  const rows = evidence.split('\n');
  expect(rows.filter((row) => row.startsWith(`**${say.line}**`))).toHaveLength(1);
  for (const { id, use } of keys)
    expect(
      rows.filter((row) => row.includes(`\`${id.replace(/[^\w-]/g, '')}\``) && row.includes(`| ${use} |`)),
    ).toHaveLength(1);
};

/** The popup counts what the review lists and the file holds, under the same names. */
const compareFindings = ({ snapshot, analysis, options, now }: Reading): void => {
  const report = findFindings({ snapshot, analysis, options, inviteSeenAt: {}, snoozes: [], now });
  const told = formatFindings({ report, analysis, today: TODAY, now }, t);
  const { findings, atRisk, attentionTotal } = summarise(analysis, snapshot, report);
  counts.findings += told.open.length;
  const listed = { high: 0, medium: 0, low: 0 };
  for (const { severity } of told.open) listed[severity] += 1;
  expect(seenIn(map(findings, (each) => [each]))).toEqual([listed]);
  // Where something wasn't judged, a count says that there may be more, as the review does.
  expect(findings.state === 'whole').toBe(told.undecided.length === 0);
  for (const { kind, count } of atRisk)
    expect([kind, report.open.filter(({ facts }) => facts.kind === kind).length]).toEqual([kind, count]);
  expect(attentionTotal).toBeLessThanOrEqual(listed.high);
  const [, ...rows] = papaparse.parse<string[]>(findingsCsv(told, t).slice(1), { skipEmptyLines: true }).data;
  expect(rows.map(([, , , title]) => title)).toEqual(
    told.open.map(({ title }) => title.replace(/[\u2066-\u2069]/g, '')),
  );
};

const compareMember = (reading: Reading, { member, state, keys }: MemberAnalysis): void => {
  counts.members++;
  const { memberId } = member;
  const verdict = judgeRemoval({ ...reading, memberId });
  const panel = assessRemoval(verdict, 'remove', reading.analysis, t);
  // That there are no keys can be told without their use.
  if (state.state === 'no-keys') expect(['safe', 'unknown']).toContain(verdict.state);
  else if (state.state === 'quiet') {
    const isEachRead = seenIn(keys).every((key) => key.state.isYearRead);
    expect([memberId, verdict.state]).toEqual([memberId, isEachRead ? 'safe' : 'unknown']);
  } else expect([memberId, state.state]).toEqual([memberId, verdict.state]);
  expect(state.safeFrom).toBe(verdict.safeFrom);
  comparePlan(verdict, reading.snapshot);
  compareEvidence(assessRemoval(verdict, 'remove', reading.analysis, exporting(t)));
  const badge = badgeOf(reading.analysis, 'team', memberId);
  const card = cardFor(reading.analysis, { kind: 'member', id: memberId }, reading.now, t);
  expect(card).toMatchObject({ tone: badge?.tone, summary: { label: badge?.label } });
  if (seenIn(keys).length > 0 || state.state === 'blocked') expect(badge?.tone).toBe(STATES[state.state].tone);
  const rows = new Map(panel.keys.map(({ id, tone }) => [id, tone]));
  for (const row of card?.keys ?? []) {
    const key = seenIn(keys).find((each) => each.key.keyId === row.id);
    const isWorse = row.tone === 'stop' || row.tone === 'attention';
    if (!isWorse && key && isSilence(key)) expect([row.id, row.tone]).toEqual([row.id, rows.get(row.id)]);
  }
};

/** Of the reading's age and clock every surface speaks beside the state, so they are no part of it. */
const isOfTime = (world: World, seen: World): boolean =>
  seen.now !== world.now || seen.paused !== null || seen.snapshot.clockOffset !== world.snapshot.clockOffset;

it('in any world and under any fault, every surface says one state of a key and of a member', {
  timeout: 120_000,
}, () => {
  holds(
    fc.property(worldArb, fc.constantFrom(null, null, null, ...FAULTS), (world, fault) => {
      const seen = fault ? fault.apply(world) : world;
      if (isOfTime(world, seen)) return;
      counts.readings++;
      const reading = readingOf(seen);
      const { analysis } = reading;
      for (const key of [...seenIn(analysis.keys), ...seenIn(analysis.expiredKeys)]) compareKey(reading, key);
      for (const member of seenIn(analysis.members)) compareMember(reading, member);
      compareFindings(reading);
    }),
    { numRuns: 800 },
  );
  // About one key in fourteen; fewer where few worlds are tried.
  expect(counts.claims).toBeGreaterThan(counts.keys / 100);
});
