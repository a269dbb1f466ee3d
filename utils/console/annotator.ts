import type { Catalogue } from './catalogue';
import { type AmbiguousTexts, faceOf } from './face';
import { primaryHits } from './hits';
import { holdsHit } from './lists';
import { type Changes, observeChanges } from './observer';
import { createPageModel, type PageModel, type RowVerdict } from './page-model';
import type { Job, Painter } from './painter';
import { inSlices } from './scheduler';
import { normalise } from './text';

/** Up to so many rows their room is measured as they are painted; the rest as they come into sight. */
const FIRST_SCREEN = 40;

/** So many changed rows are read before any is painted: while they trade places, each is for a moment like another. */
const MOST_AT_ONCE = 100;

export interface AnnotatorHooks {
  readonly texts: AmbiguousTexts;
  /** Rows came or changed, and some of them stand for nothing known. */
  readonly onUnexplained: () => void;
  /** Rows of the list changed. */
  readonly onRowsChanged: () => void;
  /** The page's tree changed, anywhere. */
  readonly onTreeChanged: (changes: Changes) => void;
  /** All that is there has been read and painted. */
  readonly onSettled: () => void;
}

/** Keeps a page's rows and their badges together until `signal` is aborted. */
export interface Annotator {
  /** Begin anew with what is known now. */
  readonly use: (catalogue: Catalogue) => void;
}

export const createAnnotator = (
  root: Element,
  painter: Painter,
  hooks: AnnotatorHooks,
  signal: AbortSignal,
): Annotator => {
  let model: PageModel | null = null;
  let catalogue: Catalogue | null = null;
  let run = new AbortController();

  const job = ({ row, verdict, cell }: RowVerdict): Job => ({
    row,
    text: cell ?? row,
    face: faceOf(verdict, hooks.texts),
  });

  const apply = (verdicts: readonly RowVerdict[]): void =>
    painter.paint(verdicts.map(job), verdicts.length <= FIRST_SCREEN);

  const forgetGone = (current: PageModel): void => {
    const { changed, gone } = current.prune();
    painter.paint(
      gone.map((row) => ({ row, text: row, face: null })),
      false,
    );
    apply(changed);
  };

  /** Reads everything again: what is in sight first, then the page's order, in slices. */
  const readAll = async (current: PageModel): Promise<void> => {
    run.abort();
    run = new AbortController();
    const { signal: mine } = run;
    const rows = current.relearn();
    forgetGone(current);
    const inSight = new Set(
      [...painter.painted()].filter(({ cell }) => cell.hasAttribute('data-linchpin-anchor')).map(({ row }) => row),
    );
    const ordered =
      inSight.size === 0
        ? rows
        : [...rows.filter((row) => inSight.has(row)), ...rows.filter((row) => !inSight.has(row))];
    apply(current.read(ordered.slice(0, FIRST_SCREEN)));
    await inSlices(ordered.slice(FIRST_SCREEN), mine, (batch) => painter.paint(current.read(batch).map(job), false));
    if (mine.aborted || signal.aborted) return;
    if (current.unexplained() > 0) hooks.onUnexplained();
    hooks.onSettled();
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
      rows.add(row);
      // A detail unfolded under a row belongs to the row before it.
      if (row.previousElementSibling) rows.add(row.previousElementSibling);
      return true;
    };
    for (const target of changes.targets) if (!take(target)) targets.add(target);
    for (const element of changes.added) if (element.isConnected && !take(element)) added.add(element);
    return { rows, outside: { ...changes, targets, added } };
  };

  const onChanges = (changes: Changes): void => {
    hooks.onTreeChanged(changes);
    const current = model;
    if (!current || !catalogue) return;
    if (changes.everything || current.isLost()) {
      void readAll(current);
      return;
    }
    const { rows, outside } = dirtyRows(changes, current);
    if (changes.removedAny) forgetGone(current);
    if (rows.size > 0) {
      void inSlices([...rows], run.signal, (batch) => apply(current.read(batch)), MOST_AT_ONCE);
      hooks.onRowsChanged();
      if (current.unexplained() > 0) hooks.onUnexplained();
    }
    if (current.isOutgrown() || concernsLists(outside, catalogue)) void readAll(current);
  };

  observeChanges(root, signal, onChanges);
  signal.addEventListener('abort', () => run.abort(), { once: true });

  return {
    use(next) {
      catalogue = next;
      const language = root.ownerDocument.documentElement.lang || navigator.language;
      // Rows that the new picture doesn't explain lose the badge they had from the old one.
      const before = [...painter.painted()].map(({ row }) => row);
      model = createPageModel(root, next, language);
      const current = model;
      void readAll(current).then(() => {
        if (signal.aborted || model !== current) return;
        const now = new Set(current.rows());
        const stale = before.filter((row) => !now.has(row));
        painter.paint(
          stale.map((row) => ({ row, text: row, face: null })),
          false,
        );
      });
    },
  };
};
