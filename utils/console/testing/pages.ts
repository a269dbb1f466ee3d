import type { BadgeEntity, BadgePerson } from '../../protocol/messages';

/**
 * Pages for tests: the same rows in every structure a Console may use. Each row says whose it is, for the test alone.
 */
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
  /** What columns show that say nothing of the key itself: a tag, who edited it, when it was last used. */
  others?: readonly string[];
  /** The same, to the left of the comment: which key it was rotated or copied from. */
  before?: readonly string[];
}

export interface TeamRow {
  truth: string;
  name: string;
  email: string;
  role: string;
  invitedBy?: string;
}

export type Layout = 'table' | 'grid' | 'divs' | 'nested' | 'keyed' | 'details';
export const LAYOUTS: readonly Layout[] = ['table', 'grid', 'divs', 'nested', 'keyed', 'details'];

/** Layouts that leave out what tells cells apart, or add what tells nothing. */
export type OddLayout = 'glued' | 'labelled' | 'headed' | 'wrapped' | 'cards' | 'defined' | 'twice';
export const ODD_LAYOUTS: readonly OddLayout[] = [
  'glued',
  'labelled',
  'headed',
  'wrapped',
  'cards',
  'defined',
  'twice',
];

type Cells = readonly string[];

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const trash = '<button aria-label="Delete">x</button>';
const each = (cells: Cells, html: (cell: string, n: number) => string): string => cells.map(html).join('');

/** One row, of which `attr` says whose it is; `id` is what it shows of an id, if anything. */
const ROWS: Record<Layout | OddLayout, (attr: string, cells: Cells, id: string, heading: string) => string> = {
  table: (attr, cells, id) => `<tr ${attr}>${each(cells, (c) => `<td>${c}</td>`)}<td>${trash}${id}</td></tr>`,
  /** The id unfolds in a row of its own. */
  details: (attr, cells, id) =>
    `<tr ${attr}>${each(cells, (c) => `<td>${c}</td>`)}<td>${trash}</td></tr>${id && `<tr class="detail"><td colspan="9">${id}</td></tr>`}`,
  grid: (attr, cells, id) =>
    `<div role="row" ${attr}>${each(cells, (c) => `<div role="gridcell">${c}</div>`)}<div role="gridcell">${trash}</div>${id}</div>`,
  divs: (attr, cells, id) => `<div ${attr}>${each(cells, (c) => `<div>${c}</div>`)}<div>${trash}</div>${id}</div>`,
  nested: (attr, [first = '', ...rest], id) =>
    `<div ${attr}><div><div><span>${first}</span></div><div>${each(rest, (c) => `<div><span>${c}</span></div>`)}</div></div><div>${trash}</div>${id}</div>`,
  keyed: (attr, cells, id) => `<li ${attr}><div>${each(cells, (c) => `<span>${c}</span>`)}</div>${trash}${id}</li>`,
  /** No space between cells. */
  glued: (attr, [first = '', ...rest], id) =>
    `<li ${attr}><div>${first}<span>You</span></div><div>${each(rest, (c) => `<span>${c}</span>`)}</div>${id}</li>`,
  /** A label in each cell. */
  labelled: (attr, cells, id) =>
    `<li ${attr}>${each(cells, (c, n) => `<div><b>Label ${n}: </b><span>${c}</span></div>`)}${id}</li>`,
  /** A heading above each row that says who created it. */
  headed: (attr, cells, id, heading) =>
    `<tr class="heading"><td colspan="9">${heading}</td></tr><tr ${attr}>${each(cells, (c) => `<td>${c}</td>`)}<td>${id}</td></tr>`,
  /** Each row alone in wrappers. */
  wrapped: (attr, cells, id) =>
    `<div><div><div ${attr}>${each(cells, (c) => `<div><div>${c}</div></div>`)}<div>${trash}</div>${id}</div></div></div>`,
  /** The first cell is a heading, the others stand below it. */
  cards: (attr, [first = '', ...rest], id) =>
    `<article ${attr}><h3>${first}</h3>${each(rest, (c) => `<p>${c}</p>`)}<footer>${trash}${id}</footer></article>`,
  defined: (attr, cells, id) =>
    `<section ${attr}><dl>${each(cells, (c, n) => `<dt>Label ${n}</dt><dd>${c}</dd>`)}</dl>${trash}${id}</section>`,
  /** Once for wide and once for narrow windows. */
  twice: (attr, cells, id) =>
    `<div ${attr}><div class="wide">${each(cells, (c) => `<div>${c}</div>`)}</div><div class="narrow">${each(cells, (c) => `<p>${c}</p>`)}</div>${trash}${id}</div>`,
};

