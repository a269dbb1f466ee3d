import { MODELS, modelId } from '../world/models';
import type { UsageRow } from '../world/types';
import { seenRows } from '../world/usage';
import { isToldBy } from '../world/witnesses';
import { dayRange } from './dates';
import { type Call, defineEndpoint } from './endpoint';
import { errors, fail } from './errors';
import { figures, gather, resolution } from './totals';
import { usageFilter } from './usage-filter';

const usage = '/v1/projects/{project_id}/usage';

const groupings = ['accessor', 'endpoint', 'feature_set', 'models', 'method', 'tags', 'deployment'] as const;
type Grouping = (typeof groupings)[number];

/** What a row has in each dimension, as it is written in `grouping`. */
const dimension = (row: UsageRow, grouping: Grouping): string | null | string[] => {
  switch (grouping) {
    case 'accessor':
      return row.accessor;
    case 'endpoint':
      return row.endpoint;
    case 'feature_set':
      return row.featureSet;
    case 'models':
      return [modelId(row.model)];
    case 'method':
      return row.method;
    case 'tags':
      return row.tags;
    case 'deployment':
      return row.deployment;
  }
};

const nothingGrouped = {
  accessor: null,
  endpoint: null,
  feature_set: null,
  models: [],
  method: null,
  tags: null,
  deployment: null,
};

const askedGrouping = (call: Call): Grouping | undefined => {
  const asked = call.query.get('grouping');
  if (asked === null) return undefined;
  return groupings.find((one) => one === asked) ?? fail(errors.invalidRequest(`unknown grouping '${asked}'.`));
};

const rowsAsked = (call: Call): { start: string; end: string; rows: UsageRow[] } => {
  const { start, end } = dayRange(call);
  const seen = seenRows(call.project, start, end, call.knownUntil).filter((row) =>
    isToldBy(row, 'requests', 'amounts'),
  );
  return { start, end, rows: seen.filter(usageFilter(call.query)) };
};

/** One row a day (docs/deepgram/api.md 4.9). */
const summary = (call: Call) => {
  const { start, end, rows } = rowsAsked(call);
  const results = gather(rows, () => '').map((group) => {
    const { hours, total_hours, requests, tokens_in, tokens_out, tts_characters } = figures(group);
    const speak = group.filter((row) => row.endpoint === 'speak');
    return {
      start: group[0]?.day,
      end: group[0]?.day,
      hours,
      total_hours,
      requests,
      tokens: { in: tokens_in, out: tokens_out },
      tts: { characters: tts_characters, requests: figures(speak).requests },
    };
  });
  return { start, end, resolution, results };
};

/** One row a day and group value; what isn't grouped by is null, models empty (docs/deepgram/api.md 4.10). */
const breakdown = (call: Call) => {
  const grouping = askedGrouping(call);
  const { start, end, rows } = rowsAsked(call);
  const groupOf = (row: UsageRow) => (grouping ? JSON.stringify(dimension(row, grouping)) : '');
  const results = gather(rows, groupOf).map((group) => {
    const [row] = group;
    const value = row && grouping ? { [grouping]: dimension(row, grouping) } : {};
    return { ...figures(group), grouping: { start: row?.day, end: row?.day, ...nothingGrouped, ...value } };
  });
  return { start, end, resolution, results };
};

const fields = (call: Call) => {
  const { rows } = rowsAsked(call);
  const models = new Set(rows.map((row) => row.model));
  return {
    tags: [...new Set(rows.flatMap((row) => row.tags))].sort(),
    models: MODELS.filter(({ name }) => models.has(name)).map(({ name, language, version, id }) => ({
      name,
      language,
      version,
      model_id: id,
    })),
    processing_methods: [...new Set(rows.map((row) => row.method))].sort(),
    features: [...new Set(rows.map((row) => row.featureSet))].sort(),
  };
};

/** docs/deepgram/api.md 4.9 to 4.11. The live 403 names usage:read (3.3). */
export const usageEndpoints = [
  defineEndpoint('GET', usage, ['usage:read'], summary),
  defineEndpoint('GET', `${usage}/breakdown`, ['usage:read'], breakdown),
  defineEndpoint('GET', `${usage}/fields`, ['usage:read'], fields),
];
