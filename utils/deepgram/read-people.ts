import { type Answer, withGaps } from '../rules/answer';
import type { ApiKey, Invite, Member, Person } from '../rules/snapshot';
import { check, field, isFailed, readRows } from './rows';
import { inviteRow, type KeyRow, keyRow, type MemberRow, memberRow, nestedKeyRow } from './schemas';

type PersonRow = Omit<MemberRow, 'scopes'>;

const personOf = ({ member_id, email, first_name, last_name }: PersonRow): Person => ({
  memberId: member_id,
  email,
  ...(first_name && { firstName: first_name }),
  ...(last_name && { lastName: last_name }),
});

const tagsOf = (tags: KeyRow['api_key']['tags']): readonly string[] =>
  typeof tags === 'string' ? [tags] : (tags ?? []);

const keyOf = (member: PersonRow, key: KeyRow['api_key']): ApiKey => ({
  keyId: key.api_key_id,
  comment: key.comment ?? '',
  scopes: key.scopes,
  tags: tagsOf(key.tags),
  created: key.created,
  ...(key.expiration_date && { expires: key.expiration_date }),
  creator: personOf(member),
});

/** Rows by id, the first of each: an id that is listed twice is one thing. */
const readById = <T>(
  body: unknown,
  endpoint: string,
  names: readonly [string, ...string[]],
  read: (raw: unknown) => { readonly id: string; readonly value: T } | { readonly misfit: string },
): Answer<readonly T[]> => {
  const byId = new Map<string, T>();
  const outcome = readRows(body, {
    endpoint,
    names,
    take: (raw) => {
      const row = read(raw);
      if ('misfit' in row) return row.misfit;
      if (!byId.has(row.id)) byId.set(row.id, row.value);
      return null;
    },
  });
  return isFailed(outcome) ? outcome : withGaps([...byId.values()], outcome);
};

export const readKeys = (body: unknown, endpoint: string): Answer<readonly ApiKey[]> =>
  readById(body, endpoint, ['api_keys'], (raw) => {
    const nested = field(raw, 'api_key') === undefined && field(field(raw, 'member'), 'api_key') !== undefined;
    if (nested) {
      const checked = check(nestedKeyRow, raw);
      if (!checked.ok) return checked;
      const { member } = checked.row;
      return { id: member.api_key.api_key_id, value: keyOf(member, member.api_key) };
    }
    const checked = check(keyRow, raw);
    if (!checked.ok) return checked;
    return { id: checked.row.api_key.api_key_id, value: keyOf(checked.row.member, checked.row.api_key) };
  });

export const readMembers = (body: unknown, endpoint: string): Answer<readonly Member[]> =>
  readById(body, endpoint, ['members'], (raw) => {
    const checked = check(memberRow, raw);
    if (!checked.ok) return checked;
    return { id: checked.row.member_id, value: { ...personOf(checked.row), scopes: checked.row.scopes } };
  });

/** The list is called `members` on pages of 2023, `invites` everywhere else (docs/deepgram/api.md 4.7). */
export const readInvites = (body: unknown, endpoint: string): Answer<readonly Invite[]> =>
  readById(body, endpoint, ['invites', 'members'], (raw) => {
    const checked = check(inviteRow, raw);
    if (!checked.ok) return checked;
    const { email, scope } = checked.row;
    return { id: email, value: { email, scope } };
  });
