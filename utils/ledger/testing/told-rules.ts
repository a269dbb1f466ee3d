import { expect } from 'vitest';
import { addDays } from '../../rules/days';
import { readAtOf } from '../../rules/events/baseline';
import { type Change, WATCHED_PARTS, type WatchedPart } from '../../rules/events/event';
import { type Lists, replay } from '../../rules/events/testing/replay';
import { lostScopes } from '../../rules/roles';
import type { ApiKey, DailySeries, Invite, Member, Snapshot } from '../../rules/snapshot';
import { usedDays } from '../../rules/use/series';
import type { LedgerEvent } from '../types';
import { identityOf, onceOf, partOf } from './event-identity';

interface Whole {
  readonly keys?: readonly ApiKey[];
  readonly members?: readonly Member[];
  readonly invites?: readonly Invite[];
  readonly usage?: DailySeries;
}

const wholeIn = ({ keys, members, invites, usage }: Snapshot): Whole => ({
  ...(keys.state === 'whole' && { keys: keys.value }),
  ...(members.state === 'whole' && { members: members.value }),
  ...(invites.state === 'whole' && { invites: invites.value }),
  ...(usage.state === 'whole' && { usage: usage.value }),
});

const byId = <T>(all: readonly T[] | undefined, idOf: (each: T) => string): ReadonlyMap<string, T> =>
  new Map((all ?? []).map((each) => [idOf(each), each]));
const listsOf = ({ keys, members, invites }: Whole): Lists => ({
  keys: byId(keys, ({ keyId }) => keyId),
  members: byId(members, ({ memberId }) => memberId),
  invites: byId(invites, ({ email }) => email),
});
const sorted = (map: ReadonlyMap<string, unknown>): unknown => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
const has = (members: readonly Member[] | undefined, id: string): boolean =>
  (members ?? []).some(({ memberId }) => memberId === id);
const used = (series: DailySeries, { keyId }: ApiKey): boolean => usedDays(series, keyId).length > 0;

