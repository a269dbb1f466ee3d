// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { BadgeEntity } from '../../protocol/messages';
import { key, member, person } from '../testing/pages';
import { said } from '../testing/verdicts';
import { createCatalogue } from './catalogue';
import { createPageModel } from './page-model';

const uuid = (n: number): string => `0a1b2c3d-${String(n).padStart(4, '0')}-4ccc-8ccc-0123456789ab`;
const people = [
  person('Maya Iyer', 'maya@northwind.example'),
  person('Tomás Nagy', 'tomas@northwind.example'),
  person('', 'platform-bot@northwind.example'),
  person('Ana Ruiz', 'ana@northwind.example'),
  person('Sam Lee', 'sam@northwind.example'),
];
const at = (day: number): string => new Date(Date.UTC(2026, 5, day, 10)).toISOString();
const keys = [
  key(uuid(1), 1, 'Production - ingest', at(1)),
  key(uuid(2), 1, 'ci', at(2)),
  key(uuid(3), 3, 'ci', at(3)),
  key(uuid(4), 0, 'staging', at(4)),
  key(uuid(5), 2, 'listen eu-1', at(5)),
  key(uuid(6), 2, 'tomas@northwind.example', at(6)),
  key(uuid(7), 4, 'voice notes', at(7)),
];
const members = people.map((_, n) => member(`m${n}`, n));

interface Key {
  truth: string;
  comment: string;
  name: string;
  email: string;
  day: string;
}
interface Member {
  truth: string;
  name: string;
  email: string;
}
const shownKey = ({ id, comment = '', person: n, created = '' }: BadgeEntity): Key => ({
  truth: id,
  comment,
  name: people[n]?.name || people[n]?.email || '',
  email: people[n]?.email ?? '',
  day: created.slice(0, 10),
});
const shownMember = ({ id, person: n }: BadgeEntity): Member => ({
  truth: id,
  name: people[n]?.name ?? '',
  email: people[n]?.email ?? '',
});
const keyRows = keys.map(shownKey);
const memberRows = members.map(shownMember);
const bin = '<button aria-label="Delete"><svg></svg></button>';
const picker = '<select><option>Member</option><option>Owner</option></select>';
const all = <T>(rows: readonly T[], html: (row: T, n: number) => string): string => rows.map(html).join('');

const judge = (html: string, page: 'team' | 'keys', entities: readonly BadgeEntity[]): Record<string, string> => {
  document.documentElement.innerHTML = `<head></head><body><header><button>maya@northwind.example</button></header><nav><a>Team</a></nav><main>${html}</main></body>`;
  return said(createPageModel(document.body, createCatalogue(page, people, entities), 'en'));
};
const own = (rows: readonly { truth: string }[]): Record<string, string> =>
  Object.fromEntries(rows.map(({ truth }) => [truth, truth]));
/** Every row says its own key or member, or nothing; what isn't a row says nothing. */
const mistakes = (told: Record<string, string>): string[] =>
  Object.entries(told)
    .filter(([truth, id]) => id !== 'none' && id !== 'ambiguous' && id !== truth)
    .map(([truth, id]) => `${id} on the row of ${truth}`);

