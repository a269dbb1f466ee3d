import * as fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { expect, it } from 'vitest';
import type { ProjectAnalysis } from '../rules/analysis';
import { analyzeProject } from '../rules/analyze-project';
import { map, seenIn, whole } from '../rules/answer';
import type { Change, Told } from '../rules/events/event';
import { isEnd } from '../rules/events/subject';
import { EACH } from '../rules/events/testing/changes';
import { findFindings } from '../rules/findings/find-findings';
import { keyDaysOf } from '../rules/key-life/key-days';
import { type EndTold, lifeOf } from '../rules/key-life/life';
import { postMortemOf } from '../rules/key-life/post-mortem';
import { changeFields } from '../rules/notes/merge';
import { MAX_NOTE_TEXT, type Note, USE_KINDS } from '../rules/notes/note';
import { DEFAULT_NUMBERS } from '../rules/numbers';
import type { Snapshot } from '../rules/snapshot';
import { aKey, aMember, aSeries, aSnapshot, NOW, OPTIONS, TODAY } from '../rules/testing';
import { judgeRemoval } from '../rules/verdicts/judge-removal';
import { judgeRoleChange } from '../rules/verdicts/judge-role-change';
import { judgeOneKey } from '../rules/verdicts/key-verdict';
import { holds } from '../testing/properties';
import { assessKey, assessRemoval, assessRoleChange } from './assess/assess';
import { badgeSheet } from './badge-sheet';
import { cardFor } from './card';
import { formatFindings } from './findings/findings';
import { changeWords } from './history/change-words';
import { lifeWords } from './key-page/life-words';
import { postMortemMarkdown } from './key-page/post-mortem-markdown';
import { causeWords, createWords, heirsWords, loadWords, otherChanges } from './key-page/post-mortem-words';
import { cleanChanges } from './notes/clean';
import { noteFacts } from './notes/facts';
import { noteRows, noteView, purposesOf } from './notes/view';
import { createTestTranslate } from './testing';

const t = createTestTranslate();
const RUNS = 150;

const TRICKS = [
  ...[
    '[x](https://evil.example)',
    '![x](https://evil.example/p.png)',
    '<img src=x onerror=alert(1)>',
    '# big',
    '\n# big',
  ],
  ...['a | b | c', '@everyone', '#123', 'GH-1', '<https://evil.example>', 'https://evil.example', 'www.evil.example'],
  ...[
    '``` x',
    '`a` | @b',
    '\\| @c',
    '\\',
    '- [ ] x',
    '1. x',
    '> x',
    '---',
    '\u202egnp.exe',
    '\u2066a',
    '&#64;all',
    '~5',
    '!7',
  ],
  ...['\u0000\u001b[31m', 'x'.repeat(500), 'é'.repeat(300), '\u0301'.repeat(300), 'e@evil.example', ' \t\r\n ', 'שלום'],
  ...['```', '` @a', '@a `', 'a@b`|`c', '$&', '$1', '\ue000', '\ue001x'],
];
const hostile = fc.oneof(
  fc.constantFrom(...TRICKS),
  fc.string({
    unit: fc.oneof(fc.constantFrom(...'|`\\[]()<>#@!*_~&:-+. \n\t\u202e\u2067$1'), fc.string({ unit: 'binary' })),
    maxLength: 40,
  }),
  fc.tuple(fc.constantFrom(...TRICKS), fc.constantFrom(...TRICKS)).map((both) => both.join(' ')),
);

const worlds: fc.Arbitrary<Snapshot> = fc
  .record({
    name: hostile,
    first: hostile,
    last: hostile,
    email: hostile,
    comment: hostile,
    tag: hostile,
    scope: hostile,
  })
  .map(({ name, first, last, email, comment, tag, scope }) =>
    aSnapshot({
      projectName: name,
      members: whole([
        aMember('maya', 'owner', { firstName: first, lastName: last, email }),
        aMember('tomas', 'admin', { firstName: last, email: first }),
        aMember('odd', scope, { email: `${email}2` }),
      ]),
      keys: whole([
        aKey('ingest', 'maya', { comment, tags: [tag, tag], scopes: [scope, 'owner'] }),
        aKey('ci', 'tomas', { comment, scopes: ['owner'], expires: '2026-11-24T20:00:00Z' }),
        aKey('left', 'gone', { comment: tag, creator: { memberId: 'gone', email, firstName: first } }),
      ]),
      expiredKeys: whole([aKey('over', 'tomas', { comment, expires: '2026-11-03T00:00:00Z' })]),
      invites: whole([{ email, scope }]),
      usage: whole(aSeries({ ingest: { [TODAY]: 210 }, ci: { '2026-10-14': 5 }, left: { [TODAY]: 3 } })),
      cost: whole(aSeries({ ingest: { [TODAY]: 41.2 } })),
    }),
  );

