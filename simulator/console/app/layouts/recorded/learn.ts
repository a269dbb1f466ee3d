import type { Kind, Piece, RecordedElement, RecordedNode, RecordedText, Recording } from './recording';

/** One row of a recorded list, as the pattern of all: what its texts show of a key or a member. */
export interface Template {
  /** The parent of the rows. */
  list: RecordedElement;
  /** The element that holds the list and what stands around it on the page. */
  section: RecordedElement;
  /** The row that is drawn for each key or member. */
  row: RecordedElement;
  /** Recorded rows, and rows of details: they are not drawn as they are. */
  rows: ReadonlySet<RecordedNode>;
  /** By text of the pattern. */
  columns: ReadonlyMap<RecordedText, Column>;
  /** What an expanded row shows beside: another child of the row, or a row of its own. */
  detail?: { node: RecordedElement; at: number | 'next' };
}

export interface Column {
  /** All that rows showed at this place. */
  samples: Piece[][];
  /** The pieces that most rows show here. */
  usual: Piece[];
  /** Which day it is, where there is a day. */
  day?: 'created' | 'expires';
}

const NEVER = /^(?:never|none|[-–—])$/i;

export const isElement = (node: RecordedNode): node is RecordedElement => 'tag' in node;
export const isText = (node: RecordedNode): node is RecordedText => 'text' in node;
export const elementsIn = ({ children = [] }: RecordedElement): RecordedElement[] => children.filter(isElement);

export const textsIn = (node: RecordedNode): RecordedText[] =>
  isText(node) ? [node] : isElement(node) ? (node.children ?? []).flatMap(textsIn) : [];
export const everyElementIn = (node: RecordedElement): RecordedElement[] => [
  node,
  ...elementsIn(node).flatMap(everyElementIn),
];

const kindsIn = (node: RecordedNode): Set<Kind> =>
  new Set(textsIn(node).flatMap(({ text }) => text.map(({ kind }) => kind)));
const hasDay = (pieces: Piece[]): boolean => pieces.some(({ kind }) => kind === 'day' || kind === 'age');
const wordsOf = (pieces: Piece[]): string =>
  pieces
    .map(({ text }) => text)
    .join('')
    .trim();
export const isNever = (pieces: Piece[]): boolean => NEVER.test(wordsOf(pieces));

/** Whether an element holds tags and nothing else: a row has as many of them as its key has. */
export const isTagChip = (node: RecordedNode): boolean => {
  const texts = textsIn(node);
  return (
    isElement(node) &&
    texts.length === 1 &&
    (texts[0]?.text ?? []).every(({ kind, text }) => kind === 'tag' || !text.trim())
  );
};

/** A row's structure without texts and tags, which differ from row to row. */
const shapeOf = (node: RecordedNode): string => {
  if (!isElement(node)) return isText(node) ? 'text' : '';
  return `${node.tag}(${(node.children ?? [])
    .filter((child) => !isTagChip(child))
    .map(shapeOf)
    .join(' ')})`;
};

/**
 * Learns how a recorded page shows a row. Throws where it has no list of at least two rows that are told for what they
 * are.
 */
export const learnTemplate = ({ body, page }: Recording): Template => {
  const titles: Kind[] = page === 'keys' ? ['comment'] : ['address', 'name'];
  const isRow = (node: RecordedElement): boolean => titles.some((kind) => kindsIn(node).has(kind));
  const look = ({ tag, role = '', class: tokens = '' }: RecordedElement): string => `${tag} ${role} ${tokens}`;

  const [best] = everyElementIn(body)
    .flatMap((list) => {
      const groups = new Map<string, RecordedElement[]>();
      for (const child of elementsIn(list).filter(isRow))
        groups.set(look(child), [...(groups.get(look(child)) ?? []), child]);
      return [...groups.values()].map((rows) => ({
        list,
        rows,
        texts: Math.min(...rows.map((row) => textsIn(row).length)),
      }));
    })
    .filter(({ rows }) => rows.length >= 2)
    .sort((a, b) => b.rows.length - a.rows.length || b.texts - a.texts);
  if (!best) throw new Error(`The recording of the ${page} page has no list of two rows or more`);
  const { list, rows } = best;

  const shapes = rows.map(shapeOf);
  const often = (shape: string): number => shapes.filter((each) => each === shape).length;
  const shape = shapes.reduce((a, b) => (often(b) > often(a) ? b : a), shapes[0] ?? '');
  const alike = rows.filter((_, index) => shapes[index] === shape);
  const [row = rows[0] ?? list] = alike;
  const detail = detailOf(list, rows, shape);
  // Rows of another look among them, such as invites, are drawn like the others.
  const drawn = new Set<RecordedNode>(elementsIn(list).filter(isRow));
  if (detail?.at === 'next') {
    for (const child of elementsIn(list))
      if (shapeOf(child) === shapeOf(detail.node) && kindsIn(child).has('id')) drawn.add(child);
  }
  return {
    list,
    section: sectionOf(body, list),
    row,
    rows: drawn,
    columns: columnsOf(row, alike, list, body),
    ...(detail ? { detail } : {}),
  };
};

