import { Hono } from 'hono';
import type { ConsoleLook } from '../world/types';
import type { World } from '../world/world';
import { manageRoutes } from './manage/index';
import { pageRoutes } from './page';
import { veil } from './veil';

/**
 * The world as the signed-in account (`world.signedIn`) sees it in the Console: the page at every path, its data under
 * `/manage/v1`. `look` is read when a page loads, so changing it shows at the next load.
 */
export function createConsoleFace({ world, look }: { world: World; look: ConsoleLook }): Hono {
  return new Hono()
    .use('/manage/v1/*', veil(look))
    .route('/manage/v1', manageRoutes(world))
    .route('/', pageRoutes({ world, look }));
}
