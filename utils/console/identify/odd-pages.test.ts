// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { BadgeEntity } from '../../protocol/messages';
import { key, member, person } from '../testing/pages';
import { said } from '../testing/verdicts';
import { createCatalogue } from './catalogue';
import { createPageModel } from './page-model';
import { showsList } from './shows-list';

const people = [
  person('Maya Iyer', 'maya@northwind.example'),
  person('Tomás Nagy', 'tomas@northwind.example'),
  person('', 'platform-bot@northwind.example'),
  person('Ana Ruiz', 'ana@northwind.example'),
];
const members = people.map((_, n) => member(`m${n}`, n));
const key1 = key('k1', 1, 'Production - ingest', '2026-08-23T10:00:00Z');
const keys = [
  key1,
  key('k2', 1, 'ci', '2026-07-01T10:00:00Z'),
  key('k3', 3, 'staging', '2026-07-02T10:00:00Z'),
  key('k4', 0, 'Maya Iyer', '2026-06-02T10:00:00Z'),
];

const judge = (html: string, page: 'team' | 'keys', entities: readonly BadgeEntity[]): Record<string, string> => {
  document.documentElement.innerHTML = `<head></head><body><main>${html}</main></body>`;
  return said(createPageModel(document.body, createCatalogue(page, people, entities), 'en'));
};

const same = (ids: readonly string[]): Record<string, string> => Object.fromEntries(ids.map((id) => [id, id]));

interface Person {
  truth: string;
  name: string;
  email: string;
}
const team: readonly Person[] = people.map(({ name, email }, n) => ({ truth: `m${n}`, name, email }));
const stranger = (name: string, n: number): Person => ({ truth: `s${n}`, name, email: `new${n}@gmail.example` });
const list = <T>(rows: readonly T[], html: (row: T) => string): string => `<ul>${rows.map(html).join('')}</ul>`;
const trash = '<button>x</button>';

const TEAM_ROWS: Record<string, (row: Person) => string> = {
  'the name above the e-mail': ({ truth, name, email }) =>
    `<li data-truth="${truth}"><div><div>${name}</div><div>${email}</div></div><div>owner</div></li>`,
  'name and e-mail side by side without a space': ({ truth, name, email }) =>
    `<li data-truth="${truth}"><div><span>${name}</span><span>${email}</span></div></li>`,
  'the e-mail first, the name glued to it': ({ truth, name, email }) =>
    `<li data-truth="${truth}"><span>${email}</span><span>${name}</span>${trash}</li>`,
  'a chip glued to the e-mail': ({ truth, name, email }) =>
    `<li data-truth="${truth}"><div>${email}<span>You</span></div><div>${name}</div></li>`,
  'labels before the values': ({ truth, name, email }) =>
    `<li data-truth="${truth}"><div><b>Name: </b><span>${name}</span></div><div><b>E-mail: </b><span>${email}</span></div></li>`,
};

describe.each(Object.entries(TEAM_ROWS))('team rows with %s', (_, html) => {
  it('each stand for their own member', () => {
    expect(judge(list(team, html), 'team', members)).toEqual(same(team.map(({ truth }) => truth)));
  });

  it('get nothing where a namesake with another e-mail stands', () => {
    const namesakes = team.filter(({ name }) => name).map(({ name }, n) => stranger(name, n));
    const none = Object.fromEntries(namesakes.map(({ truth }) => [truth, 'none']));
    expect(judge(list(namesakes, html), 'team', members)).toEqual(none);
    expect(judge(list(namesakes.slice(0, 1), html), 'team', members)).toEqual({ s0: 'none' });
    const [first] = namesakes;
    if (!first) throw new Error('no namesake');
    expect(judge(list([first, ...team.slice(1)], html), 'team', members)).toEqual({
      s0: 'none',
      ...same(['m1', 'm2', 'm3']),
    });
  });
});

it('the account menu is no row, though the page greets the same person', () => {
  const menu = '<header><button><span data-truth="m0">maya@northwind.example</span></button></header>';
  const greeting = '<section><p>Signed in as <b>maya@northwind.example</b> <button>Sign out</button></p></section>';
  document.documentElement.innerHTML = `<head></head><body><div id="app">${menu}<main>${greeting}</main></div></body>`;
  const model = createPageModel(document.body, createCatalogue('team', people, members), 'en');
  const told = model.read(model.relearn()).filter(({ verdict }) => verdict.state !== 'none');
  expect(told.filter(({ row }) => row.querySelector('header') || !row.closest('main'))).toEqual([]);
});

