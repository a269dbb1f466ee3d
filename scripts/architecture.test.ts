import { describe, expect, it } from 'vitest';
import { type Import, importsOf, isTest, reach, sourceFiles, textOf } from './source-graph';

const SHIPPED = ['utils', 'components', 'entrypoints'];
const shipped = SHIPPED.flatMap(sourceFiles).filter((file) => !isTest(file));

/** What a layer may import beside itself. `types`: only what is gone when built. */
interface Arrow {
  readonly layer: string;
  readonly may: readonly string[];
  readonly types?: readonly string[];
  /** Specifiers of packages; absent: any that other rules allow. */
  readonly packages?: readonly string[];
}

const OWNERSHIP = 'utils/ownership/';
const arrows: readonly Arrow[] = [
  { layer: OWNERSHIP, may: [], packages: [] },
  {
    layer: 'utils/deepgram/',
    may: ['utils/ownership/answer.ts', 'utils/ownership/days.ts', 'utils/ownership/use/series.ts'],
    types: [OWNERSHIP],
    packages: ['zod/mini'],
  },
  { layer: 'utils/vault/', may: ['utils/database/', 'utils/ownership/age.ts'], types: [OWNERSHIP] },
  { layer: 'utils/ledger/', may: ['utils/database/', 'utils/ownership/answer.ts'], types: [OWNERSHIP] },
  { layer: 'utils/settings/', may: ['utils/ownership/numbers.ts'], types: [OWNERSHIP] },
  { layer: 'utils/database/', may: [] },
  {
    layer: 'utils/console/',
    may: ['utils/messages.ts', 'utils/until-answered.ts'],
    types: ['utils/assessment.ts'],
    packages: ['wxt/browser'],
  },
  {
    layer: 'utils/wording/',
    may: [OWNERSHIP],
    types: ['utils/messages.ts', 'utils/assessment.ts', 'utils/findings.ts', 'utils/settings/'],
  },
  {
    layer: 'components/',
    may: [OWNERSHIP, 'utils/wording/', 'utils/until-answered.ts'],
    types: [
      ...['utils/messages.ts', 'utils/assessment.ts', 'utils/settings/', 'utils/database/problem.ts'],
      ...['utils/keeping.ts', 'utils/vault/types.ts'],
    ],
  },
];

/** What any layer but the rules may use: it knows nothing of Linchpin. */
const BASE = ['utils/objects.ts'];

const within = (target: string, places: readonly string[]): boolean =>
  places.some((place) => (place.endsWith('/') ? target.startsWith(place) : target === place));

const breaks = ({ layer, may, types = [], packages }: Arrow, { target, isPackage, typeOnly }: Import): boolean => {
  if (isPackage) return packages !== undefined && !packages.includes(target);
  const base = layer === OWNERSHIP ? [] : BASE;
  return !within(target, [layer, ...may, ...base]) && !(typeOnly && within(target, types));
};

const show = (file: string, { target }: Import): string => `${file} → ${target}`;

describe('the arrows between the parts', () => {
  it.each(arrows)('$layer imports nothing beyond its arrows', (arrow) => {
    const files = shipped.filter((file) => file.startsWith(arrow.layer));
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((found) => breaks(arrow, found))
        .map((found) => show(file, found)),
    );
    expect(wrong).toEqual([]);
  });

  it('shipped code never imports what is not shipped', () => {
    const wrong = shipped.flatMap((file) =>
      importsOf(file)
        .filter(({ target }) => /^(simulator|e2e|scripts)\//.test(target))
        .map((found) => show(file, found)),
    );
    expect(wrong).toEqual([]);
  });

  it('the simulator knows nothing of the extension, so that it can disagree', () => {
    const wrong = sourceFiles('simulator')
      .filter((file) => !isTest(file))
      .flatMap((file) =>
        importsOf(file)
          .filter(({ target, isPackage }) => !isPackage && !target.startsWith('simulator/'))
          .map((found) => show(file, found)),
      );
    expect(wrong).toEqual([]);
  });
});

