import type { BadgeEntity, BadgePerson } from '../messages';

/** Pages for tests: the same rows in every structure a Console may use. Each row says whose it is, for the test alone. */
export interface KeyRow {
  /** `data-truth` of the row: the key's id, or `stranger`. */
  truth: string;
  comment: string;
  role: string;
  email: string;
  name: string;
  created: string;
  /** Shown only in an expanded row. */
  id?: string;
}

export interface TeamRow {
  truth: string;
  name: string;
  email: string;
  role: string;
}

export type Layout = 'table' | 'grid' | 'divs' | 'nested' | 'keyed' | 'details';
export const LAYOUTS: readonly Layout[] = ['table', 'grid', 'divs', 'nested', 'keyed', 'details'];

/** Layouts that leave out what tells cells apart: no space between them, a label in each, a heading above each row. */
export type OddLayout = 'glued' | 'labelled' | 'headed';
export const ODD_LAYOUTS: readonly OddLayout[] = ['glued', 'labelled', 'headed'];

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

type Cells = readonly string[];

const rowHtml = (layout: Layout | OddLayout, truth: string, cells: Cells, detail: string | undefined): string => {
  const attr = `data-truth="${escapeHtml(truth)}"`;
  const id = detail === undefined ? '' : `<p>Key ID: <code>${detail}</code></p>`;
  const trash = '<button aria-label="Delete">x</button>';
  switch (layout) {
    case 'table':
      return `<tr ${attr}>${cells.map((c) => `<td>${c}</td>`).join('')}<td>${trash}${id}</td></tr>`;
    case 'details': {
      const below = detail === undefined ? '' : `<tr class="detail"><td colspan="9">Key ID ${detail}</td></tr>`;
      return `<tr ${attr}>${cells.map((c) => `<td>${c}</td>`).join('')}<td>${trash}</td></tr>${below}`;
    }
    case 'grid':
      return `<div role="row" ${attr}>${cells.map((c) => `<div role="gridcell">${c}</div>`).join('')}<div role="gridcell">${trash}</div>${id}</div>`;
    case 'divs':
      return `<div ${attr}>${cells.map((c) => `<div>${c}</div>`).join('')}<div>${trash}</div>${id}</div>`;
    case 'nested': {
      const [first = '', ...rest] = cells;
      return `<div ${attr}><div><div><span>${first}</span></div><div>${rest.map((c) => `<div><span>${c}</span></div>`).join('')}</div></div><div>${trash}</div>${id}</div>`;
    }
    case 'glued':
      return `<li ${attr}><div>${cells[0]}<span>You</span></div><div>${cells
        .slice(1)
        .map((c) => `<span>${c}</span>`)
        .join('')}</div>${id}</li>`;
    case 'labelled':
      return `<li ${attr}>${cells.map((c, n) => `<div><b>Label ${n}: </b><span>${c}</span></div>`).join('')}${id}</li>`;
    case 'headed':
      return `<tr><td colspan="9">${cells[cells.length - 2] ?? ''}</td></tr><tr ${attr}>${cells.map((c) => `<td>${c}</td>`).join('')}<td>${id}</td></tr>`;
    case 'keyed':
      return `<li ${attr}><div>${cells.map((c) => `<span>${c}</span>`).join('')}</div>${trash}${id}</li>`;
  }
};

const listHtml = (layout: Layout | OddLayout, head: Cells, rows: string): string => {
  switch (layout) {
    case 'table':
    case 'details':
    case 'headed':
      return `<table><thead><tr>${head.map((h) => `<th>${h}</th>`).join('')}<th></th></tr></thead><tbody>${rows}</tbody></table>`;
    case 'grid':
      return `<div role="table"><div role="rowgroup"><div role="row">${head.map((h) => `<div role="columnheader">${h}</div>`).join('')}</div></div><div role="rowgroup">${rows}</div></div>`;
    case 'keyed':
    case 'glued':
    case 'labelled':
      return `<ul>${rows}</ul>`;
    default:
      return `<section><div>${head.map((h) => `<b>${h}</b>`).join(' ')}</div><div>${rows}</div></section>`;
  }
};

const shell = (viewer: string, inner: string): string =>
  `<div id="app"><div class="top"><a href="/">Deepgram</a><button><span>${escapeHtml(viewer)}</span></button></div><nav><a href="#">API Keys</a><a href="#">Team</a></nav><main><h1>Page</h1><input placeholder="Filter">${inner}</main></div>`;

