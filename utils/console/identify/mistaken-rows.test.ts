// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import {
  type KeyRow,
  key,
  keyPage,
  LAYOUTS,
  type Layout,
  member,
  person,
  type TeamRow,
  teamPage,
} from '../testing/pages';
import { said } from '../testing/verdicts';
import { createCatalogue } from './catalogue';
import { createPageModel } from './page-model';

/**
 * Pages on which a row once had the badge of another: smallest worlds of the properties in identity.property.test.ts.
 */
const uuid = (n: number): string => `bbbbbbbb-000${n}-4bbb-8bbb-bbbbbbbb000${n}`;
const day = (n: number): string => `2026-01-0${n}T12:00:00Z`;
const emailOf = (n: number): string => `p${n}@northwind.example`;

const keyRow = (n: number, comment: string, creator: number, made: number, extra: Partial<KeyRow> = {}): KeyRow => ({
  ...{ truth: uuid(n), comment, role: 'Owner', email: emailOf(creator), name: '', created: day(made) },
  ...extra,
});

describe('a key row', () => {
  it('is not identified by another column that shows comments, where only a later row bears out its own', () => {
    const people = [person('Ana Ruiz', emailOf(0))];
    const known = [key(uuid(0), 0, 'ci', day(1)), key(uuid(1), 0, 'voice', day(1))];
    const rows = [
      keyRow(4, 'voice', 1, 2, { others: ['2026-01-02', '2026-01-02'] }),
      keyRow(2, emailOf(0), 0, 2, { others: ['2026-01-02', 'ci'] }),
      keyRow(3, uuid(0), 0, 1, { others: ['2026-01-01', '2026-01-01'] }),
      keyRow(1, 'voice', 0, 1, { others: ['ci', uuid(1)] }),
      keyRow(0, 'ci', 0, 1, { others: ['2026-01-01', 'voice'] }),
    ];
    document.body.innerHTML = keyPage(rows, { layout: 'table' });
    const told = said(createPageModel(document.body, createCatalogue('keys', people, known), 'en'));
    expect(told[uuid(0)]).toBe('ambiguous');
  });

  it("is not identified by its comment's copy for narrow windows, where that reads like another key's id", () => {
    const people = [person('Ana Ruiz', emailOf(0)), person(emailOf(0), emailOf(1))];
    const known = [
      key(uuid(0), 0, 'ci', day(2)),
      key(uuid(1), 0, uuid(1), day(2)),
      key(uuid(5), 0, 'voice', day(2)),
      key(uuid(6), 1, uuid(1), day(2)),
    ];
    const rows = [
      keyRow(5, 'voice', 0, 2, { name: 'Ana Ruiz' }),
      keyRow(6, uuid(1), 1, 2, { name: emailOf(0) }),
      keyRow(0, 'ci', 0, 2, { name: 'Ana Ruiz' }),
    ];
    document.body.innerHTML = keyPage(rows, { layout: 'twice', creator: 'name' });
    const told = said(createPageModel(document.body, createCatalogue('keys', people, known), 'en'));
    expect(told).toEqual({ [uuid(0)]: uuid(0), [uuid(5)]: uuid(5), [uuid(6)]: 'ambiguous' });
  });

  it('is not identified by an id in another column, where it has no comment and the key of that id has one', () => {
    const people = [person('Maya', emailOf(0)), person('Tom', emailOf(1))];
    const known = [key(uuid(0), 0, 'ci', day(2)), key(uuid(1), 1, 'voice', day(1))];
    const rows = [
      keyRow(3, '', 1, 1, { others: [uuid(1)] }),
      keyRow(0, 'ci', 0, 2, { others: ['prod'] }),
      keyRow(1, 'voice', 1, 1, { others: ['prod'] }),
    ];
    document.body.innerHTML = keyPage(rows, { layout: 'labelled' });
    const told = said(createPageModel(document.body, createCatalogue('keys', people, known), 'en'));
    expect(told).toEqual({ [uuid(0)]: uuid(0), [uuid(1)]: uuid(1), [uuid(3)]: 'none' });
  });

  describe('on a page that shows which key each was rotated from, and no creator or day', () => {
    const people = [person('Maya', emailOf(0))];
    const known = ['ci', 'voice', '', ''].map((comment, n) => key(uuid(n), 0, comment, day(n + 1)));
    const rowOf = (n: number, from: string): KeyRow => keyRow(n, known[n]?.comment ?? '', 0, n + 1, { before: [from] });
    const told = (rows: readonly KeyRow[], layout: Layout = 'table') => {
      document.body.innerHTML = keyPage(rows, { layout, creator: 'none', dated: false });
      return said(createPageModel(document.body, createCatalogue('keys', people, known), 'en'));
    };

    it.each(LAYOUTS)('is not identified by the other key, where it has no comment: %s', (layout) => {
      const rows = [rowOf(0, 'voice'), rowOf(1, 'ci'), rowOf(2, 'ci'), rowOf(3, 'voice')];
      expect(told(rows, layout)[uuid(2)]).not.toBe(uuid(0));
      expect(told(rows, layout)[uuid(3)]).not.toBe(uuid(1));
    });

    it('is not identified by it where most keys have no comment, so that other keys are what most rows show', () => {
      expect(told([rowOf(0, ''), rowOf(2, 'ci'), rowOf(3, 'voice')])[uuid(3)]).not.toBe(uuid(1));
    });

    it.each(LAYOUTS)('is identified by its comment where tags are called what keys are: %s', (layout) => {
      const tagged = known.map((entity) => ({ ...entity, tags: ['voice'] }));
      const rows = [rowOf(0, ''), rowOf(1, '')].map((row) => ({ ...row, others: ['voice'] }));
      document.body.innerHTML = keyPage(rows, { layout, creator: 'none', dated: false });
      const model = createPageModel(document.body, createCatalogue('keys', people, tagged), 'en');
      expect(said(model)).toEqual({ [uuid(0)]: uuid(0), [uuid(1)]: uuid(1) });
    });

    it('is identified by its comment where no key shows another', () => {
      expect(told([rowOf(0, ''), rowOf(1, ''), rowOf(2, '')])).toEqual({
        [uuid(0)]: uuid(0),
        [uuid(1)]: uuid(1),
        [uuid(2)]: 'none',
      });
    });
  });
});

