// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://console.deepgram.com/" }
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { holds } from '../../testing/properties';
import { createDayReader } from '../identify/dates';
import type { RecordedElement, RecordedNode, Recording } from './format';
import type { KnownTexts } from './pieces';
import { MOST_CHARACTERS, recordPage } from './record';
import { knownOf, type Plants, plantedPage } from './testing/plants';

const NOBODY: KnownTexts = { people: [], entities: [] };

const record = (known: KnownTexts = NOBODY, language = 'en'): Recording =>
  recordPage(document.body, {
    known,
    readDays: createDayReader(language),
    language,
    page: 'keys',
    extension: '1.2.3',
    now: Date.parse('2026-11-29T12:00:00Z'),
  });

const recordHtml = (html: string, known?: KnownTexts, language?: string): Recording => {
  document.body.innerHTML = html;
  return record(known, language);
};

const nodesOf = (node: RecordedNode): RecordedNode[] => [
  node,
  ...('children' in node && node.children ? node.children.flatMap(nodesOf) : []),
];
const piecesOf = ({ body }: Recording) => nodesOf(body).flatMap((node) => ('text' in node ? node.text : []));
const elementsOf = ({ body }: Recording) => nodesOf(body).filter((node): node is RecordedElement => 'tag' in node);
const shown = (recording: Recording): string[] => piecesOf(recording).map(({ text }) => text);

afterEach(() => {
  document.documentElement.removeAttribute('lang');
  document.body.removeAttribute('class');
  document.body.replaceChildren();
});

/** Every run of four letters or more that a text holds, lower case. */
const fragments = (text: string): string[] =>
  (text.toLowerCase().match(/\p{L}+/gu) ?? []).flatMap((word) =>
    Array.from({ length: Math.max(0, word.length - 3) }, (_, at) => word.slice(at, at + 4)),
  );

// No word of the format, and none of Deepgram's, holds four of these in a row.
const letters = fc.constantFrom(...'bcdfghjklmnrstvwz');
const word = fc
  .tuple(fc.array(letters, { minLength: 5, maxLength: 14 }), fc.boolean())
  .map(([chars, capital]) => (capital ? (chars[0] ?? '').toUpperCase() + chars.slice(1).join('') : chars.join('')));
const hex = (length: number) =>
  fc.array(fc.constantFrom(...'0123456789abcdef'), { minLength: length, maxLength: length }).map((all) => all.join(''));
