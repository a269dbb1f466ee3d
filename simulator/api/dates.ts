import { addDays, dayOf } from '../world/days';
import type { Call } from './endpoint';
import { errors, fail } from './errors';

const shape = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/** A date, or a date and time without zone meaning UTC (docs/deepgram/api.md 4.8), in milliseconds. */
const moment = (call: Call, name: string): number | undefined => {
  const given = call.query.get(name);
  if (given === null) return undefined;
  const zoned = given.length > 10 && !/(Z|[+-]\d{2}:\d{2})$/.test(given) ? `${given}Z` : given;
  const ms = shape.test(given) ? Date.parse(zoned) : Number.NaN;
  return Number.isNaN(ms) ? fail(errors.invalidRequest(`${name} must be a date.`)) : ms;
};

/** For the log: to the moment; an `end` that is a bare day includes it. */
export const momentRange = (call: Call): { start?: number; end?: number } => {
  const start = moment(call, 'start');
  const end = moment(call, 'end');
  const wholeDay = call.query.get('end')?.length === 10;
  return {
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end: wholeDay ? Date.parse(addDays(dayOf(end), 1)) - 1 : end }),
  };
};

const firstDay = ({ project, now }: Call): string => {
  let first = dayOf(now);
  for (const { day } of project.usage) if (day < first) first = day;
  return first;
};

/**
 * For summaries: UTC days, both inclusive, from the first with traffic to today if not said (docs/deepgram/api.md 4.9).
 */
export const dayRange = (call: Call): { start: string; end: string } => {
  const start = moment(call, 'start');
  const end = moment(call, 'end');
  return { start: start === undefined ? firstDay(call) : dayOf(start), end: dayOf(end ?? call.now) };
};

/** A whole number in the query between two bounds. */
export const count = (call: Call, name: string, fallback: number, [least, most]: [number, number]): number => {
  const given = call.query.get(name);
  if (given === null) return fallback;
  const value = Number(given);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  return fail(errors.invalidRequest(`${name} must be between ${least} and ${most}.`));
};