describe('a team row whose e-mail the host cut', () => {
  it.each(['platform-bot@n…', 'platform-bot@north...', 'platform-bot@n…xample'])(
    'stands for the member where only one fits: %s',
    (cut) => {
      const rows = [...team.slice(0, 2), { truth: 'm2', name: '', email: cut }];
      const html = ({ truth, name, email }: Person): string =>
        `<li data-truth="${truth}"><div>${email}</div><div>${name}</div>${trash}</li>`;
      expect(judge(list(rows, html), 'team', members)).toEqual(same(['m0', 'm1', 'm2']));
    },
  );

  it("gets nothing where a namesake's e-mail is cut", () => {
    const rows = [...team.slice(1), { truth: 's0', name: 'Maya Iyer', email: 'maya.iyer@gm…' }];
    const html = TEAM_ROWS['the name above the e-mail'];
    expect(html && judge(list(rows, html), 'team', members)).toEqual({ ...same(['m1', 'm2', 'm3']), s0: 'none' });
  });
});

const shown = (entity: BadgeEntity) => ({
  truth: entity.id,
  comment: entity.comment ?? '',
  creator: people[entity.person]?.name ?? '',
  email: people[entity.person]?.email ?? '',
  day: entity.created?.slice(0, 10) ?? '',
});
type Shown = ReturnType<typeof shown>;

describe('a team page', () => {
  it('shows invites of another look in a list of their own', () => {
    const invites = [people.length, people.length + 1].map(
      (n): BadgeEntity => ({ ...member(`i${n}`, n), kind: 'invite' }),
    );
    const all = [...people, person('', 'newbie@northwind.example'), person('', 'contractor@northwind.example')];
    const rows = team.map((m) => `<tr data-truth="${m.truth}"><td>${m.name}</td><td>${m.email}</td></tr>`).join('');
    const waiting = invites
      .map(({ id, person: n }) => `<li data-truth="${id}"><span>${all[n]?.email}</span> <button>Resend</button></li>`)
      .join('');
    document.body.innerHTML = `<main><table><tbody>${rows}</tbody></table><h2>Invites</h2><ul>${waiting}</ul></main>`;
    const model = createPageModel(document.body, createCatalogue('team', all, [...members, ...invites]), 'en');
    expect(said(model)).toEqual(same(['m0', 'm1', 'm2', 'm3', 'i4', 'i5']));
  });

  it('that only greets a member has no row', () => {
    const html = '<p>Nothing here yet.</p><div><span data-truth="m0">Maya Iyer</span></div>';
    expect(judge(html, 'team', members)).toEqual({ m0: 'none' });
  });

  it.each(['Pending', 'Invited by Maya Iyer', '—'])(
    'tells invites whose e-mail stands where members have their name, and "%s" where they have their e-mail',
    (words) => {
      const invites = [people.length, people.length + 1].map(
        (n): BadgeEntity => ({ ...member(`i${n}`, n), kind: 'invite' }),
      );
      const all = [...people, person('', 'new@northwind.example'), person('', 'newer@northwind.example')];
      const row = (truth: string, first: string, second: string): string =>
        `<li data-truth="${truth}"><div><span>${first}</span><span>${second}</span></div></li>`;
      const rows = [
        ...members.map(({ id, person: n }) => row(id, all[n]?.name || 'No name', all[n]?.email ?? '')),
        ...invites.map(({ id, person: n }) => row(id, all[n]?.email ?? '', words)),
        row('stranger', 'stranger@northwind.example', words),
        row('unknown', 'Maya Iyer', words),
      ];
      document.body.innerHTML = `<main><ul>${rows.join('')}</ul></main>`;
      const model = createPageModel(document.body, createCatalogue('team', all, [...members, ...invites]), 'en');
      expect(said(model)).toEqual({
        ...Object.fromEntries([...members, ...invites].map(({ id }) => [id, id])),
        ...{ stranger: 'none', unknown: 'none' },
      });
    },
  );

  it('identifies nobody by a name where the only e-mails are of who invited them', () => {
    const rows = [
      ...team,
      ...team.map((m) => ({ ...m, truth: `s${m.truth}`, name: `Dr ${m.name}`, email: `dr${m.email}` })),
    ];
    const html = ({ truth, name, email }: Person): string =>
      `<li data-truth="${truth}"><div>${name || email}</div><div>invited by maya@northwind.example</div></li>`;
    const told = judge(list(rows, html), 'team', members);
    // The one without a name shows the e-mail in its place.
    expect(Object.values(told)).toEqual(rows.map(({ truth }) => (truth === 'm2' ? 'm2' : 'none')));
  });
});

