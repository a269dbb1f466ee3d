import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../../testing/properties';
import { whole } from '../answer';
import { aKey, aMember, aSnapshot, NOW, OPTIONS } from '../testing';
import { FAULTS } from '../testing/faults';
import { type World, worldArb } from '../testing/worlds';
import { canonicalJson } from './canonical';
import { contentOf, judgeAgain } from './content';
import { differencesOf, MOST_DIFFERENCES } from './differences';
import { type EvidenceQuestion, judgeQuestion } from './question';
import { onlyWhatCounts } from './reduce';

const MADE_BY = { version: '0.1.0', language: 'en' };

const questionsIn = ({ snapshot, history, now, windowDays, paused, memberIds }: World): EvidenceQuestion[] =>
  memberIds.flatMap((memberId): EvidenceQuestion[] => {
    const ground = { snapshot, options: { ...OPTIONS, windowDays }, memberId, now, paused };
    return [
      { about: 'removal', act: 'remove', ...ground, history },
      { about: 'removal', act: 'leave', ...ground, history: null },
      { about: 'role', toRole: 'member', ...ground },
    ];
  });

const anyWorld = fc
  .tuple(worldArb, fc.option(fc.constantFrom(...FAULTS), { nil: null }))
  .map(([world, fault]) => (fault ? fault.apply(world) : world));

describe('what an evidence file keeps of a question', () => {
  it('gives the same verdict as all of it', () => {
    holds(
      fc.property(anyWorld, (world) => {
        for (const question of questionsIn(world))
          expect(judgeQuestion(onlyWhatCounts(question))).toEqual(judgeQuestion(question));
      }),
      { numRuns: 400 },
    );
  });

  it('names nobody but the member', () => {
    holds(
      fc.property(anyWorld, (world) => {
        for (const question of questionsIn(world)) {
          const text = JSON.stringify(onlyWhatCounts(question));
          const others = ['m1', 'm2', 'm3', 'boss', 'gone'].filter((id) => id !== question.memberId);
          for (const id of others) expect(text).not.toContain(`${id}@northwind.example`);
          expect(text).not.toContain('key steady');
        }
      }),
      { numRuns: 100 },
    );
  });

  it('can be written, whatever is in a name', () => {
    const snapshot = aSnapshot({
      members: whole([aMember('m1', 'member', { firstName: 'A\ud800' })]),
      keys: whole([aKey('k1', 'm1', { comment: '\udc00 <script>' })]),
    });
    const ground = { snapshot, options: OPTIONS, memberId: 'm1', now: NOW, paused: null };
    const content = contentOf({ about: 'removal', act: 'remove', ...ground, history: null }, MADE_BY);
    expect(JSON.parse(canonicalJson(content))).toEqual(JSON.parse(JSON.stringify(content)));
  });
});

describe('a verdict that is judged again', () => {
  it('is the one that was written, also after a way through JSON', () => {
    holds(
      fc.property(anyWorld, (world) => {
        for (const question of questionsIn(world)) {
          const content = contentOf(question, MADE_BY);
          expect(judgeAgain(JSON.parse(canonicalJson(content))).differences).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is told from one that its inputs do not give', () => {
    const seen = { otherState: 0, otherInputs: 0 };
    holds(
      fc.property(anyWorld, anyWorld, (world, other) => {
        const [content, foreign] = [world, other].map((each) => {
          const [question] = questionsIn(each);
          if (!question) throw new Error('a world has members');
          return contentOf(question, MADE_BY);
        });
        if (!content || !foreign) throw new Error('two worlds');
        for (const state of ['safe', 'unknown', 'in-use']) {
          const forged = { ...content, verdict: { ...(content.verdict as object), state } };
          const isSame = differencesOf(content.verdict, forged.verdict).length === 0;
          if (!isSame) seen.otherState++;
          expect(judgeAgain(forged).differences.length === 0).toBe(isSame);
        }
        const swapped = { ...content, question: foreign.question };
        const isSame = canonicalJson(content.verdict) === canonicalJson(foreign.verdict);
        if (!isSame) seen.otherInputs++;
        expect(judgeAgain(swapped).differences.length === 0).toBe(isSame);
      }),
      { numRuns: 200 },
    );
    expect(seen.otherState).toBeGreaterThan(0);
    expect(seen.otherInputs).toBeGreaterThan(0);
  });
});

describe('differences', () => {
  it('lead to the same value when they are put right one by one', () => {
    holds(
      fc.property(fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 3 }), (a, b) => {
        const found = differencesOf(a, b);
        expect(found.length === 0).toBe(canonicalJson(a) === canonicalJson(b));
        expect(found.length).toBeLessThanOrEqual(MOST_DIFFERENCES);
        for (const { written, found: other } of found) expect(written).not.toEqual(other);
      }),
      { numRuns: 300 },
    );
  });
});
