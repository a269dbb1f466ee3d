// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { type KeyRow, key, keyPage, LAYOUTS, member, person, type TeamRow, teamPage } from '../testing/pages';
import { said } from '../testing/verdicts';
import { createCatalogue } from './catalogue';
import { createPageModel } from './page-model';

const uuid = (n: number): string =>
  `bbbbbbbb-${String(n).padStart(4, '0')}-4bbb-8bbb-bbbbbbbb${String(n).padStart(4, '0')}`;

const people = [
  person('Maya Iyer', 'maya@northwind.example'),
  person('Tomás Nagy', 'tomas@northwind.example'),
  person('', 'platform-bot@northwind.example'),
  person('Ana Ruiz', 'ana@northwind.example'),
];
const keys = [
  key(uuid(1), 1, 'Production - ingest', '2026-08-23T10:00:00.000000Z'),
  key(uuid(2), 1, 'ci', '2026-07-01T10:00:00Z'),
  key(uuid(3), 3, 'ci', '2026-07-02T10:00:00Z'),
  key(uuid(4), 0, 'test', '2026-06-02T10:00:00Z'),
  key(uuid(5), 0, 'test', '2026-06-02T11:00:00Z'),
  key(uuid(6), 2, 'Owner', '2026-05-02T11:00:00Z'),
  key(uuid(7), 2, 'tomas@northwind.example', '2026-05-03T11:00:00Z'),
  key(uuid(8), 3, '2026-08-23', '2026-05-04T11:00:00Z'),
  key(uuid(9), 3, '', '2026-05-05T11:00:00Z'),
];

const rowOf = (entity: (typeof keys)[number], extra: Partial<KeyRow> = {}): KeyRow => ({
  truth: entity.id,
  comment: entity.comment ?? '',
  role: 'Owner',
  email: people[entity.person]?.email ?? '',
  name: people[entity.person]?.name ?? '',
  created: entity.created ?? '',
  ...extra,
});

/** Truth of each row to what the model says of it. */
const judge = (html: string, page: 'team' | 'keys', entities = keys): Record<string, string> => {
  document.documentElement.innerHTML = `<head></head><body>${html}</body>`;
  const model = createPageModel(document.body, createCatalogue(page, people, entities), 'en');
  return said(model);
};

const truths = (entities: typeof keys): Record<string, string> => Object.fromEntries(entities.map((e) => [e.id, e.id]));

describe.each(LAYOUTS)('key rows as %s', (layout) => {
  it.each([
    ['shows', (k: (typeof keys)[number]) => rowOf(k), true],
    ['shows no', (k: (typeof keys)[number]) => rowOf(k, { email: '', name: '' }), false],
  ] as const)('are told to name persons where their list %s creators', (_, row, isNamed) => {
    document.documentElement.innerHTML = `<head></head><body>${keyPage(keys.map(row), { layout })}</body>`;
    const model = createPageModel(document.body, createCatalogue('keys', people, keys), 'en');
    const rows = model.relearn();
    expect(rows.map(model.namesPerson)).toEqual(rows.map(() => isNamed));
  });

  it('each stand for their own key, whatever the comments read like', () => {
    expect(
      judge(
        keyPage(
          keys.map((k) => rowOf(k)),
          { layout },
        ),
        'keys',
      ),
    ).toEqual({
      ...truths(keys),
      [uuid(4)]: 'ambiguous',
      [uuid(5)]: 'ambiguous',
    });
  });

  it("are distinguished by their creator's name and a written date", () => {
    const date = (created: string): string =>
      new Date(created).toLocaleDateString('en-US', { month: 'short', day: 'numeric', year: 'numeric' });
    expect(
      judge(
        keyPage(
          keys.slice(0, 4).map((k) => rowOf(k)),
          { layout, creator: 'both', date },
        ),
        'keys',
      ),
    ).toEqual({
      ...truths(keys.slice(0, 3)),
      [uuid(4)]: 'ambiguous',
    });
  });

  it('are decided by a shown id', () => {
    const rows = keys.map((k) => rowOf(k, { id: k.id }));
    expect(judge(keyPage(rows, { layout }), 'keys')).toEqual(truths(keys));
  });

  it.each(keys.filter((k) => k.comment && k.comment !== 'test'))(
    'stand for the right key when "$comment" is alone',
    (k) => {
      const told = judge(keyPage([rowOf(k)], { layout }), 'keys')[k.id];
      const plain = ['Production - ingest', 'ci'].includes(k.comment ?? '');
      expect(plain ? [k.id] : [k.id, 'ambiguous', 'none']).toContain(told);
    },
  );

  it('get nothing when a new key has an old comment', () => {
    const stranger = { ...rowOf(keys[0] as (typeof keys)[0]), truth: 'stranger', created: '2026-11-20' };
    expect(judge(keyPage([stranger], { layout }), 'keys')).toEqual({ stranger: 'none' });
    const rows = [...keys.slice(0, 3).map((k) => rowOf(k)), stranger];
    expect(judge(keyPage(rows, { layout }), 'keys')).toEqual({ ...truths(keys.slice(0, 3)), stranger: 'none' });
  });

  it('are found when a filter marks a part of the comment', () => {
    const rows = keys.slice(0, 3).map((k) => rowOf(k));
    expect(judge(keyPage(rows, { layout, highlight: 'ci' }), 'keys')).toEqual(truths(keys.slice(0, 3)));
  });
});

const members = [member('m0', 0), member('m1', 1), member('m2', 2), member('m3', 3)];
const team: readonly TeamRow[] = members.map((m) => ({
  truth: m.id,
  name: people[m.person]?.name ?? '',
  email: people[m.person]?.email ?? '',
  role: 'Member',
}));

describe.each(LAYOUTS)('team rows as %s', (layout) => {
  it.each(['joined', 'apart'] as const)('each stand for their own member (%s)', (columns) => {
    expect(judge(teamPage(team, { layout, columns }), 'team', members)).toEqual(truths(members));
  });

  it('leave out the account menu, with all rows or with one', () => {
    const viewer = 'tomas@northwind.example';
    expect(judge(teamPage(team, { layout, viewer }), 'team', members)).toEqual(truths(members));
    for (const row of team) {
      expect(judge(teamPage([row], { layout, viewer }), 'team', members)).toEqual({ [row.truth]: row.truth });
    }
  });

  it('are not misled by a name that reads like another members e-mail', () => {
    const evil = [...people, person('tomas@northwind.example', 'evil@northwind.example')];
    const entities = [...members, member('m4', 4)];
    const rows = [
      ...team,
      { truth: 'm4', name: 'tomas@northwind.example', email: 'evil@northwind.example', role: 'Member' },
    ];
    document.body.innerHTML = teamPage(rows, { layout });
    const model = createPageModel(document.body, createCatalogue('team', evil, entities), 'en');
    expect(said(model)).toEqual(truths(entities));
  });
});
