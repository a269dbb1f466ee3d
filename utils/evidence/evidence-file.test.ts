import * as fc from 'fast-check';
import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { whole } from '../rules/answer';
import { contentOf, type EvidenceContent } from '../rules/evidence-file/content';
import { EVIDENCE_FORMAT, MAX_EVIDENCE_TEXT } from '../rules/evidence-file/format';
import { type EvidenceQuestion, judgeQuestion } from '../rules/evidence-file/question';
import { aKey, aMember, aSeries, aSnapshot, NOW, OPTIONS, TODAY } from '../rules/testing';
import { FAULTS } from '../rules/testing/faults';
import { type World, worldArb } from '../rules/testing/worlds';
import { holdsLater } from '../testing/properties';
import { evidencePage } from '../wording/evidence/page';
import { languageOf } from '../wording/formats';
import { createTestTranslate } from '../wording/testing';
import { checkEvidence } from './check';
import { blockText, type EvidencePage, joined, sealed, taken } from './file';
import { writeEvidence } from './write';

const t = createTestTranslate();
const VERSION = '0.1.0';
const MADE_BY = { version: VERSION, language: languageOf(t) };

const questionOf = (
  { snapshot, history, now, windowDays, paused }: World,
  about: 'removal' | 'role',
): EvidenceQuestion => {
  const ground = { snapshot, options: { ...OPTIONS, windowDays }, memberId: 'm1', now, paused };
  return about === 'role' ? { about, toRole: 'member', ...ground } : { about, act: 'remove', ...ground, history };
};

const anyQuestion = fc
  .tuple(worldArb, fc.option(fc.constantFrom(...FAULTS), { nil: null }), fc.constantFrom('removal', 'role'))
  .map(([world, fault, about]) => questionOf(fault ? fault.apply(world) : world, about));

const used = aSnapshot({
  members: whole([aMember('m1'), aMember('boss', 'owner')]),
  keys: whole([aKey('k1', 'm1'), aKey('k2', 'boss')]),
  usage: whole(aSeries({ k1: { [TODAY]: 7 }, k2: { [TODAY]: 9 } })),
});
const example: EvidenceQuestion = {
  ...{ about: 'removal', act: 'remove', snapshot: used, options: OPTIONS, memberId: 'm1' },
  ...{ history: null, now: NOW, paused: null },
};

/** A file as somebody makes it who knows how Linchpin seals one. */
const forged = async (
  content: unknown,
  page: EvidencePage = evidencePage(contentOf(example, MADE_BY), judgeQuestion(example), t),
): Promise<string> => joined(page, blockText(await sealed(content as EvidenceContent, page)));

const contentNow = (): EvidenceContent => contentOf(example, MADE_BY);
const stateOf = async (text: string) => {
  const checked = await checkEvidence(text, VERSION, t);
  return checked.state === 'refused' ? checked.fault.kind : checked.state;
};

