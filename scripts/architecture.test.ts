import { describe, expect, it } from 'vitest';
import { type Arrow, arrows, BASE, RULES } from './architecture/arrows';
import { COMPARED_BY_HAND } from './architecture/clock';
import { type Import, importsOf, isTest, reach, sourceFiles, textOf } from './source-graph';

const SHIPPED = ['utils', 'components', 'entrypoints', 'command'];
const shipped = SHIPPED.flatMap(sourceFiles).filter((file) => !isTest(file));

const within = (target: string, places: readonly string[]): boolean =>
  places.some((place) => (place.endsWith('/') ? target.startsWith(place) : target === place));

const breaks = ({ part, may, types = [], packages }: Arrow, { target, isPackage, typeOnly }: Import): boolean => {
  if (isPackage) return packages !== undefined && !packages.includes(target);
  const base = part === RULES ? [] : BASE;
  return !within(target, [part, ...may, ...base]) && !(typeOnly && within(target, types));
};

const show = (file: string, { target }: Import): string => `${file} → ${target}`;

describe('the arrows between the parts', () => {
  it.each(arrows)('$part imports nothing beyond its arrows', (arrow) => {
    const files = shipped.filter((file) => within(file, [arrow.part]));
    expect(files).not.toEqual([]);
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((found) => breaks(arrow, found))
        .map((found) => show(file, found)),
    );
    expect(wrong).toEqual([]);
  });

  it('every shipped file belongs to exactly one part that has arrows', () => {
    const wrong = shipped.filter((file) => arrows.filter(({ part }) => within(file, [part])).length !== 1);
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

  it('a stored moment is compared with now by utils/rules/age.ts alone (docs/architecture.md, rule 7)', () => {
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
    expect(Object.fromEntries(found)).toEqual(COMPARED_BY_HAND);
  });

  it('small values are stored through utils/storage/item.ts alone', () => {
    const wrong = shipped.filter((file) => {
      const byWxt = importsOf(file).some(({ target }) => target === 'wxt/utils/storage');
      return byWxt || /\bstorage\.(local|session|sync)\b|\bstorage\[/.test(withoutComments(file));
    });
    // The vault names what it holds in session memory by its own ids.
    expect(wrong).toEqual(['utils/storage/item.ts', 'utils/vault/session-memory.ts']);
  });

  it('zod is imported whole and small, through utils/zod.ts, which keeps it from trying eval', () => {
    const wrong = shipped.flatMap((file) =>
      importsOf(file)
        .filter(({ target, isPackage }) => (isPackage ? /^zod(\/|$)/.test(target) : target === 'utils/zod.ts'))
        .filter(({ target, clause }) => !(target === 'utils/zod.ts' && /^(type )?\* as z$/.test(clause)))
        .map((found) => show(file, found)),
    );
    expect(wrong).toEqual(['utils/zod.ts → zod/mini', 'utils/zod.ts → zod/mini']);
  });

  it('comments are no wider than the formatter makes code', () => {
    const { formatter } = JSON.parse(textOf('biome.json')) as { formatter: { lineWidth: number } };
    const files = [...SHIPPED, 'e2e', 'simulator', 'scripts'].flatMap(sourceFiles);
    const wide = files.flatMap((file) =>
      textOf(file)
        .split('\n')
        .flatMap((line, index) =>
          line.length > formatter.lineWidth && /^\s*(\*|\/\/|\/\*)/.test(line) ? [`${file}:${index + 1}`] : [],
        ),
    );
    // In the template of the file that it writes.
    expect(wide).toEqual(['scripts/known-passwords.ts:29']);
  });
});

describe('what runs in the Console', () => {
  const entry = 'entrypoints/console.content/index.ts';
  /** Loaded at need by the one above. */
  const badges = 'entrypoints/console-badges/index.ts';
  const acts = 'entrypoints/console-acts.ts';
  const features = sourceFiles('entrypoints/console-badges/features').filter((file) => !isTest(file));

  it.each([entry, badges, acts])('carries neither Preact nor zod nor the parts that hold secrets: %s', (script) => {
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
