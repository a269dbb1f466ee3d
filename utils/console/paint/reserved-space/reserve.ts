import type { Fit } from '../placement/choose';
import { type ReservedRow, readReservedSpace, type StoredSpace } from './stored';

/** Room kept free for a page's badges from before its rows are drawn: what comes late then moves nothing. */
export interface ReservedSpace {
  /** What is known of the page from when it was seen last; reserved by then. Never rejects. */
  readonly stored: Promise<StoredSpace | null>;
  readonly clear: () => void;
}

/** As badges.css lays badges out. */
const LAYOUT: Record<Fit, string> = {
  flow: 'display:inline-block;margin:-2px 0 -2px 8px;vertical-align:middle',
  line: 'display:block;margin:2px 0 0',
  item: 'display:block;flex:none;grid-column:1/-1;align-self:center;justify-self:start;margin:0',
  over: 'display:none',
};

const BOX =
  'box-sizing:border-box;inline-size:fit-content;max-inline-size:100%;block-size:var(--linchpin-room-height);overflow:hidden;' +
  'visibility:hidden;white-space:normal;font-size:0;letter-spacing:var(--linchpin-room-least);' +
  'word-spacing:var(--linchpin-room-more)';

/**
 * What a row's room is filled with, also under a skeleton (badges.css): two words of no height that are together as
 * wide as the badge, and each as wide as its longest. A table gives its columns width by both.
 */
const wordsFor = ({ width, least, height }: ReservedRow): string =>
  Object.entries({
    room: '"i i"',
    'room-font': '0',
    'room-min': '0',
    'room-least': `${least}px`,
    'room-more': `${width - 3 * least}px`,
    'room-height': `${height}px`,
  })
    .map(([name, value]) => `--linchpin-${name}:${value}`)
    .join(';');

// Without weight, so that a badge that comes has its say; without a row's own rule, a cell's makes no box.
const rulesOf = ({ rows, cells }: StoredSpace): string =>
  rows
    .flatMap((room) => {
      const there = cells[room.cell];
      if (!there) return [];
      const row = `${there.list}>${there.row}:nth-child(${room.at})`;
      return `:where(${row}){--linchpin-room-${room.cell}:"i i";${wordsFor(room)}}`;
    })
    .join('') +
  cells
    .map(
      ({ list, row, cell, fit }, index) =>
        `:where(${list}>${row}${cell})::after{content:var(--linchpin-room-${index});${LAYOUT[fit]};${BOX}}`,
    )
    .join('');

/**
 * Reserves by what is stored, until cleared or `signal` is aborted. Touches no node of the host's.
 * @param drawn What stands there before is another page, whose rows need no room.
 */
export const reserveSpace = (
  document: Document,
  projectId: string,
  page: 'team' | 'keys',
  signal: AbortSignal,
  drawn: Promise<void> = Promise.resolve(),
): ReservedSpace => {
  let sheet: CSSStyleSheet | null = null;
  let isOver = false;
  const clear = (): void => {
    isOver = true;
    document.adoptedStyleSheets = [...document.adoptedStyleSheets].filter((each) => each !== sheet);
  };
  signal.addEventListener('abort', clear, { once: true });
  const reserve = async (): Promise<StoredSpace | null> => {
    const [stored] = await Promise.all([readReservedSpace(projectId, page), drawn]);
    if (!stored || isOver) return stored;
    sheet = new CSSStyleSheet();
    sheet.replaceSync(rulesOf(stored));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return stored;
  };
  // Without it the page is as on a first visit.
  return { stored: reserve().catch(() => null), clear };
};
