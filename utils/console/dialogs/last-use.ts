import { controlOf } from './controls';
import type { EarlyUse } from './early-use';
import { PRESS_EVENTS, pressedBy } from './presses';
import { isRemoveControl } from './removal-words';
import { roleOptionAt } from './roles';

/** What a person did last in the Console's page. */
export interface LastUse {
  /** Members of whom the row that was used may be; none where it was no member's row. */
  readonly used: () => readonly string[];
  /** What was pressed, there or in a menu that came of it, says that it removes. */
  readonly isRemoval: () => boolean;
  /** What came into sight since. */
  readonly appeared: () => ReadonlySet<Element>;
  /** These came into sight: those in rows are left out, as rows come and go by scrolling. Gives those it took. */
  readonly appear: (elements: Iterable<Element>) => readonly Element[];
  /** What happened before anybody asked for it. */
  readonly recall: (early: EarlyUse) => void;
}

/** More would be a page, no dialog. */
const MOST = 100;

/**
 * Remembers the row that was last used by a person, as the member it was badged as at that time: rows are used again for
 * others. A menu that came with that use belongs to it. Any use elsewhere ends it, but not one in the dialog it led to.
 * @param membersAt Members of whom the row around an element may be; `null` outside of rows.
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

  const press = (target: Element, members: readonly string[] | null): void => {
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
  const hear = (event: Event): void => {
    const target = pressedBy(event);
    if (target && !isInDialog(target)) press(target, membersAt(target));
  };
  for (const kind of PRESS_EVENTS) document.addEventListener(kind, hear, { capture: true, passive: true, signal });

  const appear = (elements: Iterable<Element>): readonly Element[] => {
    const taken: Element[] = [];
    for (const element of elements) {
      if (appeared.size >= MOST) break;
      if (!element.isConnected || membersAt(element) !== null) continue;
      appeared.add(element);
      taken.push(element);
    }
    return taken;
  };

  return {
    used: () => used,
    isRemoval: () => isRemoval,
    appeared: () => appeared,
    appear,
    recall({ presses, added }) {
      for (const { target, members } of presses) {
        press(target, members);
        appear(added);
      }
    },
  };
};
