import type { ScopeRow } from '../../../utils/protocol/views/key';
import type { Answer } from '../../../utils/rules/answer';
import { READ_SCOPES } from '../../../utils/rules/read-scopes';
import { effectiveScopes, expandScopes } from '../../../utils/rules/roles';

/** What was found out about a key. An answer outweighs what the scopes say: Deepgram decides, not the role table. */
export interface Found {
  /** The key's scopes as given at creation; `null` where neither call told them. */
  readonly scopes: readonly string[] | null;
  /** Its creator's scopes as the members list gives them; `null` where it couldn't be read. */
  readonly creatorScopes: readonly string[] | null;
  readonly projects: Answer<unknown>;
  readonly keys: Answer<unknown>;
  readonly members: Answer<unknown>;
  readonly usage: Answer<unknown>;
  readonly cost: Answer<unknown>;
}

/** The parts that a person is shown; who is invited is told by the members' own row. */
type ShownPart = Exclude<keyof typeof READ_SCOPES, 'invites'>;

const IS_WRITE = /:write(:|$)/;

/**
 * What the key can do now: its scopes, cut down by its creator's present role where that is known (docs/deepgram/api.md
 * 0.3).
 */
export const heldScopes = ({
  scopes,
  creatorScopes,
}: Pick<Found, 'scopes' | 'creatorScopes'>): readonly string[] | null => {
  if (scopes === null) return null;
  return creatorScopes === null ? expandScopes(scopes) : effectiveScopes(scopes, creatorScopes);
};

/** The table of what a key unlocks: each part Linchpin reads, then what the key can do and Linchpin never needs. */
export const scopeRows = (found: Found): readonly ScopeRow[] => {
  const scopes = heldScopes(found);

  const state = (answer: Answer<unknown>, needed: readonly string[]): ScopeRow['state'] => {
    if (answer.state !== 'failed') return 'granted';
    if (answer.fault.kind === 'forbidden') return 'missing';
    if (scopes === null) return 'unknown';
    return needed.every((scope) => scopes.includes(scope)) ? 'granted' : 'missing';
  };
  const row = (id: ShownPart, answer: Answer<unknown>): ScopeRow => ({
    id,
    scopes: READ_SCOPES[id],
    state: state(answer, READ_SCOPES[id]),
  });

  const writes = scopes?.filter((scope) => IS_WRITE.test(scope)) ?? [];
  return [
    row('project', found.projects),
    row('keys', found.keys),
    row('people', found.members),
    row('usage', found.usage),
    row('billing', found.cost),
    ...(scopes === null ? [{ id: 'writes', scopes: ['keys:write'], state: 'unknown' } as const] : []),
    ...(writes.length > 0 ? [{ id: 'writes', scopes: writes, state: 'excess' } as const] : []),
  ];
};
