import { checkKey } from '../../utils/deepgram/check-key';
import { createClient } from '../../utils/deepgram/client';
import { createQueue } from '../../utils/deepgram/pacing';
import { readProject } from '../../utils/deepgram/read-project';
import type { Client, KeyFacts } from '../../utils/deepgram/types';
import { seenIn, valueIn } from '../../utils/rules/answer';
import type { Snapshot } from '../../utils/rules/snapshot';
import { faultWords } from '../../utils/wording/faults';
import { cleanText } from '../../utils/wording/sanitise';
import type { Io } from '../io';
import type { GivenKey } from '../keys';

/** A client has two calls in flight at most (utils/deepgram/client.ts), so four projects have eight. */
const PROJECTS_AT_ONCE = 4;

export interface ReadProject {
  readonly snapshot: Snapshot;
  /** Which of the given keys it was read with. */
  readonly keyName: string;
  readonly client: Client;
}

export interface Reading {
  readonly projects: readonly ReadProject[];
  /** What could not be asked at all, a sentence each. */
  readonly unread: readonly string[];
}

interface Target {
  readonly projectId: string;
  readonly name: string;
  readonly key: GivenKey;
  readonly facts: KeyFacts;
}

const clientFor = ({ secret }: GivenKey, { fetch, now, random, sleep, deadline }: Io): Client =>
  createClient({
    ...{ secret, fetch, now },
    ...(random && { random }),
    ...(sleep && { sleep }),
    ...(deadline && { deadline }),
  });

interface Found {
  readonly targets: readonly Target[];
  readonly unread: readonly string[];
}

/** What one key opens. Where it can't list its projects, a project that was named is read with it all the same. */
const findTargets = async (key: GivenKey, wanted: readonly string[], isOnly: boolean, io: Io): Promise<Found> => {
  const facts = await checkKey(clientFor(key, io));
  const { projects } = facts;
  const listed = seenIn(projects).filter(({ projectId }) => wanted.length === 0 || wanted.includes(projectId));
  const targets = listed.map(({ projectId, name }): Target => ({ projectId, name, key, facts }));
  if (projects.state === 'whole') return { targets, unread: [] };
  const blind = isOnly ? wanted.filter((id) => !listed.some(({ projectId }) => projectId === id)) : [];
  const more = blind.map((projectId): Target => ({ projectId, name: '', key, facts }));
  const why = projects.state === 'failed' ? faultWords(projects.fault, io.t) : null;
  const told = why
    ? io.t('command_projectsUnlisted', [key.name, why.title, why.next])
    : io.t('command_projectsPartial', [key.name]);
  // With every project named, nothing is missing that was asked for.
  return { targets: [...targets, ...more], unread: wanted.length > 0 && isOnly ? [] : [told] };
};

/** Each project once, by the first key that opens it. */
const once = (targets: readonly Target[]): readonly Target[] => {
  const byId = new Map<string, Target>();
  for (const target of targets) if (!byId.has(target.projectId)) byId.set(target.projectId, target);
  return [...byId.values()];
};

const readOne = async ({ projectId, name, key, facts }: Target, usageDays: number, io: Io): Promise<ReadProject> => {
  const client = clientFor(key, io);
  const { keyId, scopes } = valueIn(facts.identity) ?? {};
  const viewer = { ...(keyId !== undefined && { keyId }), ...(scopes && { scopes }) };
  const projectName = cleanText(name) || projectId;
  const snapshot = await readProject({ client, projectId, projectName, now: io.now(), usageDays, viewer });
  return { snapshot, keyName: key.name, client };
};

/**
 * Reads every project that the keys open, or those that were named. What goes wrong with one is its own: the others
 * are read all the same.
 * @param onRead Hears of each that has been read, and how many there are.
 */
export const readProjects = async (
  keys: readonly GivenKey[],
  wanted: readonly string[],
  usageDays: number,
  io: Io,
  onRead: (done: number, all: number) => void,
): Promise<Reading> => {
  const inTurn = createQueue(PROJECTS_AT_ONCE);
  const found = await Promise.all(keys.map((key) => inTurn(() => findTargets(key, wanted, keys.length === 1, io))));
  const targets = once(found.flatMap((each) => each.targets));
  let done = 0;
  const read = async (target: Target): Promise<ReadProject> => {
    const project = await readOne(target, usageDays, io);
    done += 1;
    onRead(done, targets.length);
    return project;
  };
  const projects = await Promise.all(targets.map((target) => inTurn(() => read(target))));
  const closed = wanted.filter((id) => !targets.some(({ projectId }) => projectId === id));
  const unread = [
    ...found.flatMap((each) => each.unread),
    ...closed.map((id) => io.t('command_projectClosed', [cleanText(id)])),
    ...(targets.length === 0 && wanted.length === 0 ? [io.t('command_noProjects')] : []),
  ];
  return { projects, unread };
};
