import { controlOf, isOurs } from './controls';
import { isRemoveControl } from './removal-words';
import { roleOptionAt } from './roles';

/** What a person did last in the Console's page. */
export interface LastUse {
  /** Members whose row the one that was used may be; none where it was no member's row. */
  readonly used: () => readonly string[];
  /** What was pressed, there or in a menu that came of it, says that it removes. */
  readonly isRemoval: () => boolean;
  /** What came into sight since. */
  readonly appeared: () => ReadonlySet<Element>;
  /** These came into sight: those in rows are left out, as rows come and go by scrolling. Gives those it took. */
  readonly appear: (elements: Iterable<Element>) => readonly Element[];
}

/** More would be a page, no dialog. */
const MOST = 100;
const PRESSES = new Set(['Enter', ' ', 'Delete', 'Backspace']);

/**
 * Remembers the row that was last used by a person, as the member it was badged as at that time: rows are used again
 * for others. A menu that came with that use belongs to it. Any use elsewhere ends it, but not one in the dialog it led
 * to.
 * @param membersAt Members whose row may lie around an element; `null` outside of rows.
 * @param isInDialog Whether an element lies in the dialog that is recognised now.
 * @param onUse Called after each use, before the page hears of it.
 */
export const watchLastUse = (
  document: Document,
  membersAt: (element: Element) => readonly string[] | null,
  isInDialog: (element: Element) => boolean,
  onUse: () => void,
  signal: AbortSignal,
): LastUse => {
  let used: readonly string[] = [];
  let isRemoval = false;
  let appeared = new Set<Element>();

  const hear = (event: Event): void => {
    const { target } = event;
    if (!event.isTrusted || !(target instanceof Element) || isOurs(target) || isInDialog(target)) return;
    if (event instanceof KeyboardEvent && !PRESSES.has(event.key)) return;
    // By a pointer or a key it was heard of already, and may by now lie elsewhere; by assistive technology it comes
    // alone.
    if (event.type === 'click' && event instanceof MouseEvent && event.detail > 0) return;
    const members = membersAt(target);
    const isPicker = target.closest('select,option') !== null || roleOptionAt(target) !== null;
    const control = controlOf(target);
    const tells = control !== null && isRemoveControl(control);
    if (members) used = isPicker ? [] : members;
    else if (isPicker || ![...appeared].some((element) => element.contains(target))) used = [];
    else {
      isRemoval = tells;
      return;
    }
    isRemoval = tells && used.length > 0;
    appeared = new Set();
    onUse();
  };
  for (const kind of ['pointerdown', 'keydown', 'click'])
    document.addEventListener(kind, hear, { capture: true, passive: true, signal });

  return {
    used: () => used,
    isRemoval: () => isRemoval,
    appeared: () => appeared,
    appear(elements) {
      const taken: Element[] = [];
      for (const element of elements) {
        if (appeared.size >= MOST) break;
        if (!element.isConnected || membersAt(element) !== null) continue;
        appeared.add(element);
        taken.push(element);
      }
      return taken;
    },
  };
};