const uuid = hex(32).map((all) => all.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'));
const plants: fc.Arbitrary<Plants> = fc.record({
  words: fc.uniqueArray(word, { minLength: 100, maxLength: 100 }),
  comment: fc.tuple(word, word).map(([a, b]) => `${a} - ${b}`),
  name: fc.tuple(word, word).map(([a, b]) => `${a} ${b}`),
  address: fc.tuple(word, word, word).map(([a, b, c]) => `${a}.${b}@${c}.example`),
  tag: word,
  id: uuid,
  secret: hex(40),
});

describe('no word of a page survives', () => {
  it('wherever words, ids, addresses and secrets are planted', () => {
    holds(
      fc.property(plants, fc.boolean(), (planted, isKnown) => {
        plantedPage(document, planted);
        const told = JSON.stringify(record(isKnown ? knownOf(planted) : NOBODY)).toLowerCase();
        const { words, comment, name, address, tag, id, secret } = planted;
        const sought = [...words, comment, name, address, tag]
          .flatMap(fragments)
          .filter((each) => each !== 'exam' && !/^xamp|ampl|mple$/.test(each));
        const found = [...new Set(sought)].filter((each) => told.includes(each));
        expect(found).toEqual([]);
        for (const whole of [id, secret]) {
          for (let from = 0; from + 8 <= whole.length; from += 1) {
            const part = whole.slice(from, from + 8);
            // What stands for an id is zeros and a number.
            if (!/^[0-9-]*$/.test(part)) expect(told).not.toContain(part);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('since other words of the same lengths give the very same recording', () => {
    const turn = (text: string): string =>
      text.replace(/[bcdfghjklmnrstvwz]/gi, (char) => {
        const all = 'bcdfghjklmnrstvwz';
        const other = all[(all.indexOf(char.toLowerCase()) + 7) % all.length] ?? '';
        return char === char.toLowerCase() ? other : other.toUpperCase();
      });
    holds(
      fc.property(plants, fc.boolean(), (planted, isKnown) => {
        const others: Plants = {
          ...planted,
          words: planted.words.map(turn),
          comment: turn(planted.comment),
          name: turn(planted.name),
          address: turn(planted.address),
          tag: turn(planted.tag),
          id: planted.id.replaceAll(/[0-9a-f]/g, (digit) => ((Number.parseInt(digit, 16) + 3) % 16).toString(16)),
        };
        const [a, b] = [planted, others].map((each) => {
          plantedPage(document, each);
          return JSON.stringify(record(isKnown ? knownOf(each) : NOBODY));
        });
        expect(a).toBe(b);
      }),
      { numRuns: 60 },
    );
  });

  it('in other scripts neither, and each text keeps its length, its script and its punctuation', () => {
    const texts = [
      'Ключ для сборки',
      'מפתח ראשי',
      '本番環境の鍵',
      'Κλειδί παραγωγής',
      'مفتاح الإنتاج',
      '음성 인식 키',
      'Straße №7 🚀',
      '٤٢ مفتاحا',
    ];
    const told = shown(recordHtml(texts.map((text) => `<p>${text}</p>`).join('')));
    expect(told).toHaveLength(texts.length);
    for (const [n, text] of texts.entries()) {
      const made = told[n] ?? '';
      expect([...made]).toHaveLength([...text].length);
      expect(fragments(text).filter((each) => told.join(' ').toLowerCase().includes(each))).toEqual([]);
      for (const script of ['Latin', 'Cyrillic', 'Greek', 'Hebrew', 'Arabic', 'Han', 'Hangul', 'Hiragana']) {
        const has = new RegExp(`\\p{Script=${script}}`, 'u');
        expect(has.test(made), `${script} in ${made}`).toBe(has.test(text));
      }
      expect(made.replace(/[^\s.,-]/g, '')).toBe(text.replace(/[^\s.,-]/g, ''));
    }
  });
});

describe('a text is replaced by its kind', () => {
  const known: KnownTexts = {
    people: [{ name: 'Maya Iyer', email: 'maya@northwind.example' }],
    entities: [{ comment: 'Production - ingest', tags: ['eu-west'] }, { comment: 'ci' }],
  };
  const kinds = (html: string, language = 'en'): string[] =>
    piecesOf(recordHtml(html, known, language))
      .filter(({ text }) => text.trim())
      .map(({ kind }) => kind);

  it.each([
    ['Production - ingest', ['comment']],
    ['Production - in…', ['comment']],
    ['ci', ['comment']],
    ['Maya Iyer', ['name']],
    ['Maya Iyer (maya@northwind.example)', ['name', 'words', 'address', 'words']],
    ['other@elsewhere.example', ['address']],
    ['Project ID: bbbbbbbb-0001-4bbb-8bbb-bbbbbbbb0001', ['label', 'id']],
    ['eu-west', ['tag']],
    ['************', ['secret']],
    ['0123456789abcdef0123456789abcdef0123456789abcdef', ['secret']],
    ['Owner', ['role']],
    ['Created by', ['label']],
    ['See expired keys', ['label']],
    ['January 7, 2026', ['day']],
    ['2026-01-07', ['day']],
    ['3 days ago', ['age']],
    ['7 hours', ['age']],
    ['something else', ['words']],
  ])('%s', (text, expected) => {
    // The last of the secrets would be left out with its part of the page: it stands beside a heading here.
    expect(kinds(`<div><h1></h1><p>${text}</p></div>`.replace(/[0-9a-f]{48}/, 'k3y_0123456789abcdefghij0123'))).toEqual(
      expected,
    );
  });

  it.each([
    ['January 7, 2026', 'en', /^[A-Z][a-z]+ \d+, 20\d\d$/, 'en-US long'],
    ['Jan 7, 2026', 'en', /^[A-Z][a-z]{2} \d, 20\d\d$/, 'en medium'],
    ['7. Januar 2026', 'de', /^\d+\. \p{L}+ 20\d\d$/u, 'de long'],
    ['07.01.2026', 'de', /^\d\d\.\d\d\.20\d\d$/, 'de medium'],
    ['vor 3 Tagen', 'de', /^vor \d Tagen$/, 'de relative long day ago'],
    ['2026年1月7日', 'ja', /^20\d\d年\d+月\d+日$/, 'ja long'],
  ])('%s is a day in its own form and language (%s)', (text, language, pattern, form) => {
    const [piece] = piecesOf(recordHtml(`<p>${text}</p>`, NOBODY, language));
    expect(piece?.text).toMatch(pattern);
    if (piece?.kind === 'day') expect(piece.text).not.toBe(text);
    expect(piece?.form?.replace(/^en-US/, 'en')).toBe(form.replace(/^en-US/, 'en'));
  });

  it('is the same throughout the page where it was the same, and another where it was another', () => {
    const rows = [
      'ci',
      'Production - ingest',
      'ci',
      'Maya Iyer',
      'x@a.example',
      'y@a.example',
      'x@a.example',
      'January 7, 2026',
      'January 8, 2026',
      'January 7, 2026',
    ];
    const told = shown(recordHtml(rows.map((text) => `<p>${text}</p>`).join(''), known));
    for (const [n, a] of rows.entries()) {
      for (const [m, b] of rows.entries()) expect(told[n] === told[m], `${a} and ${b}`).toBe(a === b);
    }
  });
});

describe('of elements only', () => {
  it('the tag, role, type, tokens of classes, and whether there is a name are recorded', () => {
    const { body } = recordHtml(
      '<main class="a b"><button type="button" class="b" aria-label="Delete Maya" aria-expanded="true" data-x="1"></button><x-secret role="odd" lang="de-secretly" dir="rtl"></x-secret></main>',
    );
    expect(body.children).toEqual([
      {
        tag: 'main',
        class: 'c1 c2',
        children: [
          { tag: 'button', type: 'button', class: 'c2', named: true, expands: true },
          { tag: 'x-1', role: 'other', lang: 'de', dir: 'rtl' },
        ],
      },
    ]);
  });

  it('rows carry a badge or not, whosever it is', () => {
    const cells = ['member:1', 'key:2', 'key:3', 'ambiguous', 'acme'].map(
      (ref) => `<p data-linchpin-for="${ref}"></p>`,
    );
    expect(recordHtml(cells.join('')).badges).toEqual({ member: 1, key: 2, ambiguous: 1 });
  });
});

describe('what is never recorded', () => {
  const dialogs: Record<string, string> = {
    'a dialog by its role': '<div role="dialog"><p>Secret:</p><code>abc def</code></div>',
    'a dialog by its tag': '<dialog open><p>Your new secret</p><input value="x"></dialog>',
    'a part beside the content, by the label':
      '<section><div><h2>New</h2><p><b>Secret:</b> <code>s3</code></p></div><button>Got it</button></section>',
    'a part beside the content, by the secret': `<section><p>${'0a'.repeat(20)}</p></section>`,
    'a part beside the content, by a field with it': `<section><p>x</p><input value="${'0a'.repeat(20)}"></section>`,
    'a password field and what is around it': '<form><label>p<input type="password" value="x"></label></form>',
  };
  it.each(Object.entries(dialogs))('%s', (_, html) => {
    const recording = recordHtml(`<div><section><h1>Keys</h1><p>text</p></section>${html}</div>`);
    expect(recording.left.secret).toBe(1);
    const inside = elementsOf(recording).find(({ left }) => left === 'secret');
    expect(inside?.children).toBeUndefined();
    expect(elementsOf(recording).some(({ tag }) => tag === 'h1')).toBe(true);
  });

  it('the asterisks in a list are no secret, so the list stays', () => {
    const recording = recordHtml(
      '<main><ul><li><b>Secret:</b> <span>******</span></li><li><b>Secret: ****</b></li></ul><table><tr><th>Secret</th></tr><tr><td>*****</td></tr></table></main>',
    );
    expect(recording.left.secret).toBe(0);
    expect(piecesOf(recording).filter(({ kind }) => kind === 'secret')).toHaveLength(3);
  });
});

describe('the size is bounded', () => {
  it('rows past a bound are counted', () => {
    const recording = recordHtml(`<ul>${'<li><p>one</p></li>'.repeat(100)}</ul>`);
    const [list] = recording.body.children ?? [];
    const items = list && 'children' in list ? (list.children ?? []) : [];
    expect(items.filter((node) => 'tag' in node)).toHaveLength(12);
    expect(items.at(-1)).toEqual({ more: 88 });
    expect(recording.left.repeated).toBe(88);
  });

  it('a page of any size fits into an issue', () => {
    const row = (n: number): string =>
      `<tr class="r${n}">${`<td><div><b>some words</b><i>${n}</i></div></td>`.repeat(30)}</tr>`;
    const deep = `${'<div><p>a text</p>'.repeat(300)}${'</div>'.repeat(300)}`;
    const wide = Array.from({ length: 20_000 }, (_, n) => `<p class="${'c'.repeat(n % 50)}">${n}</p>`).join('');
    const classy = `<p class="${Array.from({ length: 20_000 }, (_, n) => `c${n}`).join(' ')}"></p>`;
    for (const html of [
      wide,
      classy,
      `<table>${Array.from({ length: 400 }, (_, n) => row(n)).join('')}</table>`,
      deep,
      `<p>${'many words '.repeat(20_000)}</p>`,
    ]) {
      const recording = recordHtml(html);
      expect(JSON.stringify(recording).length).toBeLessThanOrEqual(MOST_CHARACTERS);
    }
  });
});
