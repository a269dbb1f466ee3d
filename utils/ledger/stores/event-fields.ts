import { isObject } from '../../objects';
import type { ChangeName } from '../../rules/events/event';
import { DEADLINE_STEPS, WATCHED_PARTS } from '../../rules/events/event';
import { areTexts, isInvite, isKey, isMember, isText } from './checks';

type Check = (value: unknown) => boolean;

const isFigure: Check = Number.isFinite;
const isDay: Check = (value) => typeof value === 'string' && !Number.isNaN(Date.parse(`${value}T00:00:00Z`));
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const orAbsent =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const oneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);

const key: Check = isKey;
const member: Check = isMember;
const invite: Check = isInvite;
const scopes: Check = areTexts;
const role = orNull(oneOf('owner', 'admin', 'member'));
const step = oneOf(...DEADLINE_STEPS);
const parts: Check = (value) =>
  Array.isArray(value) && value.length > 0 && value.every((part) => WATCHED_PARTS.includes(part));
const carried = orNull(
  (value) => isObject(value) && isFigure(value.last7) && isFigure(value.last30) && orNull(isDay)(value.lastDay),
);

/** What each kind of event needs to be told: a disk may damage any of it. */
const FIELDS: { readonly [N in ChangeName]: Readonly<Record<string, Check>> } = {
  'key.appeared': { key },
  'key.disappeared': { key, carried, cause: oneOf('creator-removed', 'deleted', 'unknown') },
  'key.expired': { key, carried },
  'key.renamed': { key, was: isText },
  'key.changed': { key, was: isKey },
  'key.scopes-lost': { key, scopes, was: role, role, carried: orAbsent(carried) },
  'key.scopes-regained': { key, scopes, was: role, role, carried: orAbsent(carried) },
  'key.expiry-neared': { key, step, carried },
  'stored-key.expiry-neared': { key, step, carried },
  'member.joined': { member },
  'member.left': { member, keys: areTexts, inUse: orNull(isFigure) },
  'member.role-changed': { member, was: isMember },
  'member.changed': { member, was: isMember },
  'owners.one-left': { member },
  'invite.sent': { invite },
  'invite.accepted': { invite },
  'invite.withdrawn': { invite },
  'invite.ended': { invite },
  'invite.changed': { invite, was: isInvite },
  'traffic.started': { key, day: isDay },
  'traffic.resumed': { key, day: isDay, silentDays: isFigure },
  'traffic.stopped': { key, day: isDay, daily: isFigure },
  'traffic.moved': { key, to: isKey, day: isDay, daily: isFigure },
  'successor.gone': { key, successor: isKey },
  'backup.left': { key, backup: member },
  'contact.left': { member, contact: isMember, as: oneOf('backup', 'responsible') },
  'canary.used': { key, day: isDay },
  'reading.incomplete': { parts, why: orAbsent(isText) },
  'reading.recovered': { parts },
  'baseline.lost': {},
  'records.restored': { notes: isFigure, snoozes: isFigure },
  'watch.paused': { why: isText },
  'watch.resumed': {},
};

const isKnown = (name: unknown): name is ChangeName => typeof name === 'string' && Object.hasOwn(FIELDS, name);

/** A stored change as it is told now: an older Linchpin told each part of a reading apart. */
export const presentForm = <C extends object>(change: C): C =>
  'part' in change ? (({ part, ...rest }) => ({ ...rest, parts: [part] }) as unknown as C)(change) : change;

/** Whether a stored change has all that its kind is told by. One of a kind that a newer version made is none. */
export const isChange = (value: unknown): boolean =>
  isObject(value) &&
  isKnown(value.name) &&
  Object.entries(FIELDS[value.name]).every(([field, check]) => check(presentForm(value)[field]));
