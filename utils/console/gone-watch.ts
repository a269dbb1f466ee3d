import type { Changes } from './page/observer';
import type { Painted, Painter } from './paint/painter';

/** Follows rows that go by a person's act, not by a filter, a picker of order or by scrolling. */
export interface GoneWatch {
  readonly onTreeChanged: (changes: Changes) => void;
  /** All that changed is read. */
  readonly read: () => void;
}

/** What has the whole window: nothing else of the page can be pressed. */
const MODAL = 'dialog[open],[role=alertdialog],[aria-modal=true]';
/** The Console waits for Deepgram before a row goes. */
const WAIT_MS = 10_000;
/** Rows that only trade places are back within this. */
const GONE_MS = 700;
const MOST = 100;
const SCROLLING = /^(?:Page|Arrow|Home|End)/;

interface Act {
  /** What each row that may go can be, and how many rows could be one of these. */
  rows: readonly { readonly subjects: readonly string[]; readonly before: number }[];
  /** A row that was pressed while its text was read again: what it can be is known once it is read. */
  unread: Element | null;
  /** When a person pressed in the row or in what came of it; `null` where a script did. */
  pressedAt: number | null;
  /** What came of it and was pressed too: a dialog, most likely. */
  within: Element | null;
}

const subjectsOf = ({ content }: Painted): readonly string[] => content.subjects.map(({ kind, id }) => `${kind}:${id}`);

/**
 * Tells how many rows can be one of some subjects. One that several can be, and that comes to show its id, is still
 * there: whose badges it had may change, the number of rows doesn't.
 */
const counter = (painted: Iterable<Painted>): ((subjects: readonly string[]) => number) => {
  const rows = [...painted].map(subjectsOf);
  const having = new Map<string, number>();
  for (const row of rows) for (const subject of row) having.set(subject, (having.get(subject) ?? 0) + 1);
  return (subjects) => {
    const [only = '', ...more] = subjects;
    if (more.length === 0) return having.get(only) ?? 0;
    return rows.filter((row) => row.some((subject) => subjects.includes(subject))).length;
  };
};

type RowPainter = Pick<Painter, 'of' | 'painted'>;

const rowAt = (painter: RowPainter, element: Element): Painted | undefined => {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const painted = painter.of(at);
    if (painted) return painted;
  }
  return undefined;
};

/** What to follow of these rows, and how many rows could be one of their subjects now. */
const follow = (painter: RowPainter, those: Iterable<Painted>): Act['rows'] => {
  const now = counter(painter.painted());
  return [...those].map(subjectsOf).map((subjects) => ({ subjects, before: now(subjects) }));
};

/**
 * A press in a row, or in a dialog that came of it, and then that row is gone: it was removed. In a dialog that has the
 * whole window any row may be the one. Any other act ends it, as rows go by filters, pickers and scrolling too.
 * @param onGone Called once for each such act.
 */
export const watchGone = (
  document: Document,
  painter: RowPainter,
  signal: AbortSignal,
  onGone: () => void,
): GoneWatch => {
  let act: Act | null = null;
  let came = new Set<Element>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const isGone = (): boolean => {
    if (!act) return false;
    const now = counter(painter.painted());
    return act.rows.some(({ subjects, before }) => now(subjects) < before);
  };
  const end = (): void => {
    clearTimeout(timer);
    timer = undefined;
    act = null;
    came = new Set();
  };
  const settle = (): void => {
    timer = undefined;
    if (!isGone()) return;
    end();
    onGone();
  };

  const cameAround = (target: Element): Element | null =>
    [...came].find((element) => element.contains(target)) ?? target.closest(MODAL);
  /** It was confirmed, and the dialog has closed, or nothing but the dialog can be used. */
  const isUnderWay = (): boolean => !!act?.within && (!act.within.isConnected || act.within.matches(MODAL));

  const press = (event: Event, target: Element): void => {
    const pressedAt = event.isTrusted ? performance.now() : null;
    const row = rowAt(painter, target);
    const within = cameAround(target);
    if (row) {
      end();
      const isRead = row.content.subjects.length > 0;
      act = { rows: isRead ? follow(painter, [row]) : [], unread: isRead ? null : row.row, pressedAt, within: null };
    } else if (within && act) Object.assign(act, { pressedAt, within });
    else if (within?.matches(MODAL))
      act = { rows: follow(painter, painter.painted()), unread: null, pressedAt, within };
    else if (!isUnderWay()) end();
  };
  const hear = (event: Event): void => {
    const { target, type } = event;
    if (!(target instanceof Element) || target.closest('linchpin-layer') || timer !== undefined) return;
    const isIdleKey = event instanceof KeyboardEvent && !SCROLLING.test(event.key);
    if (type === 'click') press(event, target);
    // What was confirmed goes on, wherever the page is scrolled to meanwhile.
    else if (!isIdleKey && !cameAround(target) && (type === 'input' || type === 'change' || !isUnderWay())) end();
  };
  for (const kind of ['click', 'keydown', 'input', 'change', 'wheel', 'touchmove'])
    document.addEventListener(kind, hear, { capture: true, passive: true, signal });
  // A person who leaves the page right after a change must find it on the next one.
  signal.addEventListener('abort', () => timer !== undefined && onGone(), { once: true });

  return {
    onTreeChanged({ added }) {
      if (!act) return;
      for (const element of added) if (came.size < MOST && !rowAt(painter, element)) came.add(element);
    },
    read() {
      const late = act?.unread ? painter.of(act.unread) : undefined;
      if (act && late && late.content.subjects.length > 0) {
        act.rows = follow(painter, [late]);
        act.unread = null;
      }
      const at = act?.pressedAt ?? null;
      if (timer !== undefined || at === null || performance.now() - at > WAIT_MS) return;
      if (isGone()) timer = setTimeout(settle, GONE_MS);
    },
  };
};
