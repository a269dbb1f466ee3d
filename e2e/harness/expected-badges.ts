import { addDays, DAY_MS, dayOf } from '../../simulator/world/days';
import { expandScopes, keyState, membershipScopes, soleOwner } from '../../simulator/world/rules';
import type { Account, SimKey, SimProject } from '../../simulator/world/types';
import { requestsIn } from '../../simulator/world/usage';
import type { World } from '../../simulator/world/world';
import type { Row } from './rows';

/**
 * What every row must carry, worked out from the simulator's world alone. It shares no code with what ships, so that it
 * can disagree. Each function gives the rows that are wrong, in words; an empty list is what a test wants.
 */
export interface Judge {
  teamRow(row: Row): string | undefined;
  /** `keyId`: which key the row is, told by the Console itself. */
  keyRow(row: Row, keyId: string): string | undefined;
}

const WINDOW_DAYS = 7;
const EXPIRES_SOON_DAYS = 14;

const nameOf = ({ firstName = '', lastName = '', email }: Account): string =>
  `${firstName} ${lastName}`.trim() || email;

const figure = (count: number): string => count.toLocaleString('en-US');

export const createJudge = (world: World, projectId: string): Judge => {
  const project = world.project(projectId);
  const accountOf = (id: string): Account => world.accounts.get(id) ?? { id, email: '' };
  const requestsOf = (keyId: string, days: number = WINDOW_DAYS): number => {
    const today = dayOf(world.clock.now());
    return requestsIn(project, keyId, addDays(today, 1 - days), today, world.clock.now());
  };
  const activeKeysOf = (accountId: string): SimKey[] =>
    [...project.keys.values()].filter(
      (key) => key.creatorId === accountId && keyState(project, key, world.clock.now()) === 'active',
    );

  return {
    teamRow: (row) => {
      const [email] = row.emails;
      const one = onlyBadge(row);
      if (typeof one === 'string') return one;
      const member = [...project.members.keys()].find((id) => accountOf(id).email === email);
      if (member === undefined) {
        const invited = project.invites.some((invite) => invite.email === email);
        return invited && one.for === `invite:${email}` ? undefined : `${email} carries ${one.for}`;
      }
      if (one.for !== `member:${member}`) return `${email} carries ${one.for}`;
      if (soleOwner(project, member)) return lacking(one.label, ['Only Owner']);
      return lacking(one.label, memberFigures(activeKeysOf(member), requestsOf));
    },
    keyRow: (row, keyId) => {
      const key = project.keys.get(keyId);
      if (!key) return `“${row.text}” is no key of the project (${keyId})`;
      const one = onlyBadge(row);
      if (typeof one === 'string') return one;
      const twins = twinsOf(project, key, accountOf);
      if (one.for === 'ambiguous') return twins === 'none' ? `“${key.comment}” is said to be ambiguous` : undefined;
      if (twins === 'identical') return `“${key.comment}” was guessed: ${one.for}`;
      if (one.for !== `key:${keyId}`) return `“${key.comment}” (${keyId}) carries ${one.for}`;
      return lacking(one.label, keyFigures(world, project, key, requestsOf(keyId)));
    },
  };
};

const onlyBadge = (row: Row): Row['badges'][number] | string => {
  const [badge] = row.badges;
  if (!badge || row.badges.length !== 1) return `“${row.text}” carries ${row.badges.length} badges`;
  return badge.label.trim() ? badge : `“${row.text}” carries an empty badge`;
};

const memberFigures = (keys: readonly SimKey[], requestsOf: (keyId: string, days?: number) => number): string[] => {
  if (keys.length === 0) return ['No keys'];
  const sumOver = (days?: number): number => keys.reduce((sum, key) => sum + requestsOf(key.id, days), 0);
  const requests = sumOver();
  // Nothing yesterday nor today: it is said for how long.
  const isDrained = requests > 0 && sumOver(2) === 0;
  return [`${keys.length} key`, ...(requests > 0 ? [figure(requests)] : []), ...(isDrained ? ['◔', 'quiet '] : [])];
};

/** The worst thing about a key comes first, and with it what the badge has to say. */
const keyFigures = (world: World, project: SimProject, key: SimKey, requests: number): string[] => {
  const now = world.clock.now();
  const creator = project.members.get(key.creatorId);
  if (!creator) return ['creator has left'];
  if (keyState(project, key, now) === 'expired') return ['expired'];
  const granted = membershipScopes(creator);
  if ([...expandScopes(key.scopes)].some((scope) => !granted.has(scope))) return ['role-capped'];
  if (key.expiresAt !== undefined && key.expiresAt - now < EXPIRES_SOON_DAYS * DAY_MS) return ['expires'];
  return requests > 0 ? [figure(requests)] : [];
};

const lacking = (label: string, figures: readonly string[]): string | undefined => {
  const missing = figures.filter((text) => !label.includes(text));
  return missing.length ? `“${label}” does not say ${missing.join(' and ')}` : undefined;
};

/**
 * `identical`: another key shows the same in every column, so a right badge could only be a guess. `alike`: the same
 * comment and creator's name; whether they can be told apart depends on what the layout shows.
 */
const twinsOf = (
  project: SimProject,
  key: SimKey,
  accountOf: (id: string) => Account,
): 'none' | 'alike' | 'identical' => {
  const shown = (text: string): string => text.replace(/\s+/g, ' ').trim();
  const name = nameOf(accountOf(key.creatorId));
  const alike = [...project.keys.values()].filter(
    (other) =>
      other.id !== key.id && shown(other.comment) === shown(key.comment) && nameOf(accountOf(other.creatorId)) === name,
  );
  const identical = alike.some(
    (other) =>
      other.creatorId === key.creatorId &&
      other.expiresAt === key.expiresAt &&
      Math.abs(other.createdAt - key.createdAt) < 60_000 &&
      [...other.tags].sort().join() === [...key.tags].sort().join() &&
      [...other.scopes].sort().join() === [...key.scopes].sort().join(),
  );
  return identical ? 'identical' : alike.length ? 'alike' : 'none';
};
