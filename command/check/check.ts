import { seenIn } from '../../utils/rules/answer';
import { usageDaysFor } from '../../utils/settings/usage-days';
import type { CheckArgs } from '../args';
import { EXIT, type ExitCode, Stop } from '../exit';
import { problemOf, replaceFile } from '../files';
import type { Io } from '../io';
import { readKeys } from '../keys';
import { render } from '../output/render';
import { sendPing } from '../sinks/ping';
import { sendWebhook } from '../sinks/webhook';
import { lockState } from '../state/lock';
import { standIn, withoutNames } from '../state/nameless';
import { projectIn, recordReading, withoutOldEvents } from '../state/record';
import { newState, type Sink, type State, type StateEvent } from '../state/state';
import { type KnownState, keepState, readState } from '../state/store';
import { type OpenedTeam, openTeam, teamWordsOf } from '../team';
import { judgeProject, ownKeyOf, settingsFor, tellEvent } from './judge';
import { judgeLeaving, leaversIn, unseenLeavers } from './leaving';
import { type Reading, type ReadProject, readProjects } from './read';
import { codeOf, type ProjectReport, type Report } from './report';

/** Below this a run is over before anybody wonders. */
const WORTH_PROGRESS = 10;

/** Tells how far the reading of many projects is. */
const progress =
  ({ err, t }: Io, quiet: boolean) =>
  (done: number, all: number): void => {
    const step = Math.ceil(all / 10);
    if (!quiet && all >= WORTH_PROGRESS && (done % step === 0 || done === all))
      err.write(`${t('command_progress', [done, all])}\n`);
  };

interface Recorded {
  readonly state: State;
  /** Found by this run, by project. */
  readonly told: readonly StateEvent[];
}

/** Compares each project with what was known of it, one after the other: numbers have no gap. */
const recordAll = (known: KnownState, reading: Reading, team: OpenedTeam | null): Recorded => {
  const { epoch, names } = known.state;
  let { state } = known;
  const told: StateEvent[] = [];
  for (const { snapshot } of reading.projects) {
    const { notes } = teamWordsOf(team, snapshot.projectId, seenIn(snapshot.members));
    const compared = names ? snapshot : withoutNames(snapshot, epoch);
    const recorded = recordReading(state, compared, { notes, isLost: known.isLost });
    state = recorded.state;
    told.push(...recorded.told);
  }
  return { state, told };
};

/** The sinks of this run, each owed what it wasn't told, and from now on what is found. */
const owing = (state: State, before: State, { webhook, format }: CheckArgs): State => {
  const sinks: readonly Sink[] = [
    ...(webhook !== null ? (['webhook'] as const) : []),
    ...(format === 'cloudevents' ? (['output'] as const) : []),
  ];
  const owed = sinks.map((sink) => [sink, before.owedFrom[sink] ?? before.next] as const);
  return { ...state, owedFrom: { ...state.owedFrom, ...Object.fromEntries(owed) } };
};

const owedTo = ({ events, owedFrom, next }: State, sink: Sink): readonly StateEvent[] =>
  events.filter(({ seq }) => seq >= (owedFrom[sink] ?? next));

const told = (state: State, sink: Sink): State => ({ ...state, owedFrom: { ...state.owedFrom, [sink]: state.next } });

const reportOn = async (
  project: ReadProject,
  args: CheckArgs,
  team: OpenedTeam | null,
  { state, told: found }: Recorded,
  io: Io,
): Promise<ProjectReport> => {
  const { snapshot, keyName, client } = project;
  const { projectId } = snapshot;
  const words = teamWordsOf(team, projectId, seenIn(snapshot.members));
  const settings = settingsFor(args.windowDays, words);
  const { invitesSeen } = projectIn(state, projectId);
  const seen = state.names ? invitesSeen : invitesOf(snapshot, invitesSeen, state);
  const judged = judgeProject(snapshot, settings, words, seen, io.now(), io.t);
  const told = args.format === 'cloudevents' ? owedTo(state, 'output') : found;
  const events = told.filter((event) => event.projectId === projectId);
  const leaving = leaversIn(snapshot, args.leaving).map((member) =>
    judgeLeaving(member, { snapshot, client, analysis: judged.analysis }, settings, io),
  );
  return {
    ...judged,
    snapshot,
    own: ownKeyOf(keyName, snapshot),
    events: events.map((event) => tellEvent(event, snapshot, state, settings, io.t)),
    leaving: await Promise.all(leaving),
  };
};

