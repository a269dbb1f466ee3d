import { Hono } from 'hono';
import { addDays, DAY_MS, dayOf, wireTime } from '../../world/days';
import { LOG_DAYS, requestPage, type SimRequest } from '../../world/request-log';
import { seenRows } from '../../world/usage';
import { isToldBy } from '../../world/witnesses';
import type { World } from '../../world/world';
import type { WireRequest, WireRequestPage, WireUsageDay } from '../wire';
import { viewerOf } from './viewer';

const LIMIT = 20;

export function usageRoutes(world: World): Hono {
  const routes = new Hono();

  routes.get('/projects/:project/requests', (c) => {
    const viewer = viewerOf(world, c.req.param('project'));
    viewer.need('usage:read');
    const page = Number(c.req.query('page') ?? 0);
    const days = Math.min(LOG_DAYS, Number(c.req.query('days') ?? 30));
    const accessor = c.req.query('accessor');
    const now = world.clock.now();
    const filter = { start: now - days * DAY_MS, ...(accessor ? { accessor } : {}) };
    const requests = requestPage(viewer.project, now, filter, { page, limit: LIMIT });
    const answer: WireRequestPage = { page, limit: LIMIT, requests: requests.map(wireRequest) };
    return c.json(answer);
  });

  routes.get('/projects/:project/usage', (c) => {
    const viewer = viewerOf(world, c.req.param('project'));
    viewer.need('usage:read');
    return c.json({ days: dailyUsage(world, viewer.project.id, Number(c.req.query('days') ?? 30)) });
  });

  return routes;
}

function dailyUsage(world: World, projectId: string, count: number): WireUsageDay[] {
  const now = world.clock.now();
  const today = dayOf(now);
  const start = addDays(today, 1 - count);
  const byDay = new Map<string, WireUsageDay>();
  for (let back = count - 1; back >= 0; back--) {
    const day = addDays(today, -back);
    byDay.set(day, { day, requests: 0, hours: 0, usd: 0 });
  }
  for (const row of seenRows(world.project(projectId), start, today, now)) {
    const day = byDay.get(row.day);
    if (!day) continue;
    if (isToldBy(row, 'requests')) day.requests += row.requests;
    if (isToldBy(row, 'amounts')) day.hours += row.hours;
    if (isToldBy(row, 'dollars')) day.usd += row.usd;
  }
  return [...byDay.values()];
}

function wireRequest({ id, at, row, state }: SimRequest): WireRequest {
  const path = row.endpoint === 'agent' ? 'agent/converse' : row.endpoint;
  return { request_id: id, created: wireTime(at), path: `/v1/${path}?model=${row.model}`, state };
}