/** Notes that say what the world's texts say, of whatever a disk or somebody else's file may hold. */
const hostileNotes = ({ projectName }: Snapshot): readonly Note[] => {
  const fields = changeFields(
    {},
    {
      ...{ purpose: projectName, ask: projectName, backup: projectName, successor: projectName, canary: true },
      ...{ responsible: projectName, keepUntil: '2026-12-01' },
      usedIn: USE_KINDS.map((kind) => ({ kind, text: projectName })),
      holders: [{ name: projectName }, { memberId: projectName }, { memberId: 'maya' }],
    },
    { now: NOW, by: projectName },
  );
  return [
    { kind: 'key', subject: 'ingest', fields },
    { kind: 'member', subject: 'maya', fields },
    { kind: 'key', subject: projectName, fields },
  ];
};

/** Everything that is shown of notes. */
const notesIn = (notes: readonly Note[], analysis: ProjectAnalysis) => ({
  facts: notes.map((note) => noteFacts(note, analysis, t)),
  rows: noteRows(notes, analysis, t).map(({ words: _, ...shown }) => shown),
  views: notes.map(({ kind, subject, fields }) => noteView(kind, subject, fields, analysis, t)),
  stored: notes.map(({ fields }) =>
    cleanChanges(Object.fromEntries(Object.entries(fields).map(([field, entry]) => [field, entry.value]))),
  ),
  purposes: [...purposesOf(notes).values()],
});

/** Each change that a world's texts can be told in, at one reading. */
const hostileChanges = ({ projectName, keys, members, invites }: Snapshot): readonly Told[] => {
  const odd = { comment: projectName, expires: projectName, tags: [projectName, projectName], scopes: [projectName] };
  const [person] = seenIn(members);
  const [invite] = seenIn(invites);
  const [listed] = seenIn(keys);
  if (!person || !invite || !listed) return [];
  const texts = { key: { ...listed, ...odd }, member: person, invite, backup: person, contact: person };
  const was = (change: Change) => (change.name === 'key.renamed' ? { was: projectName } : {});
  return Object.values(EACH).map((change) => {
    const own = Object.fromEntries(Object.entries(texts).filter(([field]) => field in change));
    const told = { ...change, ...own, ...was(change), ...('scopes' in change && { scopes: [projectName] }) };
    return { change: told as Change, from: NOW - 900_000, to: NOW }; // each field by one of its type
  });
};

/** Everything that is shown on the page of each key, living or dead, and the Markdown that is copied there. */
const keyPagesIn = (snapshot: Snapshot) => {
  const others = hostileChanges(snapshot);
  const usage = seenIn(map(snapshot.usage, (series) => [series]))[0] ?? aSeries();
  const near = { usage, cost: aSeries(), costUnknown: [], gaps: [], unsettled: [] };
  const ends = others.filter((told): told is EndTold => isEnd(told.change));
  const listed = [...seenIn(snapshot.keys), ...seenIn(snapshot.expiredKeys)];
  const deaths = ends.map((end) => {
    const { key } = end.change;
    const postMortem = postMortemOf(end, others, keyDaysOf(near, key.keyId));
    return { postMortem, heirs: [{ key, before: 1, after: 9, day: TODAY, tie: null }] };
  });
  return {
    lives: listed.map((key) => {
      const days = keyDaysOf(near, key.keyId);
      const ground = { key, listed: 'active', days, usedOn: [], told: others, today: TODAY } as const;
      return lifeWords(lifeOf(ground), key, TODAY, t);
    }),
    deaths: deaths.map(({ postMortem, heirs }) => ({
      cause: causeWords(postMortem, t),
      load: loadWords(postMortem, t),
      others: otherChanges(postMortem.others, t),
      heirs: heirsWords(heirs, false, t),
      create: postMortem.create.map((lost) => createWords(lost, t)),
    })),
    changes: others.map(({ change }) => changeWords(change, t)),
    markdown: deaths.map((death) => postMortemMarkdown({ ...death, projectId: snapshot.projectId, readAt: NOW }, t)),
  };
};

