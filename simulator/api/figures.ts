import type { FigureChange } from '../world/types';

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A UUID that no key has, another one for each accessor. */
const otherThan = (accessor: string): string => `ffffffff${accessor.slice(8)}`;

const changedAccessor = (accessor: string, how: NonNullable<FigureChange['accessors']>): string | null | undefined => {
  switch (how) {
    case 'upper-case':
      return accessor.toUpperCase();
    case 'null':
      return null;
    case 'absent':
      return undefined;
    case 'unknown':
      return otherThan(accessor);
  }
};

/** Rows of usage and cost name the key in `grouping.accessor`, the log in `api_key_id`. */
const keyOf = (row: Fields): { holder: Fields; name: string } =>
  isFields(row.grouping) ? { holder: row.grouping, name: 'accessor' } : { holder: row, name: 'api_key_id' };

const changeRow = (row: Fields, change: FigureChange): void => {
  const { holder, name } = keyOf(row);
  const accessor = holder[name];
  if (change.only !== undefined && accessor !== change.only) return;
  for (const figure of change.zero ?? []) if (figure in row) row[figure] = 0;
  for (const figure of change.asText ?? []) if (figure in row) row[figure] = change.text ?? String(row[figure]);
  for (const figure of change.without ?? []) delete row[figure];
  if (!change.accessors || typeof accessor !== 'string') return;
  const changed = changedAccessor(accessor, change.accessors);
  if (changed === undefined) delete holder[name];
  else holder[name] = changed;
};

/** The rows of an answer of usage, cost or the request log, changed in place; any other body stays as it is. */
export const changeFigures = (body: unknown, change: FigureChange): unknown => {
  if (!isFields(body)) return body;
  for (const list of ['results', 'requests']) {
    const rows = body[list];
    if (!Array.isArray(rows)) continue;
    for (const row of rows) if (isFields(row) && !change.noRows) changeRow(row, change);
    if (change.noRows) {
      const stays = (row: unknown) => {
        if (change.only === undefined || !isFields(row)) return false;
        const { holder, name } = keyOf(row);
        return holder[name] !== change.only;
      };
      body[list] = rows.filter(stays);
    }
  }
  return body;
};
