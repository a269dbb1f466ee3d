import { type Fields, isObject } from '../objects';
import { STARTS_WITH_DAY } from './schemas';

/** One row of a breakdown: a figure of a day, and whose it is. */
interface SeriesRow {
  readonly figure: number;
  /** Another figure of the row shows use, whether or not `figure` does: hours, tokens, characters. */
  readonly otherUse: boolean;
  /** Begins with the day, `YYYY-MM-DD`. */
  readonly start: string;
  /** In lower case, as accessors are compared without regard to it (docs/architecture.md, calls). */
  readonly accessor: string | null;
}

export type ReadRow = (raw: unknown) => SeriesRow | { readonly misfit: string };

/**
 * Every figure of a usage row that is published (docs/deepgram/api.md 4.10). What has another name counts where it is a
 * number.
 */
const MEASURES: ReadonlySet<string> = new Set([
  ...['requests', 'hours', 'total_hours', 'agent_hours', 'tokens_in', 'tokens_out', 'tts_characters'],
]);

const NUMERIC = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** A number, or one written as text (docs/deepgram/api-2026.md B4); `NaN` for anything else, infinite ones included. */
const numberOf = (raw: unknown): number => {
  const value = typeof raw === 'string' && NUMERIC.test(raw.trim()) ? Number(raw) : raw;
  return typeof value === 'number' && Number.isFinite(value) ? value : Number.NaN;
};

type Grouping = Pick<SeriesRow, 'start' | 'accessor'>;

const groupingOf = (raw: Fields): Grouping | { readonly misfit: string } => {
  const { grouping } = raw;
  if (!isObject(grouping)) return { misfit: 'grouping' };
  const { start, accessor = null } = grouping;
  if (typeof start !== 'string' || !STARTS_WITH_DAY.test(start)) return { misfit: 'grouping.start' };
  if (accessor !== null && typeof accessor !== 'string') return { misfit: 'grouping.accessor' };
  return { start, accessor: accessor?.trim().toLowerCase() || null };
};

/**
 * Requests, and whether the row shows use otherwise. Rows come by the ten thousand, so they are read by hand. A
 * published figure that is there and can't be read, or is negative, is a misfit: it may have been use. So is a row with
 * no figure at all.
 */
export const usageOf: ReadRow = (raw) => {
  if (!isObject(raw)) return { misfit: '' };
  let figure = 0;
  let otherUse = false;
  let hasFigure = false;
  for (const name in raw) {
    const field = raw[name];
    const isPublished = MEASURES.has(name);
    if (field === null || field === undefined || !(isPublished || typeof field === 'number')) continue;
    const value = isPublished ? numberOf(field) : Number(field);
    if (isPublished && !(value >= 0)) return { misfit: name };
    if (isPublished) hasFigure = true;
    if (name === 'requests') figure = value;
    else if (value > 0) otherUse = true;
  }
  if (!hasFigure) return { misfit: 'requests' };
  const grouping = groupingOf(raw);
  return 'misfit' in grouping ? grouping : { figure, otherUse, ...grouping };
};

/** US dollars; a credit is negative, and must not hide what was charged on the same day. */
export const costOf: ReadRow = (raw) => {
  if (!isObject(raw)) return { misfit: '' };
  const figure = numberOf(raw.dollars);
  if (Number.isNaN(figure)) return { misfit: 'dollars' };
  const grouping = groupingOf(raw);
  return 'misfit' in grouping ? grouping : { figure, otherUse: figure > 0, ...grouping };
};
