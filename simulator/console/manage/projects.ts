import { Hono } from 'hono';
import type { World } from '../../world/world';
import type { WireProject } from '../wire';
import { refuse, viewerOf } from './viewer';
import { wirePerson } from './wire-person';

export function projectRoutes(world: World): Hono {
  const routes = new Hono();

  routes.get('/auth/user', (c) => {
    const account = world.accounts.get(world.signedIn);
    if (!account) throw refuse(404, 'Nobody is signed in.');
    return c.json(wirePerson(account));
  });

  routes.get('/projects_with_scopes', (c) => {
    const projects: WireProject[] = [];
    for (const { id, name, members } of world.projects.values()) {
      const role = members.get(world.signedIn)?.role;
      if (role) projects.push({ project_id: id, name, role });
    }
    return c.json({ projects });
  });

  routes.patch('/projects/:project', async (c) => {
    const viewer = viewerOf(world, c.req.param('project'));
    viewer.need('project:write:settings');
    const { name } = await c.req.json<{ name: string }>();
    viewer.project.name = name;
    return c.json({ message: 'Successfully updated project info.' });
  });

  routes.delete('/projects/:project/leave', (c) => {
    const { project, accountId } = viewerOf(world, c.req.param('project'));
    world.leave(project.id, accountId);
    return c.json({ message: 'Successfully left the project.' });
  });

  return routes;
}
