import { modelId } from '../world/models';
import type { UsageRow } from '../world/types';

const known = new Set(['start', 'end', 'grouping', 'accessor', 'deployment', 'endpoint', 'method', 'model', 'tag']);

/** A filter may be repeated; then any of its values will do (docs/deepgram/api.md 4.10). */
const oneOf = (query: URLSearchParams, name: string, ...values: string[]): boolean => {
  const asked = query.getAll(name);
  return asked.length === 0 || asked.some((value) => values.includes(value));
};

/**
 * Every parameter that isn't known is taken for a feature: `false` leaves out rows with it, anything else asks for one
 * of them (docs/deepgram/api.md 0.5 and 4.10). A guessed parameter therefore empties the answer.
 */
const featuresFit = (row: UsageRow, query: URLSearchParams): boolean => {
  const features = [...query].filter(([name]) => !known.has(name));
  const wanted = features.filter(([, value]) => value !== 'false').map(([name]) => name);
  const unwanted = features.filter(([, value]) => value === 'false').map(([name]) => name);
  return (wanted.length === 0 || wanted.includes(row.featureSet)) && !unwanted.includes(row.featureSet);
};

export const usageFilter =
  (query: URLSearchParams) =>
  (row: UsageRow): boolean =>
    oneOf(query, 'accessor', row.accessor ?? '') &&
    oneOf(query, 'deployment', row.deployment) &&
    oneOf(query, 'endpoint', row.endpoint) &&
    oneOf(query, 'method', row.method) &&
    oneOf(query, 'model', modelId(row.model)) &&
    oneOf(query, 'tag', ...row.tags) &&
    featuresFit(row, query);