/** Judges a ledger's events by nothing but the readings that it was given. */
export const createRules = () => {
  /** What each part was when it was last read whole, and when. */
  let last: Whole = {};
  let at: Partial<Record<WatchedPart, number>> = {};
  let replayed: Lists = listsOf({});
  /** The members as they were when the keys, or the invites, were last whole. */
  let people: { keys?: readonly Member[] | undefined; invites?: readonly Member[] | undefined } = {};
  /** Parts that were whole since anything was lost. */
  let isSince: { keys?: boolean; invites?: boolean } = {};
  /** The use as it was when it was last whole together with the keys. */
  let compared: DailySeries | undefined;
  let hadAllKeys = false;
  let seq = 0;
  let epoch: string | undefined;
  let watching: Change | undefined;
  const incomplete = new Set<WatchedPart>();
  const seen = new Set<string>();
  const once = new Set<string>();

  const checkKind = (change: Change, now: Whole): void => {
    const members = now.members;
    switch (change.name) {
      case 'key.disappeared': {
        const { memberId } = change.key.creator;
        const known = has(people.keys ?? last.members, memberId) && members !== undefined;
        const cause = has(members, memberId) ? 'deleted' : 'creator-removed';
        expect([change.name, change.cause]).toEqual([change.name, known ? cause : 'unknown']);
        return;
      }
      case 'invite.accepted':
      case 'invite.withdrawn': {
        const id = change.invite.email.split('@')[0] ?? '';
        // Nobody who is a member can be invited: a member who was, accepted.
        const isMember = has(members, id);
        if (isMember) expect(change.name).toBe('invite.accepted');
        else if (change.name === 'invite.accepted') expect(last.members && has(last.members, id)).toBe(true);
        return;
      }
      case 'key.scopes-lost':
      case 'key.scopes-regained':
        expect(members && last.members).toBeDefined();
        return;
      case 'watch.paused':
      case 'watch.resumed':
        expect(watching?.name === change.name && change.name === 'watch.resumed').toBe(false);
        if (change.name === 'watch.resumed') expect(watching?.name).toBe('watch.paused');
        watching = change;
        return;
      case 'reading.incomplete':
        for (const part of change.parts) {
          expect([part, incomplete.has(part), now[part]]).toEqual([part, false, undefined]);
          incomplete.add(part);
        }
        return;
      case 'reading.recovered':
        for (const part of change.parts) {
          expect([part, incomplete.delete(part)]).toEqual([part, true]);
          expect(now[part]).toBeDefined();
        }
        return;
      default:
    }
  };

  const checkEvent = (event: LedgerEvent, now: Whole, to: number | null): void => {
    seq += 1;
    expect(event.seq).toBe(seq);
    const identity = identityOf(event);
    expect([identity, seen.has(identity)]).toEqual([identity, false]);
    seen.add(identity);
    const told = onceOf(event);
    if (told !== null) expect([told, once.has(told)]).toEqual([told, false]);
    if (told !== null) once.add(told);
    const { change } = event;
    const part = partOf(change);
    if (part !== null) {
      const sides = [change.name, last[part] !== undefined, now[part] !== undefined];
      expect(sides).toEqual([change.name, true, true]);
      expect([event.from, event.to]).toEqual([at[part], to]);
    }
    checkKind(change, now);
    replayed = replay(replayed, change);
  };

  /** Of each key in both lists, the scopes that its creator's role takes from it are what the events make of them. */
  const checkRoleCaps = (events: readonly LedgerEvent[], now: Whole): void => {
    const then = people.keys ?? last.members;
    if (!last.keys || !then || !now.keys || !now.members) return;
    const present = now.members;
    const scopesOf = (list: readonly Member[], id: string) => list.find(({ memberId }) => memberId === id)?.scopes;
    for (const key of now.keys) {
      if (!last.keys.some(({ keyId }) => keyId === key.keyId)) continue;
      const was = scopesOf(then, key.creator.memberId);
      const is = scopesOf(present, key.creator.memberId);
      if (!was || !is) continue;
      const scopes = new Set(lostScopes(key.scopes, was));
      for (const { change } of events) {
        if (change.name === 'key.scopes-lost' && change.key.keyId === key.keyId)
          for (const scope of change.scopes) scopes.add(scope);
        if (change.name === 'key.scopes-regained' && change.key.keyId === key.keyId)
          for (const scope of change.scopes) scopes.delete(scope);
      }
      expect([key.keyId, [...scopes].sort()]).toEqual([key.keyId, [...lostScopes(key.scopes, is)].sort()]);
    }
  };

  /** Each listed key that had no use when use and keys were last whole together, and has now, has begun. */
  const checkBeginnings = (events: readonly LedgerEvent[], now: Whole): void => {
    if (!now.keys || !now.usage || !compared || !hadAllKeys) return;
    const [before, usage] = [compared, now.usage];
    for (const key of now.keys) {
      const [first] = usedDays(usage, key.keyId);
      // Days that the first of the two readings could not have shown begin nothing.
      if (used(before, key) || first === undefined || addDays(usage.from, first) < before.from) continue;
      const began = (name: string): boolean =>
        events.some(({ change }) => change.name === name && 'key' in change && change.key.keyId === key.keyId) ||
        [...once].some((told) => told.startsWith(`${name} ${key.keyId} `));
      expect([key.keyId, began('traffic.started') || began('traffic.resumed')]).toEqual([key.keyId, true]);
    }
  };

  return {
    /** What the disk lost of it, so that the next value is inventory. */
    lose(part: WatchedPart): boolean {
      if (at[part] === undefined) return false;
      const { [part]: _value, ...values } = last;
      const { [part]: _at, ...moments } = at;
      [last, at] = [values, moments];
      if (part === 'keys') hadAllKeys = false;
      if (part === 'usage') compared = undefined;
      [people, isSince] = [{}, {}];
      return true;
    },

    /** What was told without a reading. */
    without(events: readonly LedgerEvent[]): void {
      for (const event of events) checkEvent(event, {}, null);
    },

    /** @param isLost A part was lost before. */
    after(snapshot: Snapshot, events: readonly LedgerEvent[], isLost: boolean): void {
      const now = wholeIn(snapshot);
      const to = readAtOf(snapshot);
      const wasIncomplete = new Set(incomplete);
      for (const event of events) checkEvent(event, now, to);
      expect(events.filter(({ change }) => change.name === 'baseline.lost')).toHaveLength(isLost ? 1 : 0);
      const epochs = new Set(events.map((event) => event.epoch));
      expect(epochs.size).toBeLessThan(2);
      const [own] = epochs;
      if (own !== undefined && epoch !== undefined) expect(own !== epoch).toBe(isLost);
      epoch = own ?? epoch;
      checkRoleCaps(events, now);
      checkBeginnings(events, now);
      for (const part of WATCHED_PARTS) {
        const isOut = now[part] === undefined && (at[part] !== undefined || wasIncomplete.has(part));
        expect([part, incomplete.has(part)]).toEqual([part, isOut]);
      }
      const inventory = listsOf(now);
      for (const part of ['keys', 'members', 'invites'] as const) {
        if (now[part] === undefined) continue;
        if (last[part] === undefined) replayed = { ...replayed, [part]: inventory[part] };
        expect([part, sorted(replayed[part])]).toEqual([part, sorted(inventory[part])]);
      }
      last = { ...last, ...now };
      for (const part of WATCHED_PARTS) {
        // Use is compared together with the keys that it is of.
        const isHeld = part === 'usage' && now.keys === undefined && last.keys !== undefined && at.usage !== undefined;
        if (now[part] !== undefined && !isHeld) at = { ...at, [part]: to };
      }
      // Who the members were is first known later than the keys, or the invites.
      if (isSince.keys) people = { ...people, keys: people.keys ?? last.members };
      if (isSince.invites) people = { ...people, invites: people.invites ?? last.members };
      if (now.keys)
        [people, isSince] = [
          { ...people, keys: last.members },
          { ...isSince, keys: true },
        ];
      if (now.invites)
        [people, isSince] = [
          { ...people, invites: last.members },
          { ...isSince, invites: true },
        ];
      if (now.keys) hadAllKeys = true;
      if (now.usage && (now.keys || !last.keys || !compared)) compared = now.usage;
    },

    /** All that was told of. */
    count: (): number => seq,
  };
};