const KEY_PAGES: Record<string, (rows: readonly Key[]) => string> = {
  'rows each in wrappers of their own': (rows) =>
    `<div class="list">${all(rows, (r) => `<div><div><div data-truth="${r.truth}"><div><span>${r.comment}</span></div><div>${r.name}</div><div>${r.day}</div><div>${bin}</div></div></div></div>`)}</div>`,
  'definition lists': (rows) =>
    all(
      rows,
      (r) =>
        `<dl data-truth="${r.truth}"><dt>Comment</dt><dd>${r.comment}</dd><dt>Created by</dt><dd>${r.email}</dd><dt>Created</dt><dd>${r.day}</dd></dl>`,
    ),
  'groups by creator, each below a heading of its own': (rows) =>
    people
      .map(({ name, email }) => {
        const theirs = rows.filter((r) => r.email === email);
        const items = all(
          theirs,
          (r) => `<div class="row" data-truth="${r.truth}"><p>${r.comment}</p><p>Member</p><p>${r.day}</p>${bin}</div>`,
        );
        return theirs.length > 0 ? `<section><h2>${name || email}</h2><div>${items}</div></section>` : '';
      })
      .join(''),
  'heading rows by creator in one table': (rows) =>
    `<table><tbody>${people
      .map(({ name, email }) => {
        const theirs = rows.filter((r) => r.email === email);
        const items = all(
          theirs,
          (r) =>
            `<tr data-truth="${r.truth}"><td>${r.comment}</td><td>Member</td><td>${r.day}</td><td>${bin}</td></tr>`,
        );
        return theirs.length > 0 ? `<tr><th colspan="4">${name || email}</th></tr>${items}` : '';
      })
      .join('')}</tbody></table>`,
  cards: (rows) =>
    `<div class="cards">${all(rows, (r) => `<article data-truth="${r.truth}"><h3>${r.comment}</h3><p>Created by <b>${r.name}</b></p><p><time datetime="${r.day}">${r.day}</time></p>${bin}</article>`)}</div>`,
  'buttons that only have names for screen readers': (rows) =>
    `<ul>${all(rows, (r) => `<li data-truth="${r.truth}" aria-label="API key ${r.comment}"><span>${r.comment}</span><span>${r.name}</span><span>${r.day}</span><button aria-label="Delete ${r.comment}"></button></li>`)}</ul>`,
  'the comment in a link with an icon': (rows) =>
    `<table><tbody>${all(rows, (r) => `<tr data-truth="${r.truth}"><td><a href="#"><svg></svg><i class="icon"></i> ${r.comment} <i class="chevron"></i></a></td><td>${r.email}</td><td>${r.day}</td></tr>`)}</tbody></table>`,
  'the comment beside a button that copies it': (rows) =>
    `<div>${all(rows, (r) => `<div data-truth="${r.truth}"><h3>${r.comment} <button>Copy</button></h3><p>${r.name}</p><p>${r.day}</p></div>`)}</div>`,
  'ids that are masked': (rows) =>
    `<table><tbody>${all(rows, (r) => `<tr data-truth="${r.truth}"><td>${r.comment}</td><td><code>${r.truth.slice(0, 4)}…${r.truth.slice(-4)}</code></td><td>${r.name}</td><td>${r.day}</td></tr>`)}</tbody></table>`,
  'columns the other way round': (rows) =>
    `<table><tbody>${all(rows, (r) => `<tr data-truth="${r.truth}"><td>${bin}</td><td>${r.day}</td><td>${r.email}</td><td>Member</td><td>${r.comment}</td></tr>`)}</tbody></table>`,
  'hidden columns': (rows) =>
    `<table><tbody>${all(rows, (r) => `<tr data-truth="${r.truth}"><td hidden>${r.truth}</td><td>${r.comment}</td><td style="display:none">${r.name}</td><td>${r.email}</td><td>${r.day}</td></tr>`)}</tbody></table>`,
  'each row once for wide and once for narrow windows': (rows) =>
    `<div>${all(rows, (r) => `<div data-truth="${r.truth}"><div class="wide"><span>${r.comment}</span><span>${r.email}</span><span>${r.day}</span></div><div class="narrow"><b>${r.comment}</b><p>${r.email}</p><p>${r.day}</p></div>${bin}</div>`)}</div>`,
  'a second copy of the head that stays in view': (rows) =>
    `<div class="sticky"><table><thead><tr><th>Comment</th><th>Creator</th><th>Created</th></tr></thead></table></div><table><thead><tr><th>Comment</th><th>Creator</th><th>Created</th></tr></thead><tbody><tr class="head"><td>Comment</td><td>Creator</td><td>Created</td></tr>${all(rows, (r) => `<tr data-truth="${r.truth}"><td>${r.comment}</td><td>${r.name}</td><td>${r.day}</td></tr>`)}</tbody></table>`,
  'a picker of all members in each row': (rows) =>
    `<div>${all(rows, (r) => `<div data-truth="${r.truth}"><div>${r.comment}</div><div><select>${all(people, (p) => `<option>${p.email}</option>`)}</select></div><div>${r.email}</div><div>${r.day}</div></div>`)}</div>`,
  'a list box of all members in each row': (rows) =>
    `<div>${all(rows, (r) => `<div data-truth="${r.truth}"><div>${r.comment}</div><div role="listbox">${all(people, (p) => `<div role="option">${p.email}</div>`)}</div><div>${r.email}</div><div>${r.day}</div></div>`)}</div>`,
  tooltips: (rows) =>
    `<ul>${all(rows, (r) => `<li data-truth="${r.truth}" title="Created by ${r.name}"><span>${r.comment}<span role="tooltip">tomas@northwind.example made ci</span></span><span>${r.email}</span><span>${r.day}</span>${bin}</li>`)}</ul>`,
  'all values in one line, apart by dots': (rows) =>
    `<ul>${all(rows, (r) => `<li data-truth="${r.truth}"><b>${r.comment}</b> <span>·</span> <span>${r.email}</span> <span>·</span> <span>${r.day}</span></li>`)}</ul>`,
  'a sentence that says who made it and when': (rows) =>
    `<ul>${all(rows, (r) => `<li data-truth="${r.truth}"><div>${r.comment}</div><div>Created by ${r.email} on ${r.day}</div>${bin}</li>`)}</ul>`,
  'a check box and an avatar before each': (rows) =>
    `<div role="table">${all(rows, (r) => `<div role="row" data-truth="${r.truth}"><span role="cell"><input type="checkbox"></span><span role="cell">${r.comment}</span><span role="cell"><span class="avatar">${r.name.slice(0, 1)}</span><span>${r.name}</span></span><span role="cell">${r.day}</span></div>`)}</div>`,
  'custom elements': (rows) =>
    `<x-list>${all(rows, (r) => `<x-row data-truth="${r.truth}"><x-cell>${r.comment}</x-cell><x-cell>${r.email}</x-cell><x-cell>${r.day}</x-cell><x-cell>${bin}</x-cell></x-row>`)}</x-list>`,
  'links as rows': (rows) =>
    `<div>${all(rows, (r) => `<a href="#" data-truth="${r.truth}"><div>${r.comment}</div><div>${r.name}</div><div>${r.day}</div></a>`)}</div>`,
  'buttons as rows': (rows) =>
    `<div>${all(rows, (r) => `<button data-truth="${r.truth}"><span>${r.comment}</span><span>${r.name}</span><span>${r.day}</span></button>`)}</div>`,
  'a body of the table for each row': (rows) =>
    `<table>${all(rows, (r) => `<tbody><tr data-truth="${r.truth}"><td>${r.comment}</td><td>${r.email}</td><td>${r.day}</td></tr></tbody>`)}</table>`,
};

