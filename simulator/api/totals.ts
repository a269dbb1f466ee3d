import type { UsageRow } from '../world/types';
import { isToldBy } from '../world/witnesses';

/** Rows put together by day and by what `groupOf` says, in the order of days. */
export const gather = (rows: readonly UsageRow[], groupOf: (row: UsageRow) => string): UsageRow[][] => {
  const groups = new Map<string, UsageRow[]>();
  for (const row of rows) {
    const name = `${row.day} ${groupOf(row)}`;
    const group = groups.get(name);
    if (group) group.push(row);
    else groups.set(name, [row]);
  }
  return [...groups.values()].sort(([a], [b]) => ((a?.day ?? '') < (b?.day ?? '') ? -1 : a?.day === b?.day ? 0 : 1));
};

const round = (value: number): number => Math.round(value * 1e6) / 1e6;

const sum = (rows: readonly UsageRow[], figure: (row: UsageRow) => number): number =>
  round(rows.reduce((total, row) => total + figure(row), 0));

const on = (endpoint: UsageRow['endpoint'], figure: (row: UsageRow) => number) => (row: UsageRow) =>
  row.endpoint === endpoint && isToldBy(row, 'amounts') ? figure(row) : 0;

const hoursOf = (row: UsageRow): number => row.hours;
const requestsTimes =
  (each: number) =>
  (row: UsageRow): number =>
    row.requests * each;

export const dollars = (rows: readonly UsageRow[]): number => sum(rows, (row) => row.usd);

/** The seven figures of a usage row (docs/deepgram/api.md 4.10). */
export const figures = (rows: readonly UsageRow[]) => {
  const hours = sum(rows, on('listen', hoursOf));
  return {
    hours,
    total_hours: hours,
    agent_hours: sum(rows, on('agent', hoursOf)),
    tokens_in: sum(rows, on('read', requestsTimes(240))),
    tokens_out: sum(rows, on('read', requestsTimes(60))),
    tts_characters: sum(rows, on('speak', requestsTimes(180))),
    requests: sum(rows, (row) => (isToldBy(row, 'requests') ? row.requests : 0)),
  };
};

export const resolution = { units: 'day', amount: 1 };
