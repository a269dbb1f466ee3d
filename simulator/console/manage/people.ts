import { Hono } from 'hono';
import { addDays, dayOf } from '../../world/days';
import { groupScope, isRole, keyState, ROLES, SEES_ALL_KEYS } from '../../world/rules';
import { seenRows } from '../../world/usage';
import { isToldBy } from '../../world/witnesses';
import type { World } from '../../world/world';
import type { WireInvite, WireMember, WireRemoval } from '../wire';
import { refuse, type Viewer, viewerOf } from './viewer';
import { wirePerson } from './wire-person';

export function peopleRoutes(world: World): Hono {
  const routes = new Hono();
  addLists(routes, world);
  addChanges(routes, world);
  addRemovalCounts(routes, world);
  return routes;
}

function addLists(routes: Hono, world: World): void {
  /** A member sees only themselves here: the list needs the scopes that an admin has. */
  routes.get('/projects/:project/members', (c) => {
    const { project, accountId, scopes } = viewerOf(world, c.req.param('project'));
    const seesAll = SEES_ALL_KEYS.every((scope) => scopes.has(scope));
    const members: WireMember[] = [];
    for (const [id, { role }] of project.members) {
      const account = world.accounts.get(id);
      if (account && (seesAll || id === accountId)) members.push({ ...wirePerson(account), role });
    }
    return c.json({ members });
  });

  routes.get('/projects/:project/invites', (c) => {
    const { project, scopes } = viewerOf(world, c.req.param('project'));
    const invites: WireInvite[] = project.invites
      .filter(({ scope }) => scopes.has(groupScope(scope, 'read:invites')))
      .map(({ email, scope }) => ({ email, scope }));
    return c.json({ invites });
  });
}

function addChanges(routes: Hono, world: World): void {
  routes.post('/projects/:project/invites', async (c) => {
    const viewer = viewerOf(world, c.req.param('project'));
    const { email, scope } = await c.req.json<WireInvite>();
    if (!isRole(scope)) throw refuse(400, `A role is one of ${ROLES.join(', ')}.`);
    viewer.need(groupScope(scope, 'write:invites'));
    world.invite(viewer.project.id, email, scope);
    return c.json({ message: 'Invite sent.' });
  });

  routes.put('/projects/:project/members/:member/scopes', async (c) => {
    const viewer = viewerOf(world, c.req.param('project'));
    const { scope } = await c.req.json<{ scope: string }>();
    if (!isRole(scope)) throw refuse(400, `A role is one of ${ROLES.join(', ')}.`);
    const accountId = c.req.param('member');
    viewer.need(groupScope(roleOf(viewer, accountId), 'write:scopes'), groupScope(scope, 'write:scopes'));
    world.setRole(viewer.project.id, accountId, scope);
    return c.json({ message: 'Role changed.' });
  });

  routes.delete('/projects/:project/members/:member', (c) => {
    const viewer = viewerOf(world, c.req.param('project'));
    const accountId = c.req.param('member');
    viewer.need(groupScope(roleOf(viewer, accountId), 'write:kick'));
    world.removeMember(viewer.project.id, accountId);
    return c.json({ message: 'Successfully removed member from the project.' });
  });
}

function addRemovalCounts(routes: Hono, world: World): void {
  /** The removal dialog's two counts (docs/deepgram/console.md 2). */
  routes.get('/projects/:project/members/:member/removal', (c) => {
    const viewer = viewerOf(world, c.req.param('project'));
    const accountId = c.req.param('member');
    viewer.need(groupScope(roleOf(viewer, accountId), 'read'));
    const { project } = viewer;
    const now = world.clock.now();
    const active = [...project.keys.values()].filter(
      (key) => key.creatorId === accountId && keyState(project, key, now) === 'active',
    );
    const ids = new Set<string | null>(active.map(({ id }) => id));
    const week = seenRows(project, addDays(dayOf(now), -6), dayOf(now), now).filter(({ accessor }) =>
      ids.has(accessor),
    );
    const counted = week.filter((row) => isToldBy(row, 'requests'));
    const counts: WireRemoval = {
      active_keys: active.length,
      requests_past_week: counted.reduce((sum, { requests }) => sum + requests, 0),
    };
    return c.json(counts);
  });
}

function roleOf({ project }: Viewer, accountId: string) {
  const membership = project.members.get(accountId);
  if (!membership) throw refuse(404, 'There is no such member.');
  return membership.role;
}
