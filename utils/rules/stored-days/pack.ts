import { daysBetween } from '../days';
import type { DailySeries } from '../snapshot';
import { accessorsIn } from '../use/series';
import { type DayFigures, dayOfEntries, type Entry } from './day-figures';

/** Under which stands what Deepgram named no accessor for. */
export const NOBODY = '';

/** What one series tells of one accessor. */
interface Row {
  readonly figures: readonly number[];
  readonly others: ReadonlySet<number>;
}

const rowsOf = (series: DailySeries): Map<string, Row> => {
  const own = (accessor: string): readonly number[] =>
    Object.hasOwn(series.byAccessor, accessor) ? (series.byAccessor[accessor] ?? []) : [];
  const othersOf = (accessor: string): ReadonlySet<number> =>
    new Set(series.uncounted && Object.hasOwn(series.uncounted, accessor) ? series.uncounted[accessor] : []);
  const rows = new Map<string, Row>(
    accessorsIn(series).map((accessor) => [accessor, { figures: own(accessor), others: othersOf(accessor) }]),
  );
  return rows.set(NOBODY, { figures: series.unattributed, others: othersOf(NOBODY) });
};

const tellsAnything = ({ figures, others }: Row): boolean => others.size > 0 || figures.some((figure) => figure !== 0);

/** The accessors that the series have any figure of, `NOBODY` among them where there is use without one. */
const accessorsToPlace = (...all: readonly (DailySeries | null)[]): readonly string[] => {
  const found = new Set<string>();
  for (const series of all)
    if (series) for (const [accessor, row] of rowsOf(series)) if (tellsAnything(row)) found.add(accessor);
  return [...found];
};

/** Two spellings of one accessor share its place, and come one after the other. */
const add = (entries: Entry[], entry: Entry): void => {
  const last = entries.at(-1);
  if (last?.place !== entry.place) {
    entries.push(entry);
    return;
  }
  entries[entries.length - 1] = {
    place: entry.place,
    requests: last.requests + entry.requests,
    dollars: last.dollars + entry.dollars,
    isUncounted: last.isUncounted || entry.isUncounted,
    isCharged: last.isCharged || entry.isCharged || last.dollars > 0 || entry.dollars > 0,
  };
};

/**
 * The days of a series of requests, first to last, each with its figures by the places of the accessors.
 * @param cost US dollars; `null` where they aren't known. Days that it doesn't hold have no known cost.
 */
export const packDays = (
  usage: DailySeries,
  cost: DailySeries | null,
  placeOf: (accessor: string) => number,
): readonly DayFigures[] => {
  const used = rowsOf(usage);
  const paid = cost ? rowsOf(cost) : new Map<string, Row>();
  const shift = cost ? daysBetween(cost.from, usage.from) : 0;
  const costDays = cost ? daysBetween(cost.from, cost.to) + 1 : 0;
  const length = daysBetween(usage.from, usage.to) + 1;
  const placed = accessorsToPlace(usage, cost).map((accessor) => ({ accessor, place: placeOf(accessor) }));
  placed.sort((a, b) => a.place - b.place);

  const perDay = Array.from({ length }, (): Entry[] => []);
  for (const { accessor, place } of placed) {
    const use = used.get(accessor);
    const bill = paid.get(accessor);
    perDay.forEach((entries, day) => {
      const billed = day + shift;
      const requests = use?.figures[day] ?? 0;
      const dollars = bill?.figures[billed] ?? 0;
      const isUncounted = use?.others.has(day) ?? false;
      const isCharged = bill?.others.has(billed) ?? false;
      if (requests !== 0 || dollars !== 0 || isUncounted || isCharged)
        add(entries, { place, requests, dollars, isUncounted, isCharged });
    });
  }
  return perDay.map((entries, day) => dayOfEntries(entries, day + shift >= 0 && day + shift < costDays));
};
