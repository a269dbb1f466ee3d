import { type Clock, createClock } from './clock';
import { createKey, deleteKey, recordUsage } from './key-acts';
import { acceptInvite, addMember, addScope, cancelInvite, invite, removeMember, setRole } from './member-acts';
import { Refusal } from './refusal';
import type { Account, SimProject } from './types';

/** What the acts work on. */
export interface WorldCore {
  readonly clock: Clock;
  readonly accounts: Map<string, Account>;
  readonly projects: Map<string, SimProject>;
  /** Throws a `Refusal` for an unknown id. */
  project(projectId: string): SimProject;
  /** Counts up: the stuff of new ids. */
  nextNumber(): number;
}

type Act<T> = T extends (core: WorldCore, ...rest: infer Rest) => infer Result ? (...rest: Rest) => Result : never;

/** Both faces show this and act through it. Each act throws a `Refusal` where a rule forbids it. */
export interface World extends WorldCore {
  /** The account that is signed in to the Console. */
  signedIn: string;
  readonly createKey: Act<typeof createKey>;
  readonly deleteKey: Act<typeof deleteKey>;
  readonly recordUsage: Act<typeof recordUsage>;
  readonly addMember: Act<typeof addMember>;
  readonly removeMember: Act<typeof removeMember>;
  /** The same, asked for by the person themselves. */
  readonly leave: Act<typeof removeMember>;
  readonly setRole: Act<typeof setRole>;
  readonly addScope: Act<typeof addScope>;
  readonly invite: Act<typeof invite>;
  readonly cancelInvite: Act<typeof cancelInvite>;
  readonly acceptInvite: Act<typeof acceptInvite>;
  addProject(id: string, name: string): SimProject;
}

/** Fills an empty world; signs somebody in. */
export type Seed = (world: World) => void;

const emptyProject = (id: string, name: string): SimProject => ({
  id,
  name,
  mipOptOut: false,
  members: new Map(),
  keys: new Map(),
  goneKeys: new Map(),
  invites: [],
  usage: [],
  balances: [],
  purchases: [],
  credentials: new Map(),
});

export const createWorld = ({ now, seed }: { now?: () => number; seed: Seed }): World => {
  let numbers = 0;
  const projects = new Map<string, SimProject>();
  const core: WorldCore = {
    clock: createClock(now),
    accounts: new Map(),
    projects,
    project: (projectId) => {
      const project = projects.get(projectId);
      if (!project) throw new Refusal('no-such-project');
      return project;
    },
    nextNumber: () => ++numbers,
  };
  const world: World = {
    ...core,
    signedIn: '',
    createKey: (...given) => createKey(core, ...given),
    deleteKey: (...given) => deleteKey(core, ...given),
    recordUsage: (...given) => recordUsage(core, ...given),
    addMember: (...given) => addMember(core, ...given),
    removeMember: (...given) => removeMember(core, ...given),
    leave: (...given) => removeMember(core, ...given),
    setRole: (...given) => setRole(core, ...given),
    addScope: (...given) => addScope(core, ...given),
    invite: (...given) => invite(core, ...given),
    cancelInvite: (...given) => cancelInvite(core, ...given),
    acceptInvite: (...given) => acceptInvite(core, ...given),
    addProject: (id, name) => {
      const project = emptyProject(id, name);
      core.projects.set(id, project);
      return project;
    },
  };
  seed(world);
  return world;
};