export interface KeyPageOptions {
  layout: Layout | OddLayout;
  /** Rows from this one on stand in a list of another look. */
  split?: number;
  viewer?: string;
  /** How the creator is shown; `none`: not at all. */
  creator?: 'email' | 'name' | 'both' | 'none';
  date?: (created: string) => string;
  highlight?: string;
}

const mark = (text: string, highlight: string | undefined): string => {
  const at = highlight ? text.indexOf(highlight) : -1;
  if (at < 0 || !highlight) return escapeHtml(text);
  return `${escapeHtml(text.slice(0, at))}<mark>${escapeHtml(highlight)}</mark>${escapeHtml(text.slice(at + highlight.length))}`;
};

export const keyPage = (rows: readonly KeyRow[], options: KeyPageOptions): string => {
  const {
    layout,
    viewer = 'viewer@elsewhere.example',
    creator = 'email',
    date = (created) => created.slice(0, 10),
  } = options;
  const cells = (row: KeyRow): Cells => [
    mark(row.comment, options.highlight),
    '********',
    escapeHtml(row.role),
    ...(creator === 'none' ? [] : [creatorCell(row, creator)]),
    escapeHtml(date(row.created)),
  ];
  const lists = splitRows(rows, layout, options.split).map(([part, look]) =>
    listHtml(
      look,
      ['Comment', 'Secret', 'Role', 'Created by', 'Created'],
      part.map((row) => rowHtml(look, row.truth, cells(row), row.id)).join(''),
    ),
  );
  return shell(viewer, lists.join('<h2>More</h2>'));
};

const splitRows = <T>(
  rows: readonly T[],
  layout: Layout | OddLayout,
  split = rows.length,
): readonly (readonly [readonly T[], Layout | OddLayout])[] =>
  split < rows.length
    ? [
        [rows.slice(0, split), layout],
        [rows.slice(split), layout === 'keyed' ? 'table' : 'keyed'],
      ]
    : [[rows, layout]];

const creatorCell = (row: KeyRow, creator: 'email' | 'name' | 'both'): string => {
  if (creator === 'email') return escapeHtml(row.email);
  if (creator === 'name') return escapeHtml(row.name || row.email);
  return row.name ? `${escapeHtml(row.name)} <small>${escapeHtml(row.email)}</small>` : escapeHtml(row.email);
};

export interface TeamPageOptions {
  layout: Layout | OddLayout;
  viewer?: string;
  columns?: 'joined' | 'apart' | 'emailFirst';
  /** Rows from this one on stand in a list of another look. */
  split?: number;
  /** Whose e-mail a column of its own shows in every row. */
  invitedBy?: string;
}

export const teamPage = (rows: readonly TeamRow[], options: TeamPageOptions): string => {
  const { layout, viewer = 'viewer@elsewhere.example', columns = 'joined', invitedBy } = options;
  const cells = (row: TeamRow): Cells => {
    const picker = `<select><option>${row.role}</option><option>Owner</option></select>`;
    const rest = [...(invitedBy ? [escapeHtml(invitedBy)] : []), picker];
    if (columns === 'apart') return [escapeHtml(row.name), escapeHtml(row.email), ...rest];
    if (columns === 'emailFirst') return [escapeHtml(row.email), escapeHtml(row.name), ...rest];
    const both = `${escapeHtml(row.name)} <small>${escapeHtml(row.email)}</small>`;
    return [row.name ? both : escapeHtml(row.email), ...rest];
  };
  const lists = splitRows(rows, layout, options.split).map(([part, look]) =>
    listHtml(look, ['Name', 'Role'], part.map((row) => rowHtml(look, row.truth, cells(row), undefined)).join('')),
  );
  return shell(viewer, lists.join('<h2>Invites</h2>'));
};

export const member = (id: string, person: number, label = `● ${id}`): BadgeEntity => ({
  kind: 'member',
  id,
  person,
  tone: 'use',
  label,
  description: `${id}: in use`,
});

export const key = (id: string, person: number, comment: string, created: string): BadgeEntity => ({
  kind: 'key',
  id,
  person,
  comment,
  created,
  tone: 'use',
  label: `● key ${id.slice(0, 4)}`,
  description: `${comment}: in use`,
});

export const person = (name: string, email: string): BadgePerson => ({ name, email });
