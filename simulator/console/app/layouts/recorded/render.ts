import { type Child, h, type VirtualElement } from '../../virtual-dom/node';
import { elementsIn, everyElementIn, isElement, isTagChip, isText, type Template, textsIn } from './learn';
import type { RecordedElement, RecordedNode, RecordedText } from './recording';

/** What one row shows: of a key or of a member. */
export interface RowValues {
  text(text: RecordedText): string;
  tags: string[];
  /** Takes the place of the recorded control, or is put at the row's end where the record has none. */
  expand?: VirtualElement;
  remove: VirtualElement;
  role?: VirtualElement;
  /** Where the row is expanded: what its id is, and what to show where the record has no expanded row. */
  open?: { id: string; plain: VirtualElement };
}

const factsOf = ({ role, type, lang, dir, class: tokens }: RecordedElement, more = '') => ({
  class: [tokens, more].filter(Boolean).join(' ') || undefined,
  role: role === 'other' ? undefined : role,
  type: type === 'other' ? undefined : type,
  lang,
  dir,
});

/** HTML's own tags as they are; any other is a custom element, as it was on the page. */
const tagOf = ({ tag }: RecordedElement): string => (tag.startsWith('x-') ? `${tag}-recorded` : tag);

interface Around {
  template: Template;
  /** Any id beside the rows is the project's (docs/deepgram/console-2026.md A2). */
  projectId: string;
  rows(): VirtualElement[];
}

/** What stands around the rows, as it was recorded; nothing in it does anything. */
export const renderAround = (node: RecordedNode, around: Around): Child => {
  if (isText(node)) return node.text.map(({ kind, text }) => (kind === 'id' ? around.projectId : text)).join('');
  if (!isElement(node)) return undefined;
  const { list, rows } = around.template;
  const inside = (children: RecordedNode[]): Child[] => children.map((child) => renderAround(child, around));
  const children = node.children ?? [];
  if (node !== list) return h(tagOf(node), factsOf(node), inside(children));
  const first = children.findIndex((child) => rows.has(child));
  return h(tagOf(node), factsOf(node, 'recorded-list'), [
    ...inside(children.slice(0, first)),
    ...around.rows(),
    ...inside(children.slice(first).filter((child) => !rows.has(child))),
  ]);
};

/** A row, and the row of its details where these are one of their own. */
export const renderRow = ({ row, detail }: Template, values: RowValues): VirtualElement[] => {
  const controls = controlsOf(row, values);
  const chip = everyElementIn(row).find(isTagChip);
  const render = (node: RecordedNode): Child[] => {
    if (isText(node)) return [values.text(node) || false];
    if (!isElement(node)) return [];
    const control = controls.get(node);
    if (control) return [control];
    if (isTagChip(node)) return node === chip ? values.tags.map((tag) => h(tagOf(node), factsOf(node), [tag])) : [];
    return [h(tagOf(node), factsOf(node), (node.children ?? []).flatMap(render))];
  };
  const cells = (row.children ?? []).flatMap(render);
  const placed = new Set(controls.values());
  const missing = [values.role, values.remove, values.expand].filter((control) => control && !placed.has(control));
  if (missing.length > 0) cells.push(h(row.tag === 'tr' ? 'td' : 'span', {}, missing));

  const { open } = values;
  const facts = factsOf(row, row.tag === 'tr' ? '' : 'recorded-row');
  if (!open) return [h(tagOf(row), facts, cells)];
  if (detail && detail.at !== 'next')
    cells.splice(Math.min(detail.at, cells.length), 0, renderDetail(detail.node, open.id));
  if (!detail && row.tag !== 'tr') cells.push(open.plain);
  const main = h(tagOf(row), facts, cells);
  if (detail?.at === 'next') return [main, renderDetail(detail.node, open.id)];
  if (detail || row.tag !== 'tr') return [main];
  return [main, h('tr', {}, [h('td', { colspan: String(elementsIn(row).length) }, [open.plain])])];
};

const renderDetail = (node: RecordedElement, id: string): VirtualElement => {
  const render = (child: RecordedNode): Child => {
    if (isText(child)) return child.text.map(({ kind, text }) => (kind === 'id' ? id : text)).join('');
    return isElement(child) ? h(tagOf(child), factsOf(child), (child.children ?? []).map(render)) : undefined;
  };
  const facts = node.tag === 'td' || node.tag === 'tr' ? factsOf(node) : factsOf(node, 'recorded-detail');
  const widest = node.tag === 'tr' && elementsIn(node).length === 1;
  if (!widest) return h(tagOf(node), facts, (node.children ?? []).map(render));
  const [cell] = elementsIn(node);
  return h('tr', facts, [
    h('td', { ...(cell ? factsOf(cell) : {}), colspan: '99' }, (cell?.children ?? []).map(render)),
  ]);
};

/** Which recorded elements the simulator's own controls take the place of. */
const controlsOf = (
  row: RecordedElement,
  { expand, remove, role }: RowValues,
): Map<RecordedElement, VirtualElement> => {
  const controls = new Map<RecordedElement, VirtualElement>();
  const all = everyElementIn(row);
  const chevron = all.find(({ expands }) => expands);
  if (chevron && expand) controls.set(chevron, expand);
  const picker = all.find(({ tag }) => tag === 'select');
  if (picker && role) controls.set(picker, role);
  const bin = all.filter((each) => each !== chevron && isButton(each) && textsIn(each).length === 0).at(-1);
  if (bin) controls.set(bin, remove);
  return controls;
};

const isButton = ({ tag, role }: RecordedElement): boolean => tag === 'button' || role === 'button';
