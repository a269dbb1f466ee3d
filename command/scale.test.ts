import { expect, it } from 'vitest';
import { startSimulator } from '../simulator/index';
import { PEOPLE } from '../simulator/seeds/small-people';
import { createWorld } from '../simulator/world/world';
import { createMachine } from './testing/run';

const PROJECTS = 200;

/** One Owner's key for each of many projects, in which a service account's key is in use. */
const startMany = async () => {
  const now = Date.now();
  const env: Record<string, string> = {};
  const world = createWorld({
    now: () => now,
    seed: (made) => {
      for (let index = 0; index < PROJECTS; index += 1) {
        const id = `project-${index}`;
        made.addProject(id, `Project ${index}`);
        made.addMember(id, PEOPLE.maya, 'owner');
        const key = made.createKey(id, PEOPLE.maya.id, { comment: 'linchpin', scopes: ['owner'] });
        env[`DEEPGRAM_API_KEY_${index}`] = key.secret;
      }
      made.signedIn = PEOPLE.maya.id;
    },
  });
  return { simulator: await startSimulator({ seed: world }), env };
};

it(`${PROJECTS} projects in one run: two calls in flight each, eight in all, and one's fault hides no other's result`, async () => {
  const { simulator, env } = await startMany();
  const machine = createMachine(simulator, env);
  const inFlight = new Map<string, number>();
  let [most, mostOfOne] = [0, 0];
  const counting: typeof fetch = async (input, init) => {
    const path = new URL(String(input)).pathname;
    const project = /projects\/([^/]+)/.exec(path)?.[1] ?? String(new Headers(init?.headers).get('authorization'));
    inFlight.set(project, (inFlight.get(project) ?? 0) + 1);
    const all = [...inFlight.values()].reduce((sum, count) => sum + count, 0);
    most = Math.max(most, all);
    mostOfOne = Math.max(mostOfOne, ...inFlight.values());
    try {
      if (path.includes('/project-7/members')) return Response.json({ err_code: 'INTERNAL' }, { status: 503 });
      return await simulator.fetch(input, init);
    } finally {
      inFlight.set(project, (inFlight.get(project) ?? 0) - 1);
    }
  };
  try {
    const run = await machine.runWith({ fetch: counting }, 'check', '--fail-on', 'never', '--format', 'json');
    const { projects } = JSON.parse(run.out);
    expect([projects.length, most, mostOfOne]).toEqual([PROJECTS, 8, 2]);
    const hurt = projects.filter(({ missing }: { missing: string[] }) => missing.some((line) => line.includes('503')));
    expect(hurt.map(({ id }: { id: string }) => id)).toEqual(['project-7']);
    expect(run.err).toContain(`Read ${PROJECTS} of ${PROJECTS} projects`);
    expect(run.code).toBe(3);
  } finally {
    await simulator.close();
  }
});
