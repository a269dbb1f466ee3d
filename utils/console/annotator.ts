import { createBacklog } from './backlog';
import { firstScreen } from './first-screen';
import { sharingAtoms } from './identify/atoms';
import type { Catalogue } from './identify/catalogue';
import type { RowVerdict } from './identify/claims';
import { languageOf } from './identify/dates';
import { holdsHit } from './identify/groups';
import { primaryHits } from './identify/hits';
import { createPageModel, type PageModel } from './identify/page-model';
import { type Changes, observeChanges } from './page/observer';
import { normalise } from './page/text';
import { type AmbiguousTexts, badgeContentOf } from './paint/badge-content';
import type { Job, Painter } from './paint/painter';

export interface AnnotatorHooks {
  readonly texts: AmbiguousTexts;
  /** Whether a row's badge is in sight or nearly so. */
  readonly isInSight: (row: Element) => boolean;
  /** All that changed is read. */
  readonly onRead: () => void;
  /** The page's tree changed, anywhere. */
  readonly onTreeChanged: (changes: Changes) => void;
}

/** Keeps a page's rows and their badges together until `signal` is aborted. */
export interface Annotator {
  /** Starts over with what is known now. */
  readonly use: (catalogue: Catalogue) => void;
  /** What rows say that nothing known explains (page-model.ts). */
  readonly unexplained: () => ReadonlySet<string>;
}

const NOTHING: ReadonlySet<string> = new Set();

/** While a key page's sheet is on its way, or where there is none, no text can be anything. */
const knowsNothing = ({ page, size }: Catalogue): boolean => page === 'keys' && size === 0;

const none = (row: Element): Job => ({ row, text: row, content: null });

/**
 * What is in sight is read and painted before the browser can paint the page without; the rest afterwards (backlog.ts).
 * No badge outlives its row's text by a frame: rows that can't be read at once are blanked.
 */
export const createAnnotator = (
  root: Element,
  painter: Painter,
  hooks: AnnotatorHooks,
  signal: AbortSignal,
): Annotator => {
  let model: PageModel | null = null;
  let catalogue: Catalogue | null = null;
  /** Rows whose verdict may be another once all that changed is read. */
  const doubtful = new Set<Element>();
  let relearnLater = false;

  const job = ({ row, verdict, cell }: RowVerdict): Job => ({
    row,
    text: cell ?? row,
    content: badgeContentOf(verdict, hooks.texts, model?.namesPerson(row)),
  });
  const paint = (verdicts: readonly RowVerdict[]): void => painter.paint(verdicts.map(job));
  const paintFar = (verdicts: readonly RowVerdict[]): void => painter.paint(verdicts.map(job), true);
  const isRow = (row: Element): boolean => row.isConnected && model?.rowOf(row) === row;

  const read = (rows: readonly Element[]): readonly RowVerdict[] => {
    const gone = rows.filter((row) => !isRow(row));
    if (gone.length > 0) painter.paint(gone.map(none));
    return model?.read(gone.length > 0 ? rows.filter(isRow) : rows) ?? [];
  };

  const onDone = (): void => {
    if (!model) return;
    if (relearnLater) {
      relearnLater = false;
      backlog.add(model.relearn());
      forgetGone(model);
      return;
    }
    settle(model);
    hooks.onRead();
  };
  const settle = (current: PageModel): void => {
    if (doubtful.size > 0) paint(current.judge(doubtful));
    doubtful.clear();
  };
  const backlog = createBacklog({ read, paint: paintFar, onDone }, signal);

  const readNow = (rows: readonly Element[]): void => {
    backlog.drop(rows);
    paint(read(rows));
  };

  const forgetGone = (current: PageModel): void => {
    const { changed, gone } = current.prune();
    backlog.drop(gone);
    painter.paint(gone.map(none));
    paint(changed);
  };

  /** Finds the lists again and reads everything: what is in sight first, then the page's order. */
  const readAll = (current: PageModel): void =>
    sharingAtoms(() => {
      const rows = catalogue && !knowsNothing(catalogue) ? current.relearn() : [];
      forgetGone(current);
      const now = new Set(rows);
      painter.paint([...painter.painted()].filter(({ row }) => !now.has(row)).map(({ row }) => none(row)));
      const first = firstScreen(rows, hooks.isInSight);
      readNow([...first]);
      backlog.add(rows.filter((row) => !first.has(row)));
    });

  /** Reads rows again whose texts changed. */
  const readChanged = (current: PageModel, changed: ReadonlySet<Element>): void => {
    const rows = [...changed];
    const first = firstScreen(rows, hooks.isInSight);
    const rest = rows.filter((row) => !first.has(row));
    // While rows trade places each is for a moment like another: what they were claims nothing any more.
    for (const other of current.forget(rows)) if (!changed.has(other)) doubtful.add(other);
    painter.blank(rest);
    readNow([...first]);
    backlog.drop(rest);
    if (rest.length > 0) backlog.add(rest);
    if (backlog.isIdle()) settle(current);
  };

  /** Whether a change outside the known lists may have brought or moved rows. */
  const concernsLists = (changes: Changes, known: Catalogue): boolean => {
    for (const element of changes.added) if (element.isConnected && holdsHit(element, known)) return true;
    for (const target of changes.targets) {
      if (target.nodeType !== 3 || !target.parentElement) continue;
      const atom = { slot: '', texts: [normalise(target.nodeValue ?? '')], element: target.parentElement, solid: true };
      if (primaryHits(atom, known).length > 0) return true;
    }
    return false;
  };

  const dirtyRows = (changes: Changes, current: PageModel): { rows: Set<Element>; outside: Changes } => {
    const rows = new Set<Element>();
    const targets = new Set<Node>();
    const added = new Set<Element>();
    const take = (node: Node): boolean => {
      const row = current.rowOf(node);
      if (!row) return current.isList(node);
      // A detail unfolded under a row belongs to the row before it.
      if (!rows.has(row) && row.previousElementSibling) rows.add(row.previousElementSibling);
      rows.add(row);
      return true;
    };
    for (const target of changes.targets) if (!take(target)) targets.add(target);
    for (const element of changes.added) if (element.isConnected && !take(element)) added.add(element);
    return { rows, outside: { ...changes, targets, added } };
  };

  const onChanges = (changes: Changes): void => {
    hooks.onTreeChanged(changes);
    const current = model;
    if (!current || !catalogue || knowsNothing(catalogue)) return;
    const { rows, outside } = dirtyRows(changes, current);
    if (current.isLost()) {
      current.forget(rows);
      painter.blank(rows);
      readAll(current);
      if (backlog.isIdle()) hooks.onRead();
      return;
    }
    if (changes.removedAny) forgetGone(current);
    if (rows.size > 0) readChanged(current, rows);
    if (current.isOutgrown() || concernsLists(outside, catalogue)) readAll(current);
    else if (changes.everything) {
      relearnLater = true;
      backlog.add([]);
    }
    if (backlog.isIdle()) hooks.onRead();
  };

  observeChanges(root, signal, onChanges);

  return {
    use(next) {
      catalogue = next;
      model = createPageModel(root, next, languageOf(root.ownerDocument));
      backlog.clear();
      doubtful.clear();
      relearnLater = false;
      readAll(model);
      if (backlog.isIdle()) hooks.onRead();
    },
    unexplained: () => model?.unexplained() ?? NOTHING,
  };
};
