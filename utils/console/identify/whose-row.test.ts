// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { BadgeEntity } from '../../protocol/messages';
import { badgeContentOf } from '../paint/badge-content';
import {
  addTwins,
  type KeyRow,
  key,
  keyPage,
  LAYOUTS,
  member,
  person,
  type TeamRow,
  TWINS,
  teamPage,
} from '../testing/pages';
import { said } from '../testing/verdicts';
import { createCatalogue } from './catalogue';
import { createPageModel } from './page-model';

const people = [
  person('Maya Iyer', 'maya@northwind.example'),
  person('Tomás Nagy', 'tomas@northwind.example'),
  person('', 'platform-bot@northwind.example'),
  person('Ana Ruiz', 'ana@northwind.example'),
  person('Sam Lee', 'sam@northwind.example'),
  person('Sam Lee', 'sam.lee@northwind.example'),
];
const members = people.map((_, n) => member(`m${n}`, n));
const rows = people.map(
  ({ name, email }, n): TeamRow => ({ truth: `m${n}`, name, email, role: n === 0 ? 'Owner' : 'Member' }),
);

const keys = [
  key('00000000-0000-4000-8000-000000000001', 1, 'Production', '2026-08-23T12:00:00Z'),
  key('00000000-0000-4000-8000-000000000002', 1, 'ci', '2026-07-01T12:00:00Z'),
  key('00000000-0000-4000-8000-000000000003', 3, '', '2026-07-02T12:00:00Z'),
  key('00000000-0000-4000-8000-000000000004', 0, 'staging', '2026-06-12T12:00:00Z'),
];
const keyRow = ({ id, person: n, comment = '', created = '' }: BadgeEntity): KeyRow => ({
  ...{ truth: id, comment, created, role: 'Default' },
  ...{ name: people[n]?.name ?? '', email: people[n]?.email ?? '' },
});

const judge = (html: string, page: 'team' | 'keys', entities: readonly BadgeEntity[], all = people) => {
  document.body.innerHTML = html;
  return said(createPageModel(document.body, createCatalogue(page, all, entities), 'en'));
};
const same = (entities: readonly BadgeEntity[]): Record<string, string> =>
  Object.fromEntries(entities.map(({ id }) => [id, id]));

describe.each(LAYOUTS)('in the layout %s', (layout) => {
  it('a full name that one member has names its row, and one that two have says both', () => {
    for (const role of ['picker', 'text'] as const) {
      const told = judge(teamPage(rows, { layout, role, namesOnly: true }), 'team', members);
      expect(told).toEqual({ ...same(members.slice(0, 4)), m4: 'ambiguous', m5: 'ambiguous' });
    }
  });

  it.each(TWINS)('rows keep their badges with what other extensions put in: %s', (twin) => {
    document.body.innerHTML = teamPage(rows, { layout });
    // A translator leaves addresses alone where it puts its text in the place of the host's.
    const translate = (text: string): string => (twin === 'replaced' && text.includes('@') ? text : `[${text}]`);
    addTwins(document.body, twin, translate);
    expect(judge(document.body.innerHTML, 'team', members)).toEqual(same(members));
    if (twin === 'replaced') return;
    document.body.innerHTML = keyPage(keys.map(keyRow), { layout, creator: 'name' });
    addTwins(document.body, twin, translate);
    expect(judge(document.body.innerHTML, 'keys', keys)).toEqual(same(keys));
  });

  it('no key gets the badge of another whose comment a translator turned its own into', () => {
    const [first, second] = keys;
    if (!first || !second) throw new Error('two keys are needed');
    document.body.innerHTML = keyPage(keys.map(keyRow), { layout, creator: 'name', dated: false });
    addTwins(document.body, 'replaced', (text) => (text === second.comment ? (first.comment ?? '') : text));
    const told = judge(document.body.innerHTML, 'keys', keys);
    expect(Object.entries(told).filter(([truth, id]) => id !== truth && id !== 'none' && id !== 'ambiguous')).toEqual(
      [],
    );
  });

  it.each(['', '—', '-', '–', '…', 'Untitled', '(no name)', 'No comment'])(
    'a key without a comment is told by its other columns where these show: %s',
    (placeholder) => {
      expect(judge(keyPage(keys.map(keyRow), { layout, placeholder, creator: 'name' }), 'keys', keys)).toEqual(
        same(keys),
      );
      const twin = { ...keyRow(keys[2] ?? member('none', 0)), truth: '00000000-0000-4000-8000-000000000005' };
      const both = [...keys, { ...key(twin.truth, 3, '', twin.created) }];
      const told = judge(keyPage(both.map(keyRow), { layout, placeholder, creator: 'name' }), 'keys', both);
      expect([told[keys[2]?.id ?? ''], told[twin.truth]]).toEqual(['ambiguous', 'ambiguous']);
    },
  );

  it('the project’s id above the list is no key, and all keys have their badges', () => {
    const page = keyPage(keys.map(keyRow), { layout, creator: 'name' });
    const id = '<h1>API Keys</h1><p>Project ID: <code>99999999-0000-4000-8000-000000000009</code></p>';
    expect(judge(page.replace('<h1>Page</h1>', id), 'keys', keys)).toEqual(same(keys));
  });
});