const TABLES: readonly (Layout | OddLayout)[] = ['table', 'details', 'headed'];
const ITEMS: readonly (Layout | OddLayout)[] = ['keyed', 'glued', 'labelled'];

const listHtml = (layout: Layout | OddLayout, head: Cells, rows: string): string => {
  if (TABLES.includes(layout))
    return `<table><thead><tr>${each(head, (h) => `<th>${h}</th>`)}<th></th></tr></thead><tbody>${rows}</tbody></table>`;
  if (ITEMS.includes(layout)) return `<ul>${rows}</ul>`;
  if (layout === 'grid')
    return `<div role="table"><div role="rowgroup"><div role="row">${each(head, (h) => `<div role="columnheader">${h}</div>`)}</div></div><div role="rowgroup">${rows}</div></div>`;
  return `<section><div>${each(head, (h) => `<b>${h}</b> `)}</div><div>${rows}</div></section>`;
};

const shell = (viewer: string, inner: string): string =>
  `<div id="app"><div class="top"><a href="/">Deepgram</a><button><span>${escapeHtml(viewer)}</span></button></div><nav><a href="#">API Keys</a><a href="#">Team</a></nav><main><h1>Page</h1><input placeholder="Filter">${inner}</main></div>`;

/** What other extensions put beside each text of a page, or in its place. */
export type Twin = 'immersive' | 'marked' | 'element' | 'button' | 'replaced';
export const TWINS: readonly Twin[] = ['immersive', 'marked', 'element', 'button', 'replaced'];

/** Changes a page as another extension does once the host has drawn it; `translate` gives the text that it puts in. */
export const addTwins = (root: Element, twin: Twin, translate: (text: string) => string): void => {
  const walker = root.ownerDocument.createTreeWalker(root, 4); // NodeFilter.SHOW_TEXT
  const texts: Node[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const node of texts) {
    const text = node.nodeValue ?? '';
    const parent = node.parentElement;
    if (!parent || text.trim() === '' || parent.closest('option,button,thead')) continue;
    const said = escapeHtml(translate(text));
    const html: Record<Twin, string> = {
      immersive: `<font class="notranslate immersive-translate-target-wrapper" lang="de"><br><font class="notranslate immersive-translate-target-inner">${said}</font></font>`,
      marked: `<span class="notranslate read-frog-translated-content-wrapper"><span>${said}</span></span>`,
      element: `<kiss-translator class="notranslate">${said}</kiss-translator>`,
      button: '<com-password-button aria-hidden="true"></com-password-button>',
      replaced: `<font style="vertical-align: inherit;"><font style="vertical-align: inherit;">${said}</font></font>`,
    };
    const holder = root.ownerDocument.createElement('div');
    holder.innerHTML = html[twin];
    const added = holder.firstChild;
    if (!added) throw new Error('nothing to put in');
    if (twin === 'replaced') node.parentNode?.replaceChild(added, node);
    else node.parentNode?.insertBefore(added, twin === 'button' ? node : node.nextSibling);
  }
};

interface PageOptions {
  layout: Layout | OddLayout;
  /** Rows from this one on stand in a list of another look. */
  split?: number;
  viewer?: string;
  /** Columns change places by this: the lower, the further to the left. Without it they stand as they come. */
  order?: readonly number[];
}

export interface KeyPageOptions extends PageOptions {
  /** How the creator is shown; `none`: not at all. */
  creator?: 'email' | 'name' | 'both' | 'none';
  date?: (created: string) => string;
  /** Whether rows say when a key was created; they do unless told otherwise. */
  dated?: boolean;
  highlight?: string;
  /** What stands where a key has no comment. */
  placeholder?: string;
}

const mark = (text: string, highlight: string | undefined): string => {
  const at = highlight ? text.indexOf(highlight) : -1;
  if (at < 0 || !highlight) return escapeHtml(text);
  return `${escapeHtml(text.slice(0, at))}<mark>${escapeHtml(highlight)}</mark>${escapeHtml(text.slice(at + highlight.length))}`;
};