describe.each(Object.entries(KEY_PAGES))('keys as %s', (_, html) => {
  it('each have their own badge', () => {
    expect(judge(html(keyRows), 'keys', keys)).toEqual(own(keyRows));
  });

  it('are not mistaken where only some of them are shown, or known', () => {
    const wrong = keyRows.flatMap((_row, n) => [
      ...mistakes(judge(html(keyRows.slice(n, n + 1)), 'keys', keys)),
      ...mistakes(judge(html(keyRows.slice(n, n + 2)), 'keys', keys)),
      ...mistakes(judge(html(keyRows), 'keys', keys.slice(n, n + 1))),
      ...mistakes(judge(html(keyRows), 'keys', keys.slice(n))),
    ]);
    expect(wrong).toEqual([]);
  });

  it('that are new get nothing of the old ones with their comments', () => {
    const strangers = keyRows.map((row, n) => ({ ...row, truth: `new ${n}`, day: `2026-11-0${n + 1}` }));
    expect(mistakes(judge(html(strangers), 'keys', keys))).toEqual([]);
    for (const stranger of strangers) expect(mistakes(judge(html([stranger]), 'keys', keys))).toEqual([]);
    expect(mistakes(judge(html([...keyRows.slice(0, 3), ...strangers.slice(3)]), 'keys', keys))).toEqual([]);
  });
});

