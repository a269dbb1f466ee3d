import { EMPTY, readAtOf } from '../../utils/rules/events/baseline';
import { readingTold } from '../../utils/rules/events/compare';
import { notesTold } from '../../utils/rules/events/compare-notes';
import type { Told } from '../../utils/rules/events/event';
import { peopleThen } from '../../utils/rules/events/people-then';
import { isRepeat, mayRepeat } from '../../utils/rules/events/repeat';
import { subjectOf } from '../../utils/rules/events/subject';
import { sightedInvites } from '../../utils/rules/invites-seen';
import type { Note } from '../../utils/rules/notes/note';
import type { Snapshot } from '../../utils/rules/snapshot';
import { type ProjectState, SINKS, type State, type StateEvent } from './state';

const NEW: ProjectState = { foundUpTo: {}, baseline: EMPTY, invitesSeen: {}, canaries: {} };

/** Events that were told everywhere are kept so many, for post-mortems and for telling nothing twice. */
const MOST_KEPT = 10_000;

export const projectIn = ({ projects }: Pick<State, 'projects'>, projectId: string): ProjectState =>
  (Object.hasOwn(projects, projectId) ? projects[projectId] : undefined) ?? NEW;

interface Ground {
  readonly notes: readonly Note[];
  /** What was known is gone, and nobody said that it should begin anew. */
  readonly isLost: boolean;
}

/** The last day of each canary's use that was told, once these are. */
const canariesAfter = (before: ProjectState['canaries'], told: readonly Told[]): ProjectState['canaries'] => {
  const days = told.flatMap(({ change }) =>
    change.name === 'canary.used' ? [[change.key.keyId.toLowerCase(), change.day] as const] : [],
  );
  return { ...before, ...Object.fromEntries(days) };
};

const invitesAfter = (before: ProjectState, { invites }: Snapshot, at: number): ProjectState['invitesSeen'] =>
  invites.state === 'failed'
    ? before.invitesSeen
    : sightedInvites(before.invitesSeen, invites.value, invites.state === 'whole', at);

/** Compares a reading with what is known, as the extension's ledger does. Pure: the same reading tells the same. */
export const recordReading = (
  state: State,
  snapshot: Snapshot,
  { notes, isLost }: Ground,
): { readonly state: State; readonly told: readonly StateEvent[] } => {
  const { projectId } = snapshot;
  const before = projectIn(state, projectId);
  const events = state.events.filter((event) => event.projectId === projectId);
  const then = peopleThen(before.baseline.members?.value, { next: state.next, foundUpTo: before.foundUpTo }, events);
  const { told, baseline } = readingTold(before.baseline, snapshot, then);
  const wasTold = ({ change }: Told): boolean =>
    mayRepeat(change) &&
    events.some((earlier) => subjectOf(earlier.change) === subjectOf(change) && isRepeat(change, earlier.change));
  const to = readAtOf(snapshot);
  const noted = notesTold(notes, before.baseline, snapshot, new Map(Object.entries(before.canaries)));
  const all: readonly Told[] = [
    ...(isLost ? [{ change: { name: 'baseline.lost' } as const, from: to, to }] : []),
    ...told.filter((each) => !wasTold(each)),
    ...noted,
  ];
  const numbered = all.map((each, index): StateEvent => ({ seq: state.next + index, projectId, ...each }));
  const next = state.next + numbered.length;
  const project: ProjectState = {
    foundUpTo: {
      ...before.foundUpTo,
      ...(snapshot.keys.state === 'whole' && { keys: next }),
      ...(snapshot.invites.state === 'whole' && { invites: next }),
    },
    baseline,
    invitesSeen: invitesAfter(before, snapshot, to),
    canaries: canariesAfter(before.canaries, noted),
  };
  return {
    state: {
      ...state,
      next,
      events: [...state.events, ...numbered],
      projects: { ...state.projects, [projectId]: project },
    },
    told: numbered,
  };
};

/** The number of the oldest event that any sink is owed. */
const firstOwed = ({ owedFrom, next }: State): number => Math.min(next, ...SINKS.map((sink) => owedFrom[sink] ?? next));

/** Lets go of old events that nobody is owed. */
export const withoutOldEvents = (state: State): State => {
  const from = Math.min(firstOwed(state), state.next - MOST_KEPT);
  return from <= 1 ? state : { ...state, events: state.events.filter(({ seq }) => seq >= from) };
};