/** A child that only expanded rows have, or a row of details that stands behind one. */
const detailOf = (list: RecordedElement, rows: RecordedElement[], shape: string): Template['detail'] => {
  for (const row of rows) {
    const children = row.children ?? [];
    const at = children.findIndex(
      (child, index) =>
        isElement(child) &&
        kindsIn(child).has('id') &&
        shapeOf({ ...row, children: children.filter((_, other) => other !== index) }) === shape,
    );
    const node = children[at];
    if (node && isElement(node)) return { node, at };
  }
  const siblings = elementsIn(list);
  const node = siblings.find(
    (each, index) => !rows.includes(each) && rows.includes(siblings[index - 1] ?? each) && kindsIn(each).has('id'),
  );
  return node && { node, at: 'next' };
};

/** What has the page's heading and its list, or else what holds the list. */
const sectionOf = (body: RecordedElement, list: RecordedElement): RecordedElement => {
  const holders = everyElementIn(body).filter((each) => everyElementIn(each).includes(list));
  const withHeading = holders.filter((each) => each !== body && everyElementIn(each).some(({ tag }) => tag === 'h1'));
  return withHeading.at(-1) ?? holders.filter((each) => each !== list).at(-1) ?? list;
};

const columnsOf = (
  row: RecordedElement,
  alike: RecordedElement[],
  list: RecordedElement,
  body: RecordedElement,
): Map<RecordedText, Column> => {
  const columns = new Map<RecordedText, Column>();
  const all = alike.map(textsOutsideTags);
  for (const [index, text] of textsOutsideTags(row).entries()) {
    const samples = all.map((texts) => texts[index]?.text ?? []);
    columns.set(text, { samples, usual: usualOf(samples) });
  }
  const heads = headsOf(row, list, body);
  const dated = [...columns].filter(([, { samples }]) => samples.some(hasDay));
  for (const [index, [text, column]] of dated.entries()) {
    const place = elementsIn(row).findIndex((cell) => textsIn(cell).includes(text));
    const head = heads[place] ?? '';
    const expires = /expir/i.test(head) || column.samples.some(isNever) || (!/creat/i.test(head) && index > 0);
    column.day = expires ? 'expires' : 'created';
  }
  return columns;
};

const usualOf = (samples: Piece[][]): Piece[] => {
  const kinds = (pieces: Piece[]): string => pieces.map(({ kind }) => kind).join();
  const often = (pieces: Piece[]): number => samples.filter((each) => kinds(each) === kinds(pieces)).length;
  return samples.reduce((a, b) => (often(b) > often(a) ? b : a), samples[0] ?? []);
};

const textsOutsideTags = (node: RecordedNode): RecordedText[] => {
  if (isText(node)) return [node];
  return isElement(node) && !isTagChip(node) ? (node.children ?? []).flatMap(textsOutsideTags) : [];
};

/** What stands above each cell: an element before the rows, in or beside their list, with as many children. */
const headsOf = (row: RecordedElement, list: RecordedElement, body: RecordedElement): string[] => {
  const count = elementsIn(row).length;
  const parent = everyElementIn(body).find((each) => elementsIn(each).includes(list));
  const head = [list, ...(parent ? elementsIn(parent) : [])]
    .flatMap(everyElementIn)
    .find(
      (each) =>
        elementsIn(each).length === count &&
        textsIn(each).some(({ text }) => text.some(({ kind }) => kind === 'label')) &&
        !kindsIn(each).has('comment'),
    );
  return head ? elementsIn(head).map((cell) => wordsOf(textsIn(cell).flatMap(({ text }) => text))) : [];
};