const TEAM_PAGES: Record<string, (rows: readonly Member[]) => string> = {
  'rows each in wrappers of their own': (rows) =>
    `<div>${all(rows, (r) => `<div><div><div data-truth="${r.truth}"><div><div>${r.name}</div><div>${r.email}</div></div><div>${picker}</div><div>${bin}</div></div></div></div>`)}</div>`,
  'definition lists': (rows) =>
    all(
      rows,
      (r) =>
        `<dl data-truth="${r.truth}"><dt>Name</dt><dd>${r.name}</dd><dt>E-mail</dt><dd>${r.email}</dd><dt>Role</dt><dd>${picker}</dd></dl>`,
    ),
  'groups by role': (rows) =>
    [rows.slice(0, 2), rows.slice(2)]
      .filter((part) => part.length > 0)
      .map(
        (part, n) =>
          `<section><h2>${n === 0 ? 'Owners' : 'Members'}</h2><div>${all(part, (r) => `<div data-truth="${r.truth}"><div>${r.name}</div><div>${r.email}</div>${bin}</div>`)}</div></section>`,
      )
      .join(''),
  cards: (rows) =>
    `<div>${all(rows, (r) => `<article data-truth="${r.truth}"><h3>${r.name || r.email}</h3><p>${r.email}</p><footer>${picker}${bin}</footer></article>`)}</div>`,
  'e-mails as links': (rows) =>
    `<ul>${all(rows, (r) => `<li data-truth="${r.truth}"><span>${r.name}</span> <a href="mailto:${r.email}"><svg></svg>${r.email}</a>${picker}</li>`)}</ul>`,
  'columns the other way round': (rows) =>
    `<table><tbody>${all(rows, (r) => `<tr data-truth="${r.truth}"><td>${bin}</td><td>${picker}</td><td>${r.email}</td><td>${r.name}</td></tr>`)}</tbody></table>`,
  'each row once for wide and once for narrow windows': (rows) =>
    `<div>${all(rows, (r) => `<div data-truth="${r.truth}"><div class="wide"><span>${r.name}</span><span>${r.email}</span></div><div class="narrow"><b>${r.name}</b><p>${r.email}</p></div>${bin}</div>`)}</div>`,
  'a picker of all members in each row': (rows) =>
    `<div>${all(rows, (r) => `<div data-truth="${r.truth}"><div>${r.name}</div><div>${r.email}</div><div><select>${all(people, (p) => `<option>${p.email}</option>`)}</select></div></div>`)}</div>`,
  tooltips: (rows) =>
    `<ul>${all(rows, (r) => `<li data-truth="${r.truth}" title="${r.email}"><span>${r.name}</span><span>${r.email}<span role="tooltip">Ask maya@northwind.example</span></span>${bin}</li>`)}</ul>`,
  'a visible role and the days they joined': (rows) =>
    `<table><tbody>${all(rows, (r, n) => `<tr data-truth="${r.truth}"><td>${r.name}</td><td>${r.email}</td><td>${n === 0 ? 'Owner' : 'Member'}</td><td>2026-0${n + 1}-01</td></tr>`)}</tbody></table>`,
  'invited by, in words': (rows) =>
    `<ul>${all(rows, (r) => `<li data-truth="${r.truth}"><div>${r.name}</div><div>${r.email}</div><small>invited by Maya Iyer</small>${bin}</li>`)}</ul>`,
  'links as rows': (rows) =>
    `<div>${all(rows, (r) => `<a href="#" data-truth="${r.truth}"><div>${r.name}</div><div>${r.email}</div><div>Member</div></a>`)}</div>`,
};

