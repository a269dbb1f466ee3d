import type { Simulator } from '../../simulator';

type Calls = Simulator['calls'];

/**
 * Whether a call asks for a slice of the past year, as the background does by itself in the minutes after connecting:
 * usage of every key that ends before today, where a reading's ends today.
 */
export const isSlice = ({ template, query, at }: Calls['list'][number]): boolean => {
  const asked = new Map(query);
  const today = new Date(at).toISOString().slice(0, 10);
  return template.endsWith('/usage/breakdown') && !asked.has('accessor') && (asked.get('end') ?? today) < today;
};

/** The calls that something a person does, or a reading, has caused. */
export const askedCalls = ({ list }: Calls): Calls['list'] => list.filter((call) => !isSlice(call));
