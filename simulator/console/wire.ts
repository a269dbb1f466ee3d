/** What the Console's server answers its browser application. Times are RFC 3339, days and money as in the world. */
export interface WirePerson {
  member_id: string;
  email: string;
  first_name?: string;
  last_name?: string;
}

export type WireRole = 'owner' | 'admin' | 'member';

export interface WireProject {
  project_id: string;
  name: string;
  role: WireRole;
}

export interface WireMember extends WirePerson {
  role: WireRole;
}

export interface WireInvite {
  email: string;
  scope: string;
}

export interface WireKey {
  api_key_id: string;
  comment: string;
  scopes: string[];
  tags: string[];
  created: string;
  expiration_date?: string;
  creator: WirePerson;
}

export interface WireRequest {
  request_id: string;
  created: string;
  path: string;
  state: 'pending' | 'succeeded' | 'failed';
}

export interface WireRequestPage {
  page: number;
  limit: number;
  requests: WireRequest[];
}

/** In place of the answer, when the account may not do that. */
export interface WireRefusal {
  refused: string;
}

export interface WireRemoval {
  active_keys: number;
  requests_past_week: number;
}

export interface WireUsageDay {
  day: string;
  requests: number;
  hours: number;
  usd: number;
}

export interface WireNewKey {
  comment: string;
  role?: WireRole;
  expiration_days?: number;
  tags: string[];
}