const inOrder = (cells: Cells, order: readonly number[] | undefined): Cells =>
  cells
    .map((cell, n) => ({ cell, rank: order?.[n] ?? n }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ cell }) => cell);

interface Shown {
  truth: string;
  cells: Cells;
  id?: string | undefined;
  heading: string;
}

/** Page of rows in one list, or in two of different looks. */
const pageOf = (
  rows: readonly Shown[],
  head: Cells,
  { layout, split = rows.length, ...options }: PageOptions,
): string => {
  const lists = [
    { part: rows.slice(0, split), look: layout },
    { part: rows.slice(split), look: layout === 'keyed' ? ('table' as const) : ('keyed' as const) },
  ].map(({ part, look }) =>
    part.length === 0
      ? ''
      : listHtml(
          look,
          inOrder(head, options.order),
          part
            .map(({ truth, cells, id, heading }) =>
              ROWS[look](
                `data-truth="${escapeHtml(truth)}"`,
                inOrder(cells, options.order),
                id === undefined ? '' : `<p>Key ID: <code>${id}</code></p>`,
                heading,
              ),
            )
            .join(''),
        ),
  );
  return shell(options.viewer ?? 'viewer@elsewhere.example', lists.filter(Boolean).join('<h2>More</h2>'));
};

const creatorCell = (row: KeyRow, creator: 'email' | 'name' | 'both'): string => {
  if (creator === 'email') return escapeHtml(row.email);
  if (creator === 'name') return escapeHtml(row.name || row.email);
  return row.name ? `${escapeHtml(row.name)} <small>${escapeHtml(row.email)}</small>` : escapeHtml(row.email);
};

export const keyPage = (rows: readonly KeyRow[], options: KeyPageOptions): string => {
  const { creator = 'email', dated = true, date = (created) => created.slice(0, 10) } = options;
  const cells = (row: KeyRow): Cells => [
    ...(row.before ?? []).map(escapeHtml),
    mark(row.comment || (options.placeholder ?? ''), options.highlight),
    '********',
    escapeHtml(row.role),
    ...(creator === 'none' ? [] : [creatorCell(row, creator)]),
    ...(dated ? [escapeHtml(date(row.created))] : []),
    ...(row.others ?? []).map(escapeHtml),
  ];
  return pageOf(
    rows.map((row) => ({ truth: row.truth, cells: cells(row), id: row.id, heading: escapeHtml(row.email) })),
    ['Comment', 'Secret', 'Role', 'Created by', 'Created'],
    options,
  );
};

export interface TeamPageOptions extends PageOptions {
  columns?: 'joined' | 'apart' | 'emailFirst';
  /** Members with a name are shown by name alone. */
  namesOnly?: boolean;
  /** A row of headings stands among the others, as their first. */
  headRow?: boolean;
  /** How a row shows its role: in a picker, or as a text. */
  role?: 'picker' | 'text';
}

export const teamPage = (rows: readonly TeamRow[], options: TeamPageOptions): string => {
  const { columns = 'joined' } = options;
  const cells = ({ name, email, role, invitedBy }: TeamRow): Cells => {
    const picker = `<select><option>${role}</option><option>Owner</option></select>`;
    const rest = [...(invitedBy ? [escapeHtml(invitedBy)] : []), options.role === 'text' ? escapeHtml(role) : picker];
    if (options.namesOnly) return [escapeHtml(name || email), ...rest];
    if (columns === 'apart') return [escapeHtml(name), escapeHtml(email), ...rest];
    if (columns === 'emailFirst') return [escapeHtml(email), escapeHtml(name), ...rest];
    return [name ? `${escapeHtml(name)} <small>${escapeHtml(email)}</small>` : escapeHtml(email), ...rest];
  };
  const head = { truth: 'head', cells: ['Name', 'Role'], heading: '' };
  return pageOf(
    [
      ...(options.headRow ? [head] : []),
      ...rows.map((row) => ({ truth: row.truth, cells: cells(row), heading: escapeHtml(row.invitedBy ?? row.role) })),
    ],
    ['Name', 'Role'],
    options,
  );
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