describe('an evidence file', () => {
  it('agrees with itself, whatever the verdict', async () => {
    const states = new Set<string>();
    await holdsLater(
      fc.asyncProperty(anyQuestion, async (question) => {
        const { text, sha256 } = await writeEvidence(question, VERSION, t);
        const checked = await checkEvidence(text, VERSION, t);
        expect(checked).toMatchObject({ state: 'agrees', isSameVersion: true, digest: sha256.slice(0, 12) });
        if (checked.state === 'agrees') states.add(checked.assessment.verdict);
      }),
      { numRuns: 200 },
    );
    // By chance more, but these are common.
    expect([...states]).toEqual(expect.arrayContaining(['unknown', 'safe', 'harmless']));
  });

  it('is refused where one byte of it is another, anywhere', async () => {
    const { text } = await writeEvidence(example, VERSION, t);
    await holdsLater(
      fc.asyncProperty(fc.nat({ max: text.length - 1 }), fc.constantFrom('', ' ', 'x', '0', '\r\n'), async (at, by) => {
        const other = text.slice(0, at) + by + text.slice(at + 1);
        if (other === text) return;
        expect(['changed', 'not-evidence', 'newer']).toContain(await stateOf(other));
      }),
      { numRuns: 2_000 },
    );
    for (const other of [text.slice(0, -1), `${text}\n`, `\ufeff${text}`, text.replaceAll('\n', '\r\n'), text + text])
      expect(['changed', 'not-evidence']).toContain(await stateOf(other));
  });

  it('is told from one whose verdict its inputs do not give, though its digests fit', async () => {
    const content = contentNow();
    const verdict = { ...(content.verdict as object), state: 'safe' };
    const checked = await checkEvidence(await forged({ ...content, verdict }), VERSION, t);
    expect(checked).toMatchObject({
      state: 'differs',
      differences: [{ path: 'state', written: '"safe"', found: '"in-use"' }],
      assessment: { verdict: 'in-use' },
    });
  });

  it('is told from one that says something else to a reader, though its digests fit', async () => {
    const { text } = await writeEvidence(example, VERSION, t);
    const parts = taken(text);
    if (!parts) throw new Error('it has a block');
    const page = { before: parts.before.replace('Not safe', 'Safe'), after: parts.after };
    expect(page.before).not.toBe(parts.before);
    expect(await stateOf(await forged(contentNow(), page))).toBe('words-differ');
    // Another version may word it otherwise: that is said, and no more.
    const older = { ...contentNow(), version: '0.0.9' };
    expect(await checkEvidence(await forged(older, page), VERSION, t)).toMatchObject({
      state: 'agrees',
      isSameVersion: false,
    });
  });

  it.each<[string, (content: EvidenceContent) => unknown]>([
    ['no question', ({ question: _, ...rest }) => rest],
    ['a window of no days', (c) => ({ ...c, question: { ...c.question, options: { ...OPTIONS, windowDays: 0 } } })],
    ['figures that are words', (c) => ({ ...c, question: { ...c.question, now: 'noon' } })],
    ['an unknown pause', (c) => ({ ...c, question: { ...c.question, paused: 'holiday' } })],
    ['days that are none', (c) => withUsage(c, { from: 'x', to: 'y', byAccessor: { k1: [1] }, unattributed: [] })],
    ['gaps of no kind', (c) => withPart(c, 'members', { state: 'partial', value: [], gaps: [{ reason: 'moon' }] })],
    ['a fault of no kind', (c) => withPart(c, 'members', { state: 'failed', fault: { kind: 'moon', endpoint: '' } })],
  ])('with %s is refused or judged as less than whole, and never taken for safe', async (_, spoil) => {
    const spoilt = spoil(contentNow());
    const checked = await checkEvidence(await forged(spoilt), VERSION, t);
    expect(['refused', 'differs']).toContain(checked.state);
    if (checked.state === 'differs') expect(checked.assessment.verdict).not.toBe('safe');
  });

  it.each<[string, string, string]>([
    ['not-evidence', 'of another kind', '<!doctype html><p>Safe</p>'],
    ['not-evidence', 'of nothing', ''],
    ['not-evidence', 'whose block is no JSON', joined({ before: '', after: '' }, 'safe')],
    [
      'newer',
      'of a newer format',
      joined({ before: '', after: '' }, blockText({ content: { format: EVIDENCE_FORMAT + 1 } })),
    ],
    [
      'changed',
      'nested too deep',
      joined({ before: '', after: '' }, `{"content":{"format":1,"x":${'['.repeat(90_000)}${']'.repeat(90_000)}}}`),
    ],
    ['too-large', 'that is huge', 'x'.repeat(MAX_EVIDENCE_TEXT + 1)],
  ])('is refused as %s: a file %s', async (kind, _, text) => {
    expect(await stateOf(text)).toBe(kind);
  });

  it('shows other people’s text as text, and holds one script that is data', async () => {
    const trick = '</script><script>alert(1)</script><img src=x onerror=alert(2)> & "quoted" \u202e';
    const snapshot = aSnapshot({
      projectName: trick,
      members: whole([aMember('m1', 'member', { firstName: trick })]),
      keys: whole([aKey('k1', 'm1', { comment: trick, tags: [trick], scopes: [trick] })]),
      usage: whole(aSeries({ k1: { [TODAY]: 7 } })),
    });
    const { text } = await writeEvidence({ ...example, snapshot }, VERSION, t);
    const { document } = new Window({ settings: { disableJavaScriptEvaluation: true } });
    document.write(text);
    expect([...document.querySelectorAll('script')].map(({ type }) => type)).toEqual(['application/json']);
    expect(document.querySelectorAll('img, iframe, link, a, form, object')).toHaveLength(0);
    expect(document.querySelector('meta[http-equiv]')?.getAttribute('content')).toContain("default-src 'none'");
    expect(document.querySelector('td bdi')?.textContent).toContain('<script>alert(1)</script>');
    expect(await stateOf(text)).toBe('agrees');
  });
});

const withPart = (content: EvidenceContent, part: string, value: unknown): unknown => ({
  ...content,
  question: { ...content.question, snapshot: { ...content.question.snapshot, [part]: value } },
});
const withUsage = (content: EvidenceContent, series: unknown): unknown =>
  withPart(content, 'usage', { state: 'whole', value: series });
