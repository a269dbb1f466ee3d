import type { KeyCheck } from '../../../utils/protocol/views/key';
import { type Answer, failed, seenIn } from '../../../utils/rules/answer';
import { roleOf } from '../../../utils/rules/roles';
import type { ApiKey, Member, Snapshot, Viewer } from '../../../utils/rules/snapshot';
import { rawName } from '../../../utils/wording/people';
import { scopeRows } from './scope-rows';

export interface Description {
  readonly facts: Pick<KeyCheck, 'keyId' | 'creator' | 'expires' | 'scopes' | 'seesAllKeys' | 'seesUse'>;
  /** The key itself and its creator, as far as the reading shows them. */
  readonly key: ApiKey | null;
  readonly creator: Member | null;
  /** Its scopes as given at creation; `null` where nothing told them. */
  readonly scopes: readonly string[] | null;
}

/** What a reading shows of the key it was made with. `projects` is the answer that listed its projects. */
export const describeKey = (viewer: Viewer, reading: Snapshot | undefined, projects: Answer<unknown>): Description => {
  const unread = failed(
    projects.state === 'failed' ? projects.fault : { kind: 'not-found', endpoint: 'GET /v1/projects' },
  );
  const keys = [...seenIn<ApiKey>(reading?.keys ?? unread), ...seenIn<ApiKey>(reading?.expiredKeys ?? unread)];
  const key = keys.find(({ keyId }) => keyId === viewer.keyId) ?? null;
  const members = seenIn<Member>(reading?.members ?? unread);
  const creator = members.find(({ memberId }) => memberId === key?.creator.memberId) ?? null;
  const scopes = viewer.scopes ?? key?.scopes ?? null;
  const facts = {
    keyId: viewer.keyId ?? null,
    creator: key
      ? {
          name: rawName(creator ?? key.creator),
          email: key.creator.email,
          role: creator ? roleOf(creator.scopes) : null,
        }
      : null,
    expires: key?.expires ?? null,
    scopes: scopeRows({
      scopes,
      creatorScopes: creator?.scopes ?? null,
      projects,
      keys: reading?.keys ?? unread,
      members: reading?.members ?? unread,
      usage: reading?.usage ?? unread,
      cost: reading?.cost ?? unread,
    }),
    seesAllKeys: reading?.keys.state === 'whole' && reading.members.state === 'whole',
    seesUse: reading !== undefined && reading.usage.state !== 'failed',
  };
  return { facts, key, creator, scopes };
};
