import { covers } from './covers';
import { floods } from './floods';
import { forgeries } from './forgeries';
import { reaches } from './reaches';
import { tampering } from './tampering';

/**
 * What somebody does who has taken over the Console's page: with everything that a script there may do. An act gives,
 * in words, what it came by; nothing, if nothing came of it.
 */
export type Act = (given: Given) => unknown;

export interface Given {
  /** The extension's own origin, which a real attacker knows from the store. */
  readonly origin: string;
  /** Paths of the packaged files. */
  readonly files: readonly string[];
  readonly projectId: string;
}

const acts: Readonly<Record<string, Act>> = { ...forgeries, ...reaches, ...covers, ...floods, ...tampering };

const NOTHING: Given = { origin: '', files: [], projectId: '' };

const run = async (name: string, given: Given = NOTHING): Promise<string> => {
  const act = acts[name];
  if (!act) throw new Error(`There is no act “${name}”`);
  const came = await act(given);
  return typeof came === 'string' ? came : '';
};

// The page's scripts and the tests find it here.
Object.assign(window, { hostile: { run } });

for (const name of document.currentScript?.dataset.acts?.split(';') ?? []) {
  if (name) void run(name);
}
