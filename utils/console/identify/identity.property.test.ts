// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../../testing/properties';
import {
  addTwins,
  type KeyRow,
  key,
  keyPage,
  LAYOUTS,
  member,
  ODD_LAYOUTS,
  person,
  type TeamRow,
  TWINS,
  teamPage,
} from '../testing/pages';
import { createCatalogue } from './catalogue';
import type { RowVerdict } from './claims';
import { createPageModel } from './page-model';

const uuid = (n: number): string =>
  `bbbbbbbb-${String(n).padStart(4, '0')}-4bbb-8bbb-bbbbbbbb${String(n).padStart(4, '0')}`;
const day = (n: number): string => new Date(Date.UTC(2026, 0, 1 + n, 12)).toISOString();
const emailOf = (n: number): string => `p${n}@northwind.example`;
const ROLES = ['Owner', 'Admin', 'Member', 'default'];
const PEOPLE = 5;

interface Texts {
  readonly name: fc.Arbitrary<string>;
  /** A comment, or what a column says that says nothing of the key. */
  readonly comment: fc.Arbitrary<string>;
}

/**
 * Names and comments as hostile as they come: each may read like anything else that a row shows. Only names that are
 * key ids or days are left out: a person is named on signing up, before there are keys or their days to be named after.
 * Nothing could tell a column of such creators from one of other keys' ids, or of days.
 */
const textsOf = (names: fc.Arbitrary<string>[], days: number, ids: number): Texts => {
  const name = fc.oneof(...names);
  const dated = fc.nat(days - 1).map((n) => day(n).slice(0, 10));
  const id = fc.nat(ids - 1).map(uuid);
  const comment = fc.oneof({ weight: names.length, arbitrary: name }, dated, id);
  return { name, comment };
};
const wide = textsOf(
  [
    fc.constantFrom('ci', 'test', 'prod', '', ...ROLES, 'Created', 'Comment', '<b>x</b>', 'a'.repeat(300)),
    fc.nat(4).map(emailOf),
    fc.constantFrom('Ana Ruiz', 'Tomás Nagy', 'نور حداد'),
  ],
  21,
  9,
);
/** The same, from so few that rows often have much in common. */
const narrow = textsOf([fc.constantFrom('ci', 'Owner', 'Ana Ruiz', ''), fc.nat(1).map(emailOf)], 2, 2);

interface Key {
  comment: string;
  creator: number;
  made: number;
  others: string[];
}

/**
 * What another extension puts into the page, and what it translates a text into: another text of the page, or a word.
 */
const twinOf = ({ comment }: Texts) =>
  fc.option(fc.record({ twin: fc.constantFrom(...TWINS), into: fc.array(comment, { minLength: 1, maxLength: 3 }) }), {
    nil: undefined,
    freq: 2,
  });
type Twins = { readonly twin: (typeof TWINS)[number]; readonly into: readonly string[] } | undefined;

const KEPT = /@|[0-9a-f]{8}-|\d{4}-/;
/**
 * Addresses, ids and days stay as they are in a translation, and none comes about; other texts become anything else.
 */
const translate = ({ twin, into: all }: NonNullable<Twins>): void => {
  const into = twin === 'replaced' ? all.filter((text) => !KEPT.test(text)) : all;
  const words = new Map<string, string>();
  addTwins(document.body, twin, (text) => {
    if (twin === 'replaced' && (KEPT.test(text) || into.length === 0)) return text;
    const word = words.get(text) ?? (into[words.size % into.length] || text);
    words.set(text, word);
    return word;
  });
};

