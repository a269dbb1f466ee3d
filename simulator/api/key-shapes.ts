import { wireTime } from '../world/days';
import type { Account, SimKey } from '../world/types';
import type { ApiSettings } from './settings';

/** Absent names are left out, never null (docs/deepgram/api.md 4.2). */
export const personShape = (account: Account) => ({
  member_id: account.id,
  email: account.email,
  ...(account.firstName === undefined ? {} : { first_name: account.firstName }),
  ...(account.lastName === undefined ? {} : { last_name: account.lastName }),
});

/** Scopes as given at creation, whatever has become of its creator's role (docs/deepgram/api.md 0.3). */
export const keyShape = (key: SimKey) => ({
  api_key_id: key.id,
  comment: key.comment,
  scopes: key.scopes,
  ...(key.tags.length > 0 ? { tags: key.tags } : {}),
  created: wireTime(key.createdAt),
  ...(key.expiresAt === undefined ? {} : { expiration_date: wireTime(key.expiresAt) }),
});

/** Three nestings have been published or follow from what was (docs/deepgram/api.md 4.3). */
export const oneKeyShape = (nesting: ApiSettings['keyShape'], creator: Account, key: SimKey) => {
  const member = personShape(creator);
  const apiKey = keyShape(key);
  switch (nesting) {
    case 'top-level':
      return { member, api_key: apiKey };
    case 'item':
      return { item: { member, api_key: apiKey } };
    case 'item.member':
      return { item: { member: { ...member, api_key: apiKey } } };
  }
};