/** Everything that is shown of a project, and the Markdown that is copied. */
const everything = (snapshot: Snapshot) => {
  const analysis = analyzeProject(snapshot, OPTIONS, NOW);
  const options = { ...DEFAULT_NUMBERS, ...OPTIONS };
  const report = findFindings({
    ...{ snapshot, analysis, options, now: NOW, inviteSeenAt: { [snapshot.invites.state]: 0 } },
    snoozes: [],
  });
  const entities = (['team', 'keys'] as const).flatMap((page) => badgeSheet(analysis, page, 0, 100, 1, t).entities);
  const ground = { snapshot, options: OPTIONS, now: NOW, paused: null };
  const history = whole(aSeries({}, { from: '2025-11-22', to: TODAY }));
  const key = judgeOneKey({ ...ground, keyId: 'ingest', history });
  const assessments = [
    ...['maya', 'tomas'].map((memberId) =>
      assessRemoval(judgeRemoval({ ...ground, memberId, history }), 'remove', analysis, t),
    ),
    assessRoleChange(judgeRoleChange({ ...ground, memberId: 'maya', toRole: 'member' }), analysis, t),
    ...(key ? [assessKey(key, analysis, t)] : []),
  ];
  const { markdown, ...keyPages } = keyPagesIn(snapshot);
  return {
    keyPages,
    // What tells rows apart (comment, people, tags) is compared with the page and never shown.
    badges: entities.map(({ label, description }) => ({ label, description })),
    cards: entities.map(({ kind, id }) => cardFor(analysis, { kind, id }, NOW, t)),
    findings: formatFindings({ report, analysis, today: TODAY, now: NOW }, t),
    notes: notesIn(hostileNotes(snapshot), analysis),
    assessments: assessments.map(({ evidence: _, ...shown }) => shown),
    evidence: assessments.map(({ evidence }) => evidence),
    markdown,
  };
};

/** Ids are Deepgram's own, and are sent back as they are. */
// A note's backup, successor and responsible are ids that a person chose from a list.
const IDS = new Set([
  'backup',
  'responsible',
  'successor',
  'id',
  'keyId',
  'memberId',
  'planFor',
  'account',
  'state',
  'kind',
  'tone',
  'act',
]);
const textsIn = (value: unknown, name = ''): string[] => {
  if (typeof value === 'string') return IDS.has(name) ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([inner, each]) => textsIn(each, inner));
};

const graphemes = (text: string): number => [...new Intl.Segmenter('en').segment(text)].length;

it('no text that is shown holds a control or bidirectional character, but for closed isolates, or is endless', () => {
  holds(
    fc.property(worlds, (snapshot) => {
      const { evidence: _, markdown: __, ...shown } = everything(snapshot);
      const ofNotes = JSON.stringify(shown.notes);
      for (const text of textsIn(shown)) {
        expect(text).not.toMatch(/[\p{Cc}\p{Co}\p{Zl}\p{Zp}\u202a-\u202e\u200e\u200f\u061c]/u);
        expect(text.replace(/[\u2066-\u2068][^\u2066-\u2069]*\u2069/gu, '')).not.toMatch(/[\u2066-\u2069]/);
        // A sentence with a few names of 81 characters at most each.
        expect(graphemes(text)).toBeLessThan(1_200);
      }
      const runs = JSON.stringify(shown).match(/\{"text":"(?:[^"\\]|\\.)*","foreign":true\}/g) ?? [];
      for (const run of runs) {
        const { text } = JSON.parse(run) as { text: string };
        expect(graphemes(text)).toBeLessThanOrEqual(ofNotes.includes(run) ? MAX_NOTE_TEXT + 1 : 81);
      }
    }),
    { numRuns: RUNS },
  );
});

/** Elements that the evidence is made of, however it is filled. */
const OWN = ['h3', 'p', 'strong', 'ul', 'ol', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'code'];

it('copied Markdown makes no link, analysis, element, heading, cell, list or mention of what others have written', () => {
  holds(
    fc.property(worlds, (snapshot) => {
      const { evidence: told, markdown } = everything(snapshot);
      for (const evidence of [...told, ...markdown]) {
        const html = micromark(evidence, {
          extensions: [gfm()],
          htmlExtensions: [gfmHtml()],
          allowDangerousHtml: true,
        });
        const tags = new Set([...html.matchAll(/<([a-z][a-z0-9]*)/gi)].map(([, tag = '']) => tag.toLowerCase()));
        expect([...tags].filter((tag) => !OWN.includes(tag))).toEqual([]);
        expect(html.match(/<h3>/g)).toHaveLength(1);
        for (const [row] of html.matchAll(/<tr>[\s\S]*?<\/tr>/g)) expect(row.match(/<t[hd]\b/g)).toHaveLength(5);
        // What is made of it afterwards, outside of code.
        const rest = html.replace(/<code>[\s\S]*?<\/code>/g, '').replace(/&(?:amp|lt|gt|quot);/g, '');
        expect(rest).not.toMatch(/@|#\d|https?:|www\.|GH-\d/i);
        expect(evidence.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066\u2067]/u);
      }
    }),
    { numRuns: RUNS },
  );
});