describe.each(Object.entries(TEAM_PAGES))('members as %s', (_, html) => {
  it('each have their own badge', () => {
    expect(judge(html(memberRows), 'team', members)).toEqual(own(memberRows));
  });

  it('are not mistaken where only some of them are shown, or known', () => {
    const wrong = memberRows.flatMap((_row, n) => [
      ...mistakes(judge(html(memberRows.slice(n, n + 1)), 'team', members)),
      ...mistakes(judge(html(memberRows.slice(n, n + 2)), 'team', members)),
      ...mistakes(judge(html(memberRows), 'team', members.slice(n, n + 1))),
      ...mistakes(judge(html(memberRows), 'team', members.slice(n))),
    ]);
    expect(wrong).toEqual([]);
  });

  it('that are new get nothing of their namesakes', () => {
    const strangers = memberRows.map((row, n) => ({ ...row, truth: `new ${n}`, email: `new${n}@elsewhere.example` }));
    expect(mistakes(judge(html(strangers), 'team', members))).toEqual([]);
    for (const stranger of strangers) expect(mistakes(judge(html([stranger]), 'team', members))).toEqual([]);
    expect(mistakes(judge(html([...memberRows.slice(0, 2), ...strangers.slice(2)]), 'team', members))).toEqual([]);
  });
});

const table = (rows: readonly Key[], first = ''): string =>
  `<table><tbody>${first}${all(rows, (r) => `<tr data-truth="${r.truth}"><td>${r.comment}</td><td>${r.email}</td><td>${r.day}</td><td>${bin}</td></tr>`)}</tbody></table>`;
const teamTable = (rows: readonly Member[]): string =>
  `<table><tbody>${all(rows, (r) => `<tr data-truth="${r.truth}"><td>${r.name}</td><td>${r.email}</td><td>${picker}</td><td>${bin}</td></tr>`)}</tbody></table>`;

describe('a second list on the page', () => {
  const recent = keyRows.slice(0, 3);
  const log = all(
    members,
    ({ person: n }) => `<li><span>${people[n]?.email}</span><span>was invited by maya@northwind.example</span></li>`,
  );

  it('of keys used of late takes no badge from the keys', () => {
    const short = `<h2>Recently used keys</h2><ul>${all(recent, (r) => `<li>${r.comment}</li>`)}</ul>`;
    expect(judge(short + table(keyRows), 'keys', keys)).toEqual(own(keyRows));
    expect(judge(table(keyRows) + short, 'keys', keys)).toEqual(own(keyRows));
  });

  it('of what happened, with e-mails of members, takes no badge from them', () => {
    expect(judge(`${teamTable(memberRows)}<h2>Audit log</h2><ul>${log}</ul>`, 'team', members)).toEqual(
      own(memberRows),
    );
    expect(judge(`<h2>Audit log</h2><ul>${log}</ul>${teamTable(memberRows)}`, 'team', members)).toEqual(
      own(memberRows),
    );
  });

  it('of invited people is recognised too, where they stand in rows of another look', () => {
    const all6 = [...people, person('', 'newbie@northwind.example')];
    const invite: BadgeEntity = { ...member('i5', 5), kind: 'invite' };
    document.body.innerHTML = `<main>${teamTable(memberRows)}<h2>Pending</h2><ul><li data-truth="i5"><span>newbie@northwind.example</span><button>Resend</button></li></ul></main>`;
    const model = createPageModel(document.body, createCatalogue('team', all6, [...members, invite]), 'en');
    expect(said(model)).toEqual({ ...own(memberRows), i5: 'i5' });
  });

  it('of keys by the same names in another project gets nothing', () => {
    const elsewhere = keyRows.map((r) => ({
      ...r,
      truth: `other ${r.truth}`,
      email: 'x@elsewhere.example',
      day: '2025-01-01',
    }));
    const told = judge(`${table(keyRows)}<h2>Sandbox</h2>${table(elsewhere)}`, 'keys', keys);
    expect(mistakes(told)).toEqual([]);
    expect(told).toMatchObject(own(keyRows));
  });
});

describe('key rows in two parts beside each other', () => {
  const parts = (rows: readonly Key[]): string =>
    `<table><tbody>${all(rows, (r) => `<tr data-truth="${r.truth}"><td>${r.comment}</td><td>${r.email}</td><td>${r.day}</td></tr><tr class="below"><td colspan="3">Tags: prod, eu</td></tr>`)}</tbody></table>`;

  it('have one badge each', () => {
    expect(judge(parts(keyRows), 'keys', keys)).toEqual(own(keyRows));
  });

  it('are not mistaken where the creator stands in the other part', () => {
    const apart = (rows: readonly Key[]): string =>
      `<div>${all(rows, (r) => `<div data-truth="${r.truth}"><b>${r.comment}</b>${bin}</div><div><span>${r.email}</span><span>${r.day}</span></div>`)}</div>`;
    expect(mistakes(judge(apart(keyRows), 'keys', keys))).toEqual([]);
  });
});

