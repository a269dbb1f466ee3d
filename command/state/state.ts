import { dailySeries, isInvite, isKey, isMember } from '../../utils/ledger/stores/checks';
import { isChange } from '../../utils/ledger/stores/event-fields';
import { isObject } from '../../utils/objects';
import type { Baseline } from '../../utils/rules/events/baseline';
import { type Told, WATCHED_PARTS } from '../../utils/rules/events/event';
import type { EventPlace } from '../../utils/rules/events/people-then';
import type { InvitesSeen } from '../../utils/rules/invites-seen';
import * as z from '../../utils/zod';

/** The format that is written. A larger one was written by a newer Linchpin, and is left alone. */
const STATE_FORMAT = 1;

export interface StateEvent extends Told {
  /** Without a gap from one to the next, over all projects. */
  readonly seq: number;
  readonly projectId: string;
}

export interface ProjectState {
  readonly foundUpTo: EventPlace['foundUpTo'];
  /** What each part was when it was last seen whole; of use, the days that were read. */
  readonly baseline: Baseline;
  readonly invitesSeen: InvitesSeen;
  /** By key id in lower case, the last day of a canary's use that was told. */
  readonly canaries: Readonly<Record<string, string>>;
}

/** Where events are told beside the file itself. */
export const SINKS = ['webhook', 'output'] as const;
export type Sink = (typeof SINKS)[number];

/** All that the command knows from one run to the next. Plain data: the file is its JSON. */
export interface State {
  /** Made with the state: with an event's number it names the event for good. */
  readonly epoch: string;
  /** Number of the next event. */
  readonly next: number;
  /** Whether names and addresses are kept; else what stands for them (nameless.ts). */
  readonly names: boolean;
  /** By sink, the number of the first event that it is still owed. A sink that was never named is owed nothing. */
  readonly owedFrom: { readonly [S in Sink]?: number };
  readonly events: readonly StateEvent[];
  readonly projects: Readonly<Record<string, ProjectState>>;
}

export const newState = (epoch: string, names: boolean): State => ({
  ...{ epoch, names, next: 1 },
  ...{ owedFrom: {}, events: [], projects: {} },
});

const listOf = (isEntry: (value: unknown) => boolean) => (value: unknown) =>
  Array.isArray(value) && value.every(isEntry);
const PART_CHECKS = {
  keys: listOf(isKey),
  members: listOf(isMember),
  invites: listOf(isInvite),
  usage: (value: unknown) => z.safeParse(dailySeries, value).success,
} as const;

const isBaseline = (value: unknown): boolean =>
  isObject(value) &&
  Array.isArray(value.incomplete) &&
  value.incomplete.every((part) => WATCHED_PARTS.some((known) => known === part)) &&
  WATCHED_PARTS.every((part) => {
    const held = value[part];
    return held === undefined || (isObject(held) && Number.isFinite(held.readAt) && PART_CHECKS[part](held.value));
  });

const counter = z.number().check(z.int(), z.positive());

const schema = z.object({
  format: z.literal(STATE_FORMAT),
  epoch: z.string().check(z.minLength(1)),
  next: counter,
  names: z.boolean(),
  owedFrom: z.object({ webhook: z.exactOptional(counter), output: z.exactOptional(counter) }),
  events: z.array(
    z.object({
      ...{ seq: counter, projectId: z.string(), from: z.number(), to: z.number() },
      change: z.custom(isChange),
    }),
  ),
  projects: z.record(
    z.string(),
    z.object({
      foundUpTo: z.object({ keys: z.exactOptional(counter), invites: z.exactOptional(counter) }),
      baseline: z.custom(isBaseline),
      invitesSeen: z.record(z.string(), z.number()),
      canaries: z.record(z.string(), z.string()),
    }),
  ),
});

export type OpenedState =
  | { readonly kind: 'state'; readonly state: State }
  | { readonly kind: 'newer' }
  /** `path`: where it stopped fitting; empty: it is no JSON. */
  | { readonly kind: 'damaged'; readonly path: string };

/** A state out of its file's text, taken whole or not at all. */
export const openState = (text: string): OpenedState => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { kind: 'damaged', path: '' };
  }
  if (isObject(json) && typeof json.format === 'number' && json.format > STATE_FORMAT) return { kind: 'newer' };
  const checked = z.safeParse(schema, json);
  if (!checked.success) return { kind: 'damaged', path: checked.error.issues[0]?.path.map(String).join('.') || '.' };
  const state = json as State; // It was checked, field by field.
  // An event beyond the next number would be told once more under another's name.
  if (state.events.some(({ seq }) => seq >= state.next)) return { kind: 'damaged', path: 'next' };
  return { kind: 'state', state };
};

export const writeState = (state: State): string => `${JSON.stringify({ format: STATE_FORMAT, ...state })}\n`;
