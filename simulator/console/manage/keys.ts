import { Hono } from 'hono';
import { DAY_MS, wireTime } from '../../world/days';
import { expandScopes, mayDeleteKey, visibleKeys } from '../../world/rules';
import type { SimKey } from '../../world/types';
import type { World } from '../../world/world';
import type { WireKey, WireNewKey } from '../wire';
import { refuse, viewerOf } from './viewer';
import { wirePerson } from './wire-person';

export function keyRoutes(world: World): Hono {
  const routes = new Hono();

  /** Expired keys too: they clutter the Console's list (docs/deepgram/console.md 2). */
  routes.get('/projects/:project/keys', (c) => {
    const viewer = viewerOf(world, c.req.param('project'));
    viewer.need('keys:read');
    return c.json({
      keys: visibleKeys(viewer.project, viewer.accountId, viewer.scopes).map((key) => wireKey(world, key)),
    });
  });

  routes.post('/projects/:project/keys', async (c) => {
    const viewer = viewerOf(world, c.req.param('project'));
    viewer.need('keys:write');
    const asked = await c.req.json<WireNewKey>();
    const scopes = asked.role ? [asked.role] : [];
    viewer.need(...expandScopes(scopes));
    const key = world.createKey(viewer.project.id, viewer.accountId, {
      comment: asked.comment,
      scopes,
      tags: asked.tags,
      ...(asked.expiration_days ? { expiresAt: world.clock.now() + asked.expiration_days * DAY_MS } : {}),
    });
    return c.json({ secret: key.secret, ...wireKey(world, key) });
  });

  routes.delete('/projects/:project/keys/:key', (c) => {
    const viewer = viewerOf(world, c.req.param('project'));
    const key = viewer.project.keys.get(c.req.param('key'));
    if (!key) throw refuse(404, 'There is no such key.');
    if (!mayDeleteKey(key, viewer.accountId, viewer.scopes)) {
      throw refuse(403, 'Only an Owner can delete keys that other people created.');
    }
    world.deleteKey(viewer.project.id, key.id);
    return c.json({ message: 'Successfully deleted the API key!' });
  });

  return routes;
}

function wireKey(world: World, key: SimKey): WireKey {
  const creator = world.accounts.get(key.creatorId) ?? { id: key.creatorId, email: '' };
  return {
    api_key_id: key.id,
    comment: key.comment,
    scopes: key.scopes,
    tags: key.tags,
    created: wireTime(key.createdAt),
    ...(key.expiresAt === undefined ? {} : { expiration_date: wireTime(key.expiresAt) }),
    creator: wirePerson(creator),
  };
}
