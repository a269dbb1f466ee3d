import { isObject } from '../../objects';
import type { DayFigures } from '../../rules/stored-days/day-figures';
import * as z from '../../zod';
import { defineStore } from '../store';

const nameOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);
const isPlaces = (value: unknown): value is Uint32Array => nameOf(value) === 'Uint32Array';

const isAscending = (places: Uint32Array): boolean => {
  let before = -1;
  for (const place of places) {
    if (place <= before) return false;
    before = place;
  }
  return true;
};

const isFigures = (value: unknown, length: number, ...names: readonly string[]): boolean =>
  names.includes(nameOf(value)) && (value as Float64Array).length === length; // its name says that it is one

/** By hand: a day has thousands of figures, and years of days are read at a start. */
const isDayFigures = (value: unknown): boolean => {
  if (!isObject(value)) return false;
  const { index, requests, cost, uncounted, charged } = value;
  return (
    [index, uncounted, charged].every((places) => isPlaces(places) && isAscending(places)) &&
    isPlaces(index) &&
    isFigures(requests, index.length, 'Uint32Array', 'Float64Array') &&
    (cost === null || isFigures(cost, index.length, 'Float64Array'))
  );
};

/** What each UTC day brought, as typed arrays: a year of thousands of keys takes some MB and a fraction of a second. */
export const days = defineStore({
  since: 4,
  version: 1,
  fields: () => ({
    /** `YYYY-MM-DD`. */
    day: z.string(),
    /** Of which list of accessors its places are. */
    list: z.string(),
    /** Read so long after the day that it can't change any more. */
    isFinal: z.boolean(),
    figures: z.custom<DayFigures>(isDayFigures),
  }),
  key: ['day'],
  open: ({ version: _, projectId: _id, ...day }) => day,
  close: (day) => day,
});
