/** Tag and role: what rows of one list have in common. */
export const rowKindOf = (row: Element): string => `${row.tagName}|${row.getAttribute('role') ?? ''}`;

const FURNITURE_ROLES = new Set(['banner', 'complementary', 'contentinfo', 'search']);

/** The account menu shows the viewer's own name and e-mail; it stands in the page's furniture. */
export const isFurniture = (element: Element): boolean => {
  const role = element.getAttribute('role');
  return (role !== null && FURNITURE_ROLES.has(role)) || element.tagName === 'HEADER' || element.tagName === 'ASIDE';
};

/** What the host itself calls a cell is no row. */
export const isCell = (row: Element): boolean => /^T[DH]\||\|(gridcell|cell|rowheader)$/.test(rowKindOf(row));

/** What the host itself calls a row. */
export const isRowLike = (row: Element): boolean => /^(TR|LI)\||\|(row|listitem)$/.test(rowKindOf(row));

/** What no row holds: whatever does is the page, or a part of it. */
export const BEYOND_ROWS = 'main,nav,header,aside,[role=main],[role=navigation],[role=banner]';
const PART_OF_PAGE = 'h1,h2,main,nav,section,form,table,ul,ol,tr,li,[role=row],[role=list],[role=listitem]';

/**
 * Stands in what the host itself calls a row, among others like it, or in one that holds no part of a page but itself.
 */
export const isWithinRow = (element: Element): boolean => {
  const row = element.parentElement?.closest('tr,li,[role=row],[role=listitem]');
  if (row && !row.querySelector(PART_OF_PAGE)) return true;
  return [row?.previousElementSibling, row?.nextElementSibling].some(
    (next) => next && row && rowKindOf(next) === rowKindOf(row),
  );
};

export const CONTROL = 'button,select,[role]';
export const hasControl = (row: Element): boolean => row.querySelector(CONTROL) !== null;

export const isPressed = (text: Element): boolean => text.closest('button,[role=button],[aria-haspopup]') !== null;

/** Parts of a page that hold more than one row. */
export const SECTION =
  'main,section,article,form,fieldset,ul,ol,table,[role=main],[role=region],[role=list],[role=table],[role=grid],body';