const worldOf = ({ name, comment }: Texts, people: number, days: number) =>
  fc.record({
    names: fc.array(name, { minLength: PEOPLE, maxLength: PEOPLE }),
    keys: fc.array(
      fc.record({
        comment,
        creator: fc.nat(people - 1),
        made: fc.nat(days - 1),
        role: fc.constantFrom(...ROLES),
        others: fc.array(comment, { minLength: 2, maxLength: 2 }),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    /** How many of the keys, from the end, the sheet doesn't know yet. */
    unknown: fc.nat(3),
    layout: fc.constantFrom(...LAYOUTS, ...ODD_LAYOUTS),
    placeholder: fc.constantFrom('', '', '—', '-', 'Untitled', '(no name)'),
    twins: twinOf({ name, comment }),
    creator: fc.constantFrom('email' as const, 'name' as const, 'both' as const),
    /** How many columns stand there that say nothing of the key. */
    others: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(2) }),
    columns: fc.option(fc.array(fc.nat(9), { minLength: 7, maxLength: 7 }), { nil: undefined }),
    /** Rows from this one on stand in a list of another look. */
    split: fc.option(fc.nat(7), { nil: undefined, freq: 1 }),
    order: fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
    shown: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
    expanded: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
  });
const world = fc.oneof(worldOf(wide, PEOPLE, 21), worldOf(narrow, 2, 2));

const holdsAll = (all: readonly string[], some: readonly string[]): boolean => {
  const left = [...all];
  return some.every((text) => {
    const at = left.indexOf(text);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
};

const truthOf = ({ row }: RowVerdict): string | null =>
  (row.closest('[data-truth]') ?? row.querySelector('[data-truth]'))?.getAttribute('data-truth') ?? null;

const wrong = (verdicts: readonly RowVerdict[]): string[] =>
  verdicts.flatMap((each) => {
    const { verdict } = each;
    if (verdict.state !== 'known') return [];
    const truth = truthOf(each);
    return verdict.known.entity.id === truth ? [] : [`${verdict.known.entity.id} on the row of ${truth}`];
  });

const runs = { numRuns: 400 };

describe('a key row', () => {
  it('is never given another key, whatever names and comments read like and however rows are shown', () => {
    holds(
      fc.property(
        world,
        ({
          names,
          keys,
          unknown,
          layout,
          creator,
          others,
          columns,
          split,
          order,
          shown,
          expanded,
          placeholder,
          twins,
        }) => {
          const people = names.map((name, n) => person(name, emailOf(n)));
          const shownOf = (n: number): string[] =>
            creator === 'email' ? [emailOf(n)] : [names[n] || emailOf(n), ...(creator === 'both' ? [emailOf(n)] : [])];
          const whatShows = (each: Key): string[] => [
            ...[each.comment, day(each.made).slice(0, 10), ...shownOf(each.creator)],
            ...each.others.slice(0, others),
          ];
          // A key that the sheet doesn't know, and that shows all that tells a known one, can't be told from it: not
          // even where another column shows the comment, or its creator is named like the other's e-mail.
          const isLike = (stranger: Key, each: Key): boolean =>
            (stranger.comment === each.comment || stranger.others.slice(0, others).includes(each.comment)) &&
            [names[each.creator] ?? '', emailOf(each.creator)].some((who) =>
              holdsAll(whatShows(stranger), [each.comment, who, day(each.made).slice(0, 10)]),
            );
          const isKnown = (n: number): boolean => n < keys.length - unknown;
          fc.pre(
            !keys.some((stranger, n) => !isKnown(n) && keys.some((each, m) => isKnown(m) && isLike(stranger, each))),
          );
          // Nor one that shows the id of another with the same looks.
          const showsIdOf = (each: Key, m: number): boolean => each.others.slice(0, others).includes(uuid(m));
          fc.pre(!keys.some((a, n) => keys.some((b, m) => n !== m && showsIdOf(a, m) && isLike(a, b))));
          const all = keys.map((each, n) => key(uuid(n), each.creator, each.comment, day(each.made)));
          const known = all.slice(0, Math.max(0, all.length - unknown));
          const rows: KeyRow[] = keys.map((each, n) => ({
            truth: uuid(n),
            comment: each.comment,
            role: each.role,
            email: emailOf(each.creator),
            name: names[each.creator] ?? '',
            created: day(each.made),
            others: each.others.slice(0, others),
            ...(expanded[n] && { id: uuid(n) }),
          }));
          const ranked = rows.map((row) => ({ row, rank: order.next().value ?? 0 })).sort((a, b) => a.rank - b.rank);
          const ordered = ranked.map(({ row }) => row);
          document.body.innerHTML = keyPage(ordered, {
            ...{ layout, creator, placeholder },
            ...(columns && { order: columns }),
            ...(split !== undefined && { split }),
          });
          if (twins) translate(twins);
          const model = createPageModel(document.body, createCatalogue('keys', people, known), 'en');
          expect(wrong(model.read(model.relearn()))).toEqual([]);

          // The same page, filtered: what was learned is kept, and still nobody is mistaken.
          const list = document.querySelectorAll('[data-truth]');
          for (const [n, row] of [...list].entries()) {
            if (shown[n]) continue;
            if (row.nextElementSibling?.matches('.detail')) row.nextElementSibling.remove();
            if (row.previousElementSibling?.matches('.heading')) row.previousElementSibling.remove();
            row.remove();
          }
          model.prune();
          expect(wrong(model.read(model.relearn()))).toEqual([]);
        },
      ),
      runs,
    );
  }, 120_000);
});

describe('a team row', () => {
  const some = { minLength: 6, maxLength: 6 };
  const worldWith = ({ name }: Texts) =>
    fc.record({
      names: fc.array(name, { minLength: 1, maxLength: 6 }),
      unknown: fc.nat(2),
      layout: fc.constantFrom(...LAYOUTS, ...ODD_LAYOUTS),
      columns: fc.constantFrom('joined' as const, 'apart' as const, 'emailFirst' as const),
      role: fc.constantFrom('picker' as const, 'text' as const),
      namesOnly: fc.boolean(),
      headRow: fc.boolean(),
      twins: twinOf({ name, comment: name }),
      order: fc.option(fc.array(fc.nat(9), { minLength: 4, maxLength: 4 }), { nil: undefined }),
      viewer: fc.nat(4),
      /** Of these members a namesake with another e-mail stands there too, or instead; or nobody. */
      namesakes: fc.array(
        fc.constantFrom('none' as const, 'beside' as const, 'instead' as const, 'nobody' as const),
        some,
      ),
      split: fc.option(fc.nat(6), { nil: undefined }),
      /** Whose e-mail a column of its own shows: one person's in every row, or several persons'. */
      invitedBy: fc.option(
        fc.oneof(
          fc.nat(5).map((n) => Array(6).fill(n) as number[]),
          fc.array(fc.nat(5), some),
        ),
        {
          nil: undefined,
        },
      ),
    });

  it('is never given another member, whatever their names read like', () => {
    holds(
      fc.property(
        fc.oneof(worldWith(wide), worldWith(narrow)),
        ({
          names,
          unknown,
          layout,
          columns,
          role,
          order,
          viewer,
          namesakes,
          split,
          invitedBy,
          namesOnly,
          headRow,
          twins,
        }) => {
          // Nor can a member that the sheet doesn't know, who has a known one's name and e-mail the other way round.
          fc.pre(
            !names.some((name, a) => names.some((other, b) => a !== b && name === emailOf(b) && other === emailOf(a))),
          );
          // Nor one without a name, invited by somebody named like their e-mail: the row shows that one's name and
          // e-mail, no more.
          const showsOnlyInviter = (n: number): boolean => names[n] === '' && names[invitedBy?.[n] ?? n] === emailOf(n);
          fc.pre(!names.some((_, n) => showsOnlyInviter(n)));
          // Nor, where names alone are shown, one that has a known one's name, or is named like a known one's e-mail.
          const stranger = names.slice(Math.max(0, names.length - unknown));
          const isLikeKnown = (name: string): boolean =>
            name !== '' &&
            names.slice(0, -stranger.length || undefined).some((other, n) => name === other || name === emailOf(n));
          fc.pre(!namesOnly || !stranger.some(isLikeKnown));
          // Nor two that are named like an e-mail, beside who invited them: then names look like the inviters.
          fc.pre(!namesOnly || invitedBy === undefined || !names.some((name) => name.includes('@')));
          const people = names.map((name, n) => person(name, emailOf(n)));
          const known = names.map((_, n) => member(`m${n}`, n)).slice(0, Math.max(0, names.length - unknown));
          const rows = names.flatMap((name, n): TeamRow[] => {
            const by = invitedBy?.[n];
            const row = {
              ...{ truth: `m${n}`, name, email: emailOf(n), role: ROLES[n % ROLES.length] ?? '' },
              ...(by !== undefined && { invitedBy: (namesOnly && names[by]) || emailOf(by) }),
            };
            const namesake = { ...row, truth: `s${n}`, email: `new.p${n}@elsewhere.example` };
            const isAlone = name === '' || namesOnly;
            const which = isAlone && namesakes[n] !== 'nobody' ? 'none' : namesakes[n];
            if (which === 'nobody') return [];
            return which === 'none' ? [row] : which === 'beside' ? [namesake, row] : [namesake];
          });
          document.body.innerHTML = teamPage(rows, {
            ...{ layout, columns, viewer: emailOf(viewer), role, namesOnly, headRow },
            ...(order && { order }),
            ...(split !== undefined && { split }),
          });
          if (twins) translate(twins);
          const model = createPageModel(
            document.body,
            createCatalogue('team', people.slice(0, known.length), known),
            'en',
          );
          expect(wrong(model.read(model.relearn()))).toEqual([]);
        },
      ),
      runs,
    );
  }, 120_000);
});
