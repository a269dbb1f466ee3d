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

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

type Cells = readonly string[];

const rowHtml = (layout: Layout, truth: string, cells: Cells, detail: string | undefined): string => {
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
    case 'keyed':
      return `<li ${attr}><div>${cells.map((c) => `<span>${c}</span>`).join('')}</div>${trash}${id}</li>`;
  }
};

const listHtml = (layout: Layout, head: Cells, rows: string): string => {
  switch (layout) {
    case 'table':
    case 'details':
      return `<table><thead><tr>${head.map((h) => `<th>${h}</th>`).join('')}<th></th></tr></thead><tbody>${rows}</tbody></table>`;
    case 'grid':
      return `<div role="table"><div role="rowgroup"><div role="row">${head.map((h) => `<div role="columnheader">${h}</div>`).join('')}</div></div><div role="rowgroup">${rows}</div></div>`;
    case 'keyed':
      return `<ul>${rows}</ul>`;
    default:
      return `<section><div>${head.map((h) => `<b>${h}</b>`).join(' ')}</div><div>${rows}</div></section>`;
  }
};

const shell = (viewer: string, inner: string): string =>
  `<div id="app"><div class="top"><a href="/">Deepgram</a><button><span>${escapeHtml(viewer)}</span></button></div><nav><a href="#">API Keys</a><a href="#">Team</a></nav><main><h1>Page</h1><input placeholder="Filter">${inner}</main></div>`;

export interface KeyPageOptions {
  layout: Layout;
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
  const html = rows.map((row) => rowHtml(layout, row.truth, cells(row), row.id)).join('');
  return shell(viewer, listHtml(layout, ['Comment', 'Secret', 'Role', 'Created by', 'Created'], html));
};

const creatorCell = (row: KeyRow, creator: 'email' | 'name' | 'both'): string => {
  if (creator === 'email') return escapeHtml(row.email);
  if (creator === 'name') return escapeHtml(row.name || row.email);
  return row.name ? `${escapeHtml(row.name)} <small>${escapeHtml(row.email)}</small>` : escapeHtml(row.email);
};

export const teamPage = (
  rows: readonly TeamRow[],
  options: { layout: Layout; viewer?: string; columns?: 'joined' | 'apart' },
): string => {
  const { layout, viewer = 'viewer@elsewhere.example', columns = 'joined' } = options;
  const cells = (row: TeamRow): Cells => {
    const picker = `<select><option>${row.role}</option><option>Owner</option></select>`;
    if (columns === 'apart') return [escapeHtml(row.name), escapeHtml(row.email), picker];
    return [
      row.name ? `${escapeHtml(row.name)} <small>${escapeHtml(row.email)}</small>` : escapeHtml(row.email),
      picker,
    ];
  };
  const html = rows.map((row) => rowHtml(layout, row.truth, cells(row), undefined)).join('');
  return shell(viewer, listHtml(layout, ['Name', 'Role'], html));
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
