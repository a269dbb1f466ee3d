import { addDays, dayOf } from '../world/days';
import type { SimProject, UsageRow } from '../world/types';
import type { World } from '../world/world';

/** How many days ahead a seed plans, so that traffic goes on when the clock moves. */
export const PLANNED_DAYS = 14;

export type TrafficKind = Partial<
  Pick<UsageRow, 'endpoint' | 'method' | 'model' | 'featureSet' | 'tags' | 'deployment' | 'until'>
>;

const shares = [0.06, 0.17, 0.19, 0.18, 0.17, 0.14];

/** Requests by weekday (Sunday first) that add up to `perWeek` in any seven days running. */
export const weekOf = (perWeek: number): number[] => {
  const days = shares.map((share) => Math.round(share * perWeek));
  return [...days, perWeek - days.reduce((sum, count) => sum + count, 0)];
};

export const addRow = (
  project: SimProject,
  accessor: string | null,
  day: string,
  requests: number,
  kind: TrafficKind = {},
): void => {
  project.usage.push({
    day,
    accessor,
    endpoint: 'listen',
    method: 'streaming',
    model: 'nova-3',
    featureSet: 'smart_format',
    tags: (accessor === null ? undefined : project.keys.get(accessor)?.tags) ?? [],
    deployment: 'hosted',
    requests,
    hours: requests / 60,
    usd: requests * 0.005,
    ...kind,
  });
};

/** Steady traffic from `from` days ago to `to` days ago; a negative `to` is planned. */
export const addTraffic = (
  world: World,
  project: SimProject,
  accessor: string | null,
  perWeek: number,
  { from, to = -PLANNED_DAYS, ...kind }: { from: number; to?: number } & TrafficKind,
): void => {
  const today = dayOf(world.clock.now());
  const week = weekOf(perWeek);
  for (let ago = from; ago >= to; ago--) {
    const day = addDays(today, -ago);
    const requests = week[new Date(day).getUTCDay()] ?? 0;
    if (requests > 0) addRow(project, accessor, day, requests, kind);
  }
};
