/** What Linchpin reads of a project, and the scopes that each part takes (docs/deepgram/api.md 0.2, 3.3). */
export const READ_SCOPES = {
  project: ['project:read'],
  keys: ['keys:read'],
  /** `GET members` needs these, and the same three make the key list whole. */
  people: ['members:read', 'admins:read', 'owners:read'],
  usage: ['usage:read'],
  /** Wanted for cost, and not needed. */
  billing: ['billing:read'],
  /** Not needed either. Deepgram documents none; these are inferred. */
  invites: ['members:read:invites', 'admins:read:invites', 'owners:read:invites'],
} as const;

export type ReadScope = (typeof READ_SCOPES)[keyof typeof READ_SCOPES][number];

export const ALL_READ_SCOPES: readonly ReadScope[] = Object.values(READ_SCOPES).flat();