/** Since when each invite is pending, by its address: a state without names has what stands for it. */
const invitesOf = (
  { invites }: ReadProject['snapshot'],
  seen: Readonly<Record<string, number>>,
  { epoch }: State,
): Readonly<Record<string, number>> =>
  Object.fromEntries(
    seenIn(invites).flatMap(({ email }) => {
      const stand = standIn(email, epoch);
      const at = Object.hasOwn(seen, stand) ? seen[stand] : undefined;
      return at === undefined ? [] : [[email, at] as const];
    }),
  );

const put = async (text: string, out: string | null, { out: stdout, files, unique, t }: Io): Promise<void> => {
  if (out === null) return stdout.write(text);
  try {
    await replaceFile(files, out, text, unique(), true);
  } catch (error) {
    throw new Stop(EXIT.broke, t('command_outUnwritable', [out, problemOf(error)]));
  }
};

const ended = (report: Report, { t }: Io): string => {
  switch (report.code) {
    case EXIT.clear:
      return t('command_endClear');
    case EXIT.act:
      return t('command_endAct');
    default:
      return t('command_endUnknown');
  }
};

/** Without a file nothing is compared: what is found is inventory. */
const withoutState = (io: Io): KnownState => ({ state: newState(io.unique(), true), isLost: false });

interface Found {
  readonly report: Report;
  readonly recorded: Recorded;
}

const find = async (args: CheckArgs, team: OpenedTeam | null, known: KnownState, io: Io): Promise<Found> => {
  const keys = await readKeys(args.keyFile, io);
  const usageDays = usageDaysFor(settingsFor(args.windowDays, { serviceAccounts: [] }));
  const reading = await readProjects(keys, args.projects, usageDays, io, progress(io, args.quiet));
  const found = recordAll(known, reading, team);
  const recorded = { ...found, state: owing(found.state, known.state, args) };
  const projects = await Promise.all(reading.projects.map((project) => reportOn(project, args, team, recorded, io)));
  const snapshots = reading.projects.map(({ snapshot }) => snapshot);
  const all = {
    ...{ at: io.now(), version: io.version, projects, unread: reading.unread },
    unseen: unseenLeavers(args.leaving, snapshots),
  };
  return { report: { ...all, code: codeOf(all, args) }, recorded };
};

/**
 * What is found is on the disk before anybody is told, and owed until they were: a run that is killed at any moment
 * leaves it to the next one, under the same ids.
 */
const deliver = async (
  { report, recorded: { state: found } }: Found,
  args: CheckArgs,
  team: OpenedTeam | null,
  io: Io,
): Promise<void> => {
  let state = withoutOldEvents(found);
  const { state: path } = args;
  const keep = async (): Promise<void> => {
    if (path !== null) await keepState(path, state, io);
  };
  let problem: unknown = null;
  await keep().catch((error: unknown) => {
    problem = error;
  });
  // What was found is shown all the same; what could not be kept is found again, and told then.
  await put(render(report, args, team, io), args.out, io);
  if (problem !== null) throw problem;
  if (args.format === 'cloudevents') {
    state = told(state, 'output');
    await keep();
  }
  if (args.webhook !== null && path !== null) {
    await sendWebhook(args.webhook, owedTo(state, 'webhook'), report, state, io);
    state = told(state, 'webhook');
    await keep();
  }
};

const run = async (args: CheckArgs, io: Io): Promise<ExitCode> => {
  const { state: path, init, names, quiet } = args;
  const letGo = path === null ? null : await lockState(path, io);
  try {
    const known = path === null ? withoutState(io) : await readState({ path, init, names }, io);
    const team = args.team === null ? null : await openTeam(args.team, EXIT.broke, io);
    const found = await find(args, team, known, io);
    await deliver(found, args, team, io);
    if (!quiet) io.err.write(`${ended(found.report, io)}\n`);
    return found.report.code;
  } finally {
    await letGo?.();
  }
};

/** One run: reads, judges, compares, tells. Whoever waits for a sign of life gets one, of a run that broke too. */
export const check = async (args: CheckArgs, io: Io): Promise<ExitCode> => {
  let code: ExitCode = EXIT.broke;
  try {
    code = await run(args, io);
  } catch (error) {
    code = error instanceof Stop ? error.code : EXIT.broke;
    if (args.ping !== null && code !== EXIT.misused) await sendPing(args.ping, false, io).catch(() => undefined);
    throw error;
  }
  // A finding is no dead watcher.
  if (args.ping !== null) await sendPing(args.ping, code === EXIT.clear || code === EXIT.act, io);
  return code;
};