describe('one way to do it', () => {
  it('the extension API is reached through wxt/browser alone', () => {
    const wrong = shipped.filter((file) => {
      const polyfill = importsOf(file).some(({ target, typeOnly }) => !typeOnly && target === 'webextension-polyfill');
      return polyfill || /(^|[^\w.'"`])chrome\.\w/m.test(withoutComments(file));
    });
    expect(wrong).toEqual([]);
  });

  it("nothing is formatted by the browser's default locale: the language of the words decides", () => {
    const byDefault =
      /\bIntl\.[A-Z]\w+\(\s*(?:\)|undefined\b|\[\s*\])|\.toLocale(?:Date|Time)?String\b|@@ui_locale'\s*\)/;
    expect(shipped.filter((file) => byDefault.test(withoutComments(file)))).toEqual([]);
    // Pages' days are read in the browser's language, and spreadsheets split as its region does. Nothing is told in it.
    const asked = shipped.filter((file) => /\bnavigator\.languages?\b|getUILanguage/.test(withoutComments(file)));
    expect(asked.filter((file) => !/^utils\/console\/|^entrypoints\/review\/download-findings/.test(file))).toEqual([]);
  });

  it('a stored moment is compared with now by utils/ownership/age.ts alone (docs/architecture.md, rule 7)', () => {
    const now = String.raw`(?:\w+\.)*(?:now|Date\.now)\b(?:\(\))?`;
    const byHand = new RegExp(String.raw`${now} ?(?:-(?!-)|<=?|>=?) ?[\w(-]|(?:-|<=?|(?<!=)>=?) ${now}`);
    for (const line of ['now - at < MS', 'Date.now() - x.at', 'parts.now() > until', 'left = until - now()'])
      expect(line).toMatch(byHand);
    for (const line of ['() => now', 'map(({ at }) => now(at))', 'isYounger(at, now, ms)', 'ageOf(at, Date.now())'])
      expect(line).not.toMatch(byHand);

    const lines = (file: string) => withoutComments(file).split('\n');
    const found = shipped
      .map((file) => [file, lines(file).filter((line) => byHand.test(line)).length] as const)
      .filter(([, count]) => count > 0);
    expect(Object.fromEntries(found)).toEqual({
      'utils/ownership/age.ts': 2,
      // A clock that is never set: `performance.now()`.
      'utils/console/gone-watch.ts': 1,
      'utils/console/refresh-hints.ts': 1,
      'utils/console/scheduler.ts': 1,
      // A key's expiry: a day of Deepgram's that rightly lies ahead.
      'utils/console/marks.ts': 1,
      'utils/deepgram/read-project.ts': 1,
      'utils/ownership/concerns.ts': 1,
      'utils/ownership/days.ts': 1,
      // Moments ahead have an answer of their own there: a hole, a date for an age, a wait begun again, a lock.
      'utils/ownership/verdicts/holes.ts': 1,
      'utils/wording/ages.ts': 1,
      'utils/vault/waits.ts': 2,
      'utils/vault/auto-lock.ts': 1,
      'components/assessment/use-assessment.ts': 1,
      'components/keeping/use-wait.ts': 1,
      // What is left until an end, each with an upper bound beside it or said once as it is told.
      'components/keeping/use-keeping.ts': 1,
      'components/keeping/unlock-form.tsx': 1,
      'entrypoints/background/alarms.ts': 1,
      'entrypoints/background/refresh.ts': 1,
      'utils/console/pending-item.ts': 1,
      // Not compared: how far Deepgram's clock is from this one, and the days that an age on a page may mean.
      'utils/deepgram/client.ts': 1,
      'utils/console/days/ages.ts': 2,
    });
  });

  it('zod is imported whole and small, as zod/mini', () => {
    const wrong = shipped.flatMap((file) =>
      importsOf(file)
        .filter(({ target, isPackage }) => isPackage && /^zod(\/|$)/.test(target))
        .filter(({ target, clause, typeOnly }) => !typeOnly && !(target === 'zod/mini' && clause === '* as z'))
        .map((found) => show(file, found)),
    );
    expect(wrong).toEqual([]);
  });
});

describe('what runs in the Console', () => {
  const entry = 'entrypoints/console.content/index.ts';
  /** Loaded at need by the one above. */
  const badges = 'entrypoints/console-badges.ts';
  const features = sourceFiles('entrypoints/console.content/features').filter((file) => !isTest(file));

  it.each([entry, badges])('carries neither Preact nor zod nor the parts that hold secrets: %s', (script) => {
    expect(shipped).toContain(script);
    const { files, packages } = reach(script);
    expect([...packages].filter((name) => /^(preact|@preact|zod|idb)/.test(name))).toEqual([]);
    expect([...files].filter((file) => /^utils\/(vault|ledger|deepgram)\//.test(file))).toEqual([]);
  });

  it('loads no feature before there is need of one', () => {
    const { files } = reach(entry);
    expect(features.filter((file) => files.has(file))).toEqual([]);
  });

  it('has a registered feature in every file of its features folder', () => {
    const files = reach(badges).files;
    expect(features.filter((file) => !files.has(file))).toEqual([]);
    expect(features.length).toBeGreaterThan(0);
  });
});

/** Rough, and enough for searching: block comments, and lines that are only a comment. */
function withoutComments(file: string): string {
  return textOf(file)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '');
}
