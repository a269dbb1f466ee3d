import { type Context, Hono } from 'hono';
import * as z from 'zod/mini';
import type { ApiSettings } from '../api/settings';
import { Refusal } from '../world/refusal';
import type { ConsoleLook, FaultRule } from '../world/types';
import type { World } from '../world/world';
import type { CallLog } from './calls';
import { clockMove, command, faultRule, lookChange, perform, settingsChange } from './commands';
import type { Faults } from './faults';

export interface Controlled {
  world: World;
  look: ConsoleLook;
  settings: ApiSettings;
  faults: Faults;
  calls: CallLog;
}

const overview = ({ world, look, settings, faults, calls }: Controlled) => ({
  now: new Date(world.clock.now()).toISOString(),
  signedIn: world.accounts.get(world.signedIn)?.email,
  projects: [...world.projects.values()].map((project) => ({
    id: project.id,
    name: project.name,
    members: project.members.size,
    keys: project.keys.size,
  })),
  look,
  settings,
  faults: faults.list(),
  calls: calls.count(),
});

/** The body as the schema wants it, or a 400 that says where it isn't. */
const handle =
  <Schema extends z.ZodMiniType>(schema: Schema, act: (asked: z.infer<Schema>) => unknown) =>
  async (context: Context): Promise<Response> => {
    const asked = z.safeParse(schema, await context.req.json().catch(() => undefined));
    if (!asked.success) return context.json({ error: z.prettifyError(asked.error) }, 400);
    try {
      return context.json({ done: act(asked.data) ?? true });
    } catch (refusal) {
      if (refusal instanceof Refusal) return context.json({ error: refusal.message }, 409);
      throw refusal;
    }
  };

/** For running the simulator from a shell: everything a test may do, as JSON under `/__simulator`. */
export const createControls = (controlled: Controlled): Hono => {
  const { world, look, settings, faults, calls } = controlled;
  return (
    new Hono()
      .basePath('/__simulator')
      .get('/', (context) => context.json(overview(controlled)))
      .post(
        '/act',
        handle(command, (asked) => perform(world, asked)),
      )
      .post(
        '/clock',
        handle(clockMove, (asked) =>
          'advance' in asked ? world.clock.advance(asked.advance) : world.clock.set(Date.parse(asked.set)),
        ),
      )
      // The schema's optional fields may be undefined where the type's may not; to the faults that is the same.
      .post(
        '/faults',
        handle(faultRule, (asked) => void faults.add(asked as FaultRule)),
      )
      .delete('/faults', (context) => {
        faults.clear();
        return context.json({ done: true });
      })
      .get('/calls', (context) => context.json(calls.list))
      .delete('/calls', (context) => {
        calls.clear();
        return context.json({ done: true });
      })
      .post(
        '/look',
        handle(lookChange, (asked) => Object.assign(look, asked)),
      )
      .post(
        '/settings',
        handle(settingsChange, (asked) => Object.assign(settings, asked)),
      )
  );
};
