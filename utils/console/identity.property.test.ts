// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCatalogue } from './catalogue';
import { createPageModel, type RowVerdict } from './page-model';
import {
  type KeyRow,
  key,
  keyPage,
  LAYOUTS,
  member,
  ODD_LAYOUTS,
  person,
  type TeamRow,
  teamPage,
} from './testing-pages';

const uuid = (n: number): string =>
  `bbbbbbbb-${String(n).padStart(4, '0')}-4bbb-8bbb-bbbbbbbb${String(n).padStart(4, '0')}`;
const day = (n: number): string => new Date(Date.UTC(2026, 0, 1 + n, 12)).toISOString();
const emailOf = (n: number): string => `p${n}@northwind.example`;
const ROLES = ['Owner', 'Admin', 'Member', 'default'];

/** Names and comments as hostile as they come: each may read like anything else that a row shows. */
const hostile = fc.oneof(
  fc.constantFrom('ci', 'test', 'prod', '', ...ROLES, 'Created', 'Comment', '<b>x</b>', 'a'.repeat(300)),
  fc.nat(4).map(emailOf),
  fc.nat(20).map((n) => day(n).slice(0, 10)),
  fc.nat(8).map(uuid),
  fc.constantFrom('Ana Ruiz', 'Tomás Nagy', 'نور حداد'),
);

const world = fc.record({
  names: fc.array(hostile, { minLength: 5, maxLength: 5 }),
  keys: fc.array(
    fc.record({ comment: hostile, creator: fc.nat(4), made: fc.nat(20), role: fc.constantFrom(...ROLES) }),
    { minLength: 1, maxLength: 8 },
  ),
  /** How many of the keys, from the end, the sheet doesn't know yet. */
  unknown: fc.nat(2),
  layout: fc.constantFrom(...LAYOUTS, ...ODD_LAYOUTS),
  creator: fc.constantFrom('email' as const, 'name' as const, 'both' as const),
  /** Rows from this one on stand in a list of another look. */
  split: fc.option(fc.nat(7), { nil: undefined }),
  order: fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
  shown: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
  expanded: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
});

const truthOf = ({ row }: RowVerdict): string | null =>
  (row.closest('[data-truth]') ?? row.querySelector('[data-truth]'))?.getAttribute('data-truth') ?? null;

const wrong = (verdicts: readonly RowVerdict[]): string[] =>
  verdicts.flatMap((each) => {
    const { verdict } = each;
    if (verdict.state !== 'known') return [];
    const truth = truthOf(each);
    return verdict.known.entity.id === truth ? [] : [`${verdict.known.entity.id} on the row of ${truth}`];
  });

describe('a key row', () => {
  it('is never given another key, whatever names and comments read like and however rows are shown', () => {
    fc.assert(
      fc.property(world, ({ names, keys, unknown, layout, creator, split, order, shown, expanded }) => {
        const people = names.map((name, n) => person(name, emailOf(n)));
        // A key that the sheet doesn't know and that looks like a known one in all the page shows can't be told from it.
        // Nor can one whose creator is named like the other's e-mail.
        const shownAs = (n: number): string => (names[n]?.includes('@') ? names[n] : emailOf(n));
        const looks = keys.map((each) => [each.comment, shownAs(each.creator), each.made].join('|'));
        fc.pre(looks.slice(keys.length - unknown).every((look) => looks.indexOf(look) === looks.lastIndexOf(look)));
        // Open: where few rows stand, none of them a known key's, a column of creators' e-mails or names can be taken for
        // the comments of keys whose comment reads just like a person.
        fc.pre(!keys.some(({ comment }) => comment.includes('@') || names.includes(comment)) || unknown === 0);
        const all = keys.map((each, n) => key(uuid(n), each.creator, each.comment, day(each.made)));
        const known = all.slice(0, Math.max(0, all.length - unknown));
        const rows: KeyRow[] = keys.map((each, n) => ({
          truth: uuid(n),
          comment: each.comment,
          role: each.role,
          email: emailOf(each.creator),
          name: names[each.creator] ?? '',
          created: day(each.made),
          ...(expanded[n] && { id: uuid(n) }),
        }));
        const ranked = rows.map((row) => ({ row, rank: order.next().value ?? 0 })).sort((a, b) => a.rank - b.rank);
        const ordered = ranked.map(({ row }) => row);
        document.body.innerHTML = keyPage(ordered, { layout, creator, ...(split !== undefined && { split }) });
        const model = createPageModel(document.body, createCatalogue('keys', people, known), 'en');
        expect(wrong(model.read(model.relearn()))).toEqual([]);

        // The same page, filtered: what was learned is kept, and still nobody is mistaken.
        const list = document.querySelectorAll('[data-truth]');
        for (const [n, row] of [...list].entries()) {
          if (shown[n]) continue;
          if (row.nextElementSibling?.matches('.detail')) row.nextElementSibling.remove();
          row.remove();
        }
        model.prune();
        expect(wrong(model.read(model.relearn()))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  }, 60_000);
});

describe('a team row', () => {
  it('is never given another member, whatever their names read like', () => {
    fc.assert(
      fc.property(
        fc.record({
          names: fc.array(hostile, { minLength: 1, maxLength: 6 }),
          unknown: fc.nat(2),
          layout: fc.constantFrom(...LAYOUTS, 'glued' as const, 'labelled' as const),
          columns: fc.constantFrom('joined' as const, 'apart' as const, 'emailFirst' as const),
          viewer: fc.nat(4),
          /** Of these members a namesake with another e-mail stands there too, or instead. */
          namesakes: fc.array(fc.constantFrom('none' as const, 'beside' as const, 'instead' as const), {
            minLength: 6,
            maxLength: 6,
          }),
          split: fc.option(fc.nat(6), { nil: undefined }),
          invitedBy: fc.option(fc.nat(5), { nil: undefined }),
        }),
        ({ names, unknown, layout, columns, viewer, namesakes, split, invitedBy }) => {
          // Nor can a member that the sheet doesn't know, who has a known one's name and e-mail the other way round.
          fc.pre(
            !names.some((name, a) => names.some((other, b) => a !== b && name === emailOf(b) && other === emailOf(a))),
          );
          // Open: a lone row's "invited by", and one beside a person who is named like an e-mail, can be taken for its holder.
          fc.pre(invitedBy === undefined || !(names.length === 1 || names.some((name) => name.includes('@'))));
          const people = names.map((name, n) => person(name, emailOf(n)));
          const known = names.map((_, n) => member(`m${n}`, n)).slice(0, Math.max(0, names.length - unknown));
          const rows = names.flatMap((name, n): TeamRow[] => {
            const row = { truth: `m${n}`, name, email: emailOf(n), role: ROLES[n % ROLES.length] ?? '' };
            const namesake = { ...row, truth: `s${n}`, email: `new.p${n}@elsewhere.example` };
            const which = name === '' ? 'none' : namesakes[n];
            return which === 'none' ? [row] : which === 'beside' ? [namesake, row] : [namesake];
          });
          document.body.innerHTML = teamPage(rows, {
            ...{ layout, columns, viewer: emailOf(viewer) },
            ...(split !== undefined && { split }),
            ...(invitedBy !== undefined && { invitedBy: emailOf(invitedBy) }),
          });
          const model = createPageModel(
            document.body,
            createCatalogue('team', people.slice(0, known.length), known),
            'en',
          );
          expect(wrong(model.read(model.relearn()))).toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
  }, 60_000);
});