const teamOf = (names: readonly string[], rows: readonly TeamRow[], options: Parameters<typeof teamPage>[1]) => {
  const people = names.map((name, n) => person(name, emailOf(n)));
  document.body.innerHTML = teamPage(rows, options);
  const members = names.map((_, n) => member(`m${n}`, n));
  return said(createPageModel(document.body, createCatalogue('team', people, members), 'en'));
};

describe('a team row', () => {
  const row = (truth: string, name: string, email: string, invitedBy: string): TeamRow => ({
    ...{ truth, name, email, invitedBy, role: 'Owner' },
  });

  it('is not identified by who invited them, where that member is named like their e-mail', () => {
    const rows = [row('m2', 'Tom', emailOf(2), emailOf(2)), { ...row('m4', 'Ana Ruiz', emailOf(4), emailOf(1)) }];
    const told = teamOf(['Maya', emailOf(4), 'Tom', 'Sam'], rows, { layout: 'keyed', columns: 'apart', role: 'text' });
    expect(told.m4).toBe('none');
  });

  it('is not identified by who invited them, where namesakes are named like e-mails in the cells that show their own', () => {
    const rows = [
      row('s0', emailOf(1), 'new.p0@elsewhere.example', emailOf(5)),
      row('m2', '', emailOf(2), emailOf(0)),
      row('s3', emailOf(1), 'new.p3@elsewhere.example', emailOf(1)),
    ];
    const told = teamOf([emailOf(1), 'ci', '', emailOf(1)], rows, { layout: 'table', columns: 'joined' });
    expect(told).toEqual({ s0: 'none', m2: 'none', s3: 'none' });
  });

  it('is not taken for a list of its cells, where its role reads like its name', () => {
    const rows = [row('m0', 'Owner', emailOf(0), emailOf(1))];
    const told = teamOf(['Owner', 'Tom'], rows, { layout: 'twice', columns: 'emailFirst', role: 'text' });
    expect(told.m0).not.toBe('m1');
  });
});