describe('pending invites', () => {
  const MALFORMED = ['bad@localhost', 'two words@northwind', 'Ann <ann@other.example>', '@northwind.example', 'a@b@c'];
  const all = [
    ...people,
    ...['new@northwind.example', 'guest@other.example', ...MALFORMED].map((each) => person('', each)),
  ];
  const invites = all
    .slice(people.length)
    .map((each, n): BadgeEntity => ({ ...member(each.email, people.length + n), kind: 'invite' }));
  const rowOf = ({ email }: { email: string }): TeamRow => ({ truth: email, name: '', email, role: 'Invited' });
  const shown = (known: readonly BadgeEntity[], headRow: boolean, layout: (typeof LAYOUTS)[number]) =>
    judge(
      teamPage([...rows, ...all.slice(people.length).map(rowOf)], {
        layout,
        headRow,
        role: 'text',
        split: rows.length + (headRow ? 1 : 0),
      }),
      ...(['team', [...members, ...known], all] as const),
    );

  it.each(LAYOUTS)(
    'keep their badges beside malformed addresses and a head row, which have their own or none: %s',
    (layout) => {
      for (const headRow of [false, true]) {
        const head = headRow ? { head: 'none' } : {};
        expect(shown(invites, headRow, layout)).toEqual({ ...same(members), ...same(invites), ...head });
        const none = Object.fromEntries(MALFORMED.map((each) => [each, 'none']));
        expect(shown(invites.slice(0, 2), headRow, layout)).toEqual({
          ...same([...members, ...invites.slice(0, 2)]),
          ...none,
          ...head,
        });
      }
    },
  );

  it('keep their badges under a head row of their own', () => {
    for (const [tag, cell] of [
      ['ul', 'li'],
      ['section', 'div'],
    ] as const) {
      const of = (truth: string, cells: readonly string[]): string =>
        `<${cell} data-truth="${truth}">${cells.map((each) => `<span>${each}</span>`).join('')}</${cell}>`;
      const list = [
        of('head', ['E-mail', 'Invited']),
        ...all.slice(6, 8).map(({ email }) => of(email, [email, 'today', '<button>Revoke</button>'])),
      ];
      const page = teamPage(rows, { layout: 'divs' }).replace(
        '</main>',
        `<h2>Pending</h2><${tag}>${list.join('')}</${tag}></main>`,
      );
      const told = judge(page, 'team', [...members, ...invites], all);
      expect(told).toEqual({ ...same([...members, ...invites.slice(0, 2)]), head: 'none' });
    }
  });
});

describe('keys that may each be a row', () => {
  const texts = {
    label: (n: number) => `${n} match`,
    description: () => 'cannot tell',
    alikeLabel: (n: number, label: string) => `${label}, ${n} alike`,
    alikeDescription: (n: number, label: string) => `${n}: ${label}`,
  };
  const known = (entities: readonly BadgeEntity[]) => createCatalogue('keys', people, entities).all;
  const playground = [1, 2, 3].map((n) => ({
    ...key(`p${n}`, 0, 'Auto-generated Playground API key', '2026-08-23T12:00:00Z'),
    label: '○ unused',
  }));

  it('say what is true of each where all say the same, and list them all with their ids', () => {
    const content = badgeContentOf({ state: 'ambiguous', candidates: known(playground) }, texts);
    expect(content).toMatchObject({
      ref: 'ambiguous',
      tone: 'use',
      label: '○ unused, 3 alike',
      description: '3: unused',
    });
    expect(content?.subjects.map(({ id }) => id)).toEqual(['p1', 'p2', 'p3']);
  });

  it('say only their number where one says something else, or it isn’t known', () => {
    for (const other of [{ label: '● 3 / 7 d' }, { tone: 'attention' as const }, { tone: 'skeleton' as const }]) {
      const differing = playground.map((each, n) => (n === 1 ? { ...each, ...other } : each));
      const content = badgeContentOf({ state: 'ambiguous', candidates: known(differing) }, texts);
      expect(content).toMatchObject({ ref: 'ambiguous', tone: 'unknown', label: '3 match' });
    }
  });

  it('are ambiguous on a page of one person and day', () => {
    const all = [...keys, ...playground];
    const told = judge(keyPage(all.map(keyRow), { layout: 'table', creator: 'name' }), 'keys', all);
    expect(told).toEqual({ ...same(keys), p1: 'ambiguous', p2: 'ambiguous', p3: 'ambiguous' });
  });
});

it('two members of one name are each named with their address where a row may be either', () => {
  const candidates = createCatalogue('team', people, members).byName('Sam Lee');
  const texts = { label: String, description: String, alikeLabel: String, alikeDescription: String };
  const content = badgeContentOf({ state: 'ambiguous', candidates }, texts);
  expect(content?.subjects.map(({ address }) => address)).toEqual([
    'sam@northwind.example',
    'sam.lee@northwind.example',
  ]);
});
