import { Hono } from 'hono';
import type { World } from '../../world/world';
import { keyRoutes } from './keys';
import { peopleRoutes } from './people';
import { projectRoutes } from './projects';
import { usageRoutes } from './usage';
import { answerError } from './viewer';

/**
 * What the Console's application reads and changes with its session. Some paths are known (docs/deepgram/console.md
 * 3), the bodies are not: they are the simulator's own.
 */
export function manageRoutes(world: World): Hono {
  const routes = new Hono();
  routes.onError(answerError);
  routes.use(async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
    c.header('x-console-now', String(world.clock.now()));
  });
  for (const part of [projectRoutes, peopleRoutes, keyRoutes, usageRoutes]) routes.route('/', part(world));
  return routes;
}
