import type { Options } from '../../rules/analysis';
import { analyzeProject } from '../../rules/analyze-project';
import { failed, whole, withGaps } from '../../rules/answer';
import type { Snapshot } from '../../rules/snapshot';
import { aKey, aMember, aSeries, aSnapshot, FAULT, NOW, OPTIONS, OWN_KEYS_ONLY, TODAY } from '../../rules/testing';

/** For tests: the team of the board, one of each state. */
const KEYS = [
  aKey('ingest', 'tomas', { comment: 'Production - ingest', scopes: ['usage:write'], tags: ['production', 'eu'] }),
  aKey('ci', 'tomas', { comment: 'ci', scopes: ['owner'] }),
  aKey('left', 'gone', { comment: 'left behind' }),
  aKey('soon', 'maya', { comment: 'soon gone', expires: '2026-11-24T20:00:00Z' }),
  aKey('nameless', 'maya', { comment: ' \u200b', created: '2026-11-10T00:00:00Z', scopes: [] }),
  aKey('old', 'tomas', { comment: 'old demo' }),
  aKey('bot', 'platform-bot', { comment: 'bot' }),
  aKey('quiet', 'tomas', { comment: 'quiet' }),
];

export const USAGE = aSeries({
  ingest: { [TODAY]: 210, '2026-11-18': 8000 },
  left: { '2026-11-20': 4 },
  soon: { [TODAY]: 240 },
  old: { '2026-08-23': 5 },
  bot: { '2026-11-20': 35_020 },
  quiet: { '2026-11-01': 4 },
});

export const TEAM = {
  takenAt: NOW - 120_000,
  members: whole([
    aMember('maya', 'owner', { firstName: 'Maya', lastName: 'Iyer' }),
    aMember('tomas', 'admin', { firstName: 'Tomás', lastName: 'Nagy' }),
    aMember('sam'),
    aMember('platform-bot', 'admin'),
  ]),
  keys: whole(KEYS),
  expiredKeys: whole([aKey('over', 'tomas', { comment: 'over', expires: '2026-11-03T00:00:00Z' })]),
  invites: whole([{ email: 'newbie@northwind.example', scope: 'member' }]),
  usage: whole(USAGE),
  cost: whole(aSeries({ ingest: { [TODAY]: 41.2 } })),
} satisfies Partial<Snapshot>;

/** The same team to a viewer who sees only Tomás's keys, which are their own. */
export const OWN_KEYS = {
  ...TEAM,
  keys: withGaps(
    KEYS.filter(({ creator }) => creator.memberId === 'tomas'),
    [OWN_KEYS_ONLY],
  ),
} satisfies Partial<Snapshot>;

export const MEMBERS_REFUSED = { ...OWN_KEYS, members: failed(FAULT) } satisfies Partial<Snapshot>;

export const pictureOf = (parts: Partial<Snapshot> = TEAM, options: Options = OPTIONS) =>
  analyzeProject(aSnapshot(parts), options, NOW);
