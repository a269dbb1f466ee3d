import type { Account } from '../../world/types';
import type { WirePerson } from '../wire';

/** Names are left out where there are none, as the API does. */
export function wirePerson({ id, email, firstName, lastName }: Account): WirePerson {
  return {
    member_id: id,
    email,
    ...(firstName ? { first_name: firstName } : {}),
    ...(lastName ? { last_name: lastName } : {}),
  };
}