describe('days in words', () => {
  const ago = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
  const recent = [3, 5, 8, 20].map((days, n) => key(uuid(20 + n), n, n < 2 ? 'ci' : `key ${n}`, ago(days)));
  const html = (rows: readonly { truth: string; comment: string; email: string; days: number }[]): string =>
    `<ul>${all(rows, (r) => `<li data-truth="${r.truth}"><div>${r.comment}</div><div>${r.email}</div><div>${r.days} days ago</div>${bin}</li>`)}</ul>`;
  const rows = recent.map((k, n) => ({ ...shownKey(k), days: [3, 5, 8, 20][n] ?? 0 }));

  it('tell keys by the days since they were made', () => {
    expect(judge(html(rows), 'keys', recent)).toEqual(own(rows));
  });

  it('tell that another key with the comment is new', () => {
    const fresh = rows.map((r) => ({ ...r, truth: `new ${r.truth}`, days: 0 }));
    expect(mistakes(judge(html(fresh), 'keys', recent))).toEqual([]);
  });
});

describe('the cells of one row', () => {
  it('are no list, even if all of them read like comments', () => {
    const odd = [
      key(uuid(31), 0, 'Maya Iyer', at(1)),
      key(uuid(32), 0, 'Member', at(2)),
      key(uuid(33), 0, at(1).slice(0, 10), at(3)),
    ];
    const row = `<div data-truth="${uuid(31)}"><div>Maya Iyer</div><div>Member</div><div>maya@northwind.example</div><div>${at(1).slice(0, 10)}</div></div>`;
    expect(mistakes(judge(`<section>${row}</section>`, 'keys', odd))).toEqual([]);
    const table3 = `<table><tbody><tr data-truth="${uuid(31)}"><td><p>Maya Iyer</p><p>Member</p><p>${at(1).slice(0, 10)}</p></td><td>maya@northwind.example</td></tr></tbody></table>`;
    expect(mistakes(judge(table3, 'keys', odd))).toEqual([]);
  });
});

describe('a creator in one cell beside several keys', () => {
  const spanned = (rows: readonly Key[]): string =>
    `<table><tbody>${people
      .map(({ email }) => rows.filter((r) => r.email === email))
      .map((theirs) =>
        all(
          theirs,
          (r, n) =>
            `<tr data-truth="${r.truth}">${n === 0 ? `<td rowspan="${theirs.length}">${r.email}</td>` : ''}<td>${r.comment}</td><td>Member</td><td>${r.day}</td></tr>`,
        ),
      )
      .join('')}</tbody></table>`;

  it('leads to no mistake', () => {
    const told = judge(spanned(keyRows), 'keys', keys);
    expect(mistakes(told)).toEqual([]);
  });
});

describe('a creator in the line of the comment', () => {
  const byLine = (rows: readonly Key[]): string =>
    `<ul>${all(rows, (r) => `<li data-truth="${r.truth}"><div>${r.comment} by ${r.name}</div><div>Member</div><div>${r.day}</div>${bin}</li>`)}</ul>`;
  const bySpan = (rows: readonly Key[]): string =>
    `<ul>${all(rows, (r) => `<li data-truth="${r.truth}"><div><b>${r.comment}</b> <small>by ${r.name}</small></div><div>Member</div><div>${r.day}</div>${bin}</li>`)}</ul>`;
  const bySpan2 = (rows: readonly Key[]): string =>
    `<ul>${all(rows, (r) => `<li data-truth="${r.truth}"><div><span>${r.comment}</span> <small>by ${r.name}</small></div><div>Member</div><div>${r.day}</div>${bin}</li>`)}</ul>`;

  it('leads to no mistake', () => {
    for (const html of [byLine, bySpan, bySpan2]) {
      const told = judge(html(keyRows), 'keys', keys);
      expect(mistakes(told)).toEqual([]);
    }
  });
});