describe('a team row of a page that shows names alone', () => {
  const row = (n: number, name: string, invitedBy: string): TeamRow => ({
    ...{ truth: `m${n}`, name, email: emailOf(n), invitedBy, role: 'Owner' },
  });
  /** The first `known` of these are the project's members as far as the sheet knows. */
  const told = (names: readonly string[], known: number, rows: readonly TeamRow[], order?: readonly number[]) => {
    document.body.innerHTML = teamPage(rows, { layout: 'table', namesOnly: true, ...(order && { order }) });
    const people = names.slice(0, known).map((name, n) => person(name, emailOf(n)));
    const members = people.map((_, n) => member(`m${n}`, n));
    return said(createPageModel(document.body, createCatalogue('team', people, members), 'en'));
  };
  const orders = [undefined, [1, 0, 2]];

  it.each(orders)('is not identified by who invited them, where fewer members are known than invited: %j', (order) => {
    const names = ['Maya', 'Tom', 'Sam', 'Ana Ruiz'];
    const rows = [row(0, 'Maya', 'Tom'), row(2, 'Sam', 'Maya'), row(3, 'Ana Ruiz', 'Maya')];
    for (const shown of [rows, rows.slice(0, 2)]) {
      const all = told(names, 2, shown, order);
      for (const [truth, said] of Object.entries(all)) expect(['none', truth]).toContain(said);
    }
  });

  it.each(orders)('is not identified by who invited them, where nobody is known but those: %j', (order) => {
    for (const strangers of [
      ['Sam', 'Ana Ruiz'],
      ['Sam', 'Sam'],
    ]) {
      const rows = strangers.map((name, n) => row(n + 2, name, n === 0 ? 'Tom' : 'Maya'));
      expect(told(['Maya', 'Tom'], 2, rows, order)).toEqual({ m2: 'none', m3: 'none' });
    }
  });

  it.each(['defined', 'divs', 'nested', 'cards'] as const)(
    'is not taken for a list of its cells, where its role reads like the name of one who has left: %s',
    (layout) => {
      const rows = [
        { truth: 'm1', name: 'ci', email: emailOf(1), role: 'Admin' },
        { truth: 'm2', name: 'Owner', email: emailOf(2), role: 'Member' },
      ];
      document.body.innerHTML = teamPage(rows, { layout, namesOnly: true, role: 'text' });
      const people = ['Admin', 'ci'].map((name, n) => person(name, emailOf(n)));
      const model = createPageModel(
        document.body,
        createCatalogue('team', people, [member('m0', 0), member('m1', 1)]),
        'en',
      );
      const all = model
        .read(model.relearn())
        .flatMap(({ verdict }) => (verdict.state === 'known' ? [verdict.known.ref] : []));
      expect(all).not.toContain('member:m0');
    },
  );

  it.each(['picker', 'text'] as const)(
    'is not told by an inviter without a name, where its own name reads like a role: %s',
    (role) => {
      const rows = [{ truth: 'm1', name: 'Owner', email: emailOf(1), role: 'Admin', invitedBy: emailOf(0) }];
      document.body.innerHTML = teamPage(rows, { layout: 'table', namesOnly: true, role });
      const model = createPageModel(
        document.body,
        createCatalogue('team', [person('', emailOf(0))], [member('m0', 0)]),
        'en',
      );
      expect(said(model)).toEqual({ m1: 'none' });
    },
  );

  it('is not identified by another’s name that reads like their e-mail', () => {
    const names = [emailOf(0), emailOf(0), emailOf(1)];
    const rows = [1, 2].map((n) => ({ truth: `m${n}`, name: names[n] ?? '', email: emailOf(n), role: 'Owner' }));
    const all = told(names, 3, rows);
    expect(all.m1).not.toBe('m0');
    expect(all.m2).not.toBe('m1');
  });

  it.each([
    ['several who are not known', ['ci', 'Ana Ruiz'], 'p1@northwind.example'],
    ['one who is not known', ['ci'], 'p1@northwind.example'],
  ])('is not told by the address of a member without a name who invited %s', (_, strangers, inviter) => {
    const rows = strangers.map((name, n) => row(n + 2, name, inviter));
    const all = told(['Maya', ''], 2, rows);
    for (const said of Object.values(all)) expect(said).toBe('none');
  });

  it('is identified by the address of a member without a name who stands beside roles and things to press', () => {
    const rows: TeamRow[] = [{ truth: 'm0', name: '', email: emailOf(0), role: 'Owner' }];
    expect(told([''], 1, rows)).toEqual({ m0: 'm0' });
  });
});