describe('a key row', () => {
  it('keeps its badge where a heading above it reads like its comment', () => {
    const html = ({ truth, comment, day }: Shown): string =>
      `<tr data-truth="${truth}"><td>${comment}</td><td>Member</td><td>${day}</td></tr>`;
    const heading = (name: string): string => `<tr><td colspan="3">${name}</td></tr>`;
    const rows = keys.map(shown);
    const page = `<table><tbody>${rows.map((row) => heading(row.creator) + html(row)).join('')}</tbody></table>`;
    expect(judge(page, 'keys', keys)).toEqual(same(['k1', 'k2', 'k3', 'k4']));
  });

  it('stands for its key where every value has its label, and creators show as name or e-mail', () => {
    const bot = [...keys, key('k5', 2, 'bot a', '2026-01-02T10:00:00Z'), key('k6', 2, 'bot b', '2026-01-03T10:00:00Z')];
    const pair = (label: string, value: string): string => `<div><b>${label}: </b><span>${value}</span></div>`;
    const line = (label: string, value: string): string => `<div>${label} ${value}</div>`;
    for (const cell of [pair, line]) {
      const html = ({ truth, comment, creator, email, day }: Shown): string =>
        `<li data-truth="${truth}"><div>${comment}</div>${cell('Created by', creator || email)}${cell('Created', day)}</li>`;
      expect(judge(list(bot.map(shown), html), 'keys', bot)).toEqual(same(bot.map(({ id }) => id)));
    }
  });

  it('gets nothing where it was created just now, and the key known by its comment was not', () => {
    const html = ({ truth, comment }: Shown): string =>
      `<li data-truth="${truth}"><div>${comment}</div><div>created just now</div><div>Zoe</div></li>`;
    const none = Object.fromEntries(keys.map(({ id }) => [id, 'none']));
    expect(judge(list(keys.map(shown), html), 'keys', keys)).toEqual(none);
  });

  it('is found by its comment though a role reads like one, also when one row stood there first', () => {
    const roles = [key('r1', 0, 'Member', '2026-03-01T10:00:00Z'), ...keys];
    const html = ({ truth, comment, day }: Shown): string =>
      `<div data-truth="${truth}"><div>${comment}</div><div>Member</div><div>${day}</div><button>x</button></div>`;
    const rows = roles.map(shown);
    document.body.innerHTML = `<main><section>${rows.slice(1, 2).map(html).join('')}</section></main>`;
    const model = createPageModel(document.body, createCatalogue('keys', people, roles), 'en');
    model.read(model.relearn());
    document
      .querySelector('section')
      ?.insertAdjacentHTML('beforeend', [...rows.slice(0, 1), ...rows.slice(2)].map(html).join(''));
    expect(model.isOutgrown()).toBe(true);
    expect(said(model)).toEqual(same(roles.map(({ id }) => id)));
  });

  it('takes the id from a row unfolded under it that shows only that', () => {
    const twin = key('00000000-0000-4000-8000-000000000001', 0, 'twin', '2026-06-02T10:00:00Z');
    const both = [...keys, twin, { ...twin, id: '00000000-0000-4000-8000-000000000002' }];
    const html = ({ truth, comment, day }: Shown): string =>
      `<tr data-truth="${truth}"><td>${comment}</td><td>****</td><td>${day}</td><td>x</td></tr>` +
      (comment === 'twin' ? `<tr><td colspan="4">Key ID: <code>${truth}</code></td></tr>` : '');
    const page = `<table><tbody>${both.map(shown).map(html).join('')}</tbody></table>`;
    expect(judge(page, 'keys', both)).toEqual(same(both.map(({ id }) => id)));
  });

  it('stands for its key where the host cut the middle out of the comment', () => {
    const html = ({ truth, comment, creator, day }: Shown): string =>
      `<li data-truth="${truth}"><div>${comment}</div><div>${creator}</div><div>${day}</div></li>`;
    const rows = keys
      .map(shown)
      .map((row) => ({ ...row, comment: row.comment.replace(/^(Produc).*(ingest)$/, '$1…$2') }));
    expect(judge(list(rows, html), 'keys', keys)).toEqual(same(['k1', 'k2', 'k3', 'k4']));
  });
});

describe('a page of which nothing is recognised', () => {
  it('is recognised as holding a list also where each row is one text', () => {
    const html = ({ comment, creator, day }: Shown): string => `<li>${comment} · ${creator} · ${day}</li>`;
    expect(judge(list(keys.map(shown), html), 'keys', keys)).toEqual({});
    expect(showsList(document.body)).toBe(true);
    document.body.innerHTML = '<nav><ul><li>Keys</li><li>Team</li></ul></nav><main><p>Loading</p></main>';
    expect(showsList(document.body)).toBe(false);
  });
});
