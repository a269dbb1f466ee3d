import { wireTime } from '../world/days';
import type { SimBalance, UsageRow } from '../world/types';
import { seenRows } from '../world/usage';
import { isToldBy } from '../world/witnesses';
import { count, dayRange } from './dates';
import { type Call, defineEndpoint, param } from './endpoint';
import { errors, fail } from './errors';
import { dollars, gather, resolution } from './totals';

const project = '/v1/projects/{project_id}';
const needs = ['billing:read'];

const groupings = ['accessor', 'deployment', 'line_item', 'tags'] as const;
type Grouping = (typeof groupings)[number];

const lineItem = (row: UsageRow): string => `${row.method}::${row.model}`;

const dimension = (row: UsageRow, grouping: Grouping): string | null | string[] => {
  switch (grouping) {
    case 'accessor':
      return row.accessor;
    case 'deployment':
      return row.deployment;
    case 'line_item':
      return lineItem(row);
    case 'tags':
      return row.tags;
  }
};

const isGrouping = (name: string): name is Grouping => groupings.some((one) => one === name);

const fits = (call: Call, row: UsageRow): boolean => {
  const is = (name: string, ...values: string[]) => {
    const asked = call.query.get(name);
    return asked === null || values.includes(asked);
  };
  return (
    is('accessor', row.accessor ?? '') &&
    is('deployment', row.deployment) &&
    is('tag', ...row.tags) &&
    is('line_item', lineItem(row))
  );
};

const billedRows = ({ project, knownUntil }: Call, start: string, end: string): UsageRow[] =>
  seenRows(project, start, end, knownUntil).filter((row) => isToldBy(row, 'dollars'));

/** `grouping` may be repeated (docs/deepgram/api.md 4.12). */
const breakdown = (call: Call) => {
  const asked = call.query.getAll('grouping');
  const unknown = asked.find((name) => !isGrouping(name));
  if (unknown !== undefined) fail(errors.invalidRequest(`unknown grouping '${unknown}'.`));
  const grouped = asked.filter(isGrouping);
  const { start, end } = dayRange(call);
  const rows = billedRows(call, start, end).filter((row) => fits(call, row));
  const groupOf = (row: UsageRow) => JSON.stringify(grouped.map((grouping) => dimension(row, grouping)));
  const results = gather(rows, groupOf).map((group) => {
    const [row] = group;
    const values = Object.fromEntries(row ? grouped.map((grouping) => [grouping, dimension(row, grouping)]) : []);
    const nothing = { accessor: null, deployment: null, line_item: null, tags: null };
    return { dollars: dollars(group), grouping: { start: row?.day, end: row?.day, ...nothing, ...values } };
  });
  return { start, end, resolution, results };
};

const fields = (call: Call) => {
  const { start, end } = dayRange(call);
  const rows = billedRows(call, start, end);
  return {
    accessors: [...new Set(rows.flatMap((row) => row.accessor ?? []))],
    deployments: [...new Set(rows.map((row) => row.deployment))],
    tags: [...new Set(rows.flatMap((row) => row.tags))],
    line_items: Object.fromEntries(rows.map((row) => [lineItem(row), `${row.model} (${row.method})`])),
  };
};

const balanceShape = ({ id, amount, units, purchaseOrderId }: SimBalance) => ({
  balance_id: id,
  amount,
  units,
  purchase_order_id: purchaseOrderId,
});

export const billingEndpoints = [
  defineEndpoint('GET', `${project}/billing/breakdown`, needs, breakdown),
  defineEndpoint('GET', `${project}/billing/fields`, needs, fields),
  defineEndpoint('GET', `${project}/balances`, needs, ({ project }) => ({
    balances: project.balances.map(balanceShape),
  })),
  defineEndpoint('GET', `${project}/balances/{balance_id}`, needs, (call) => {
    const balance = call.project.balances.find(({ id }) => id === param(call, 'balance_id'));
    return balance ? balanceShape(balance) : fail(errors.notFound('A balance', call.requestId));
  }),
  defineEndpoint('GET', `${project}/purchases`, needs, (call) => ({
    orders: call.project.purchases.slice(0, count(call, 'limit', 10, [1, 1000])).map((order) => ({
      order_id: order.id,
      expiration: wireTime(order.expiresAt),
      created: wireTime(order.createdAt),
      amount: order.amount,
      units: order.units,
      order_type: order.orderType,
    })),
  })),
];
