import { type Answer, whole } from '../rules/answer';
import { check, field, unreadable } from './rows';
import { requestRow } from './schemas';
import type { Client, KeyQuery, LastRequest } from './types';

/**
 * The latest request of one key; `null` when the log, which reaches back 90 days, has none. One call a key: only for a
 * key that a person has opened, or of whose silence a verdict would speak (docs/architecture.md, calls).
 */
export const readLastRequest = (
  client: Client,
  { projectId, keyId }: KeyQuery,
  signal?: AbortSignal,
): Promise<Answer<LastRequest | null>> =>
  client.get(
    {
      path: '/v1/projects/{project_id}/requests',
      params: { project_id: projectId },
      query: { accessor: keyId, limit: '1' },
      read: (body, endpoint) => readFirst(body, endpoint, keyId),
    },
    signal,
  );

/** Newest first. A row may be wrapped, as it is when one request is asked for (docs/deepgram/api.md 4.8). */
const readFirst = (body: unknown, endpoint: string, keyId: string): Answer<LastRequest | null> => {
  const rows = field(body, 'requests');
  if (!Array.isArray(rows)) return unreadable(endpoint, 'requests');
  if (rows.length === 0) return whole(null);
  const wrapped = field(rows[0], 'request');
  const at = wrapped === undefined ? 'requests[0]' : 'requests[0].request';
  const checked = check(requestRow, wrapped ?? rows[0]);
  if (!checked.ok) return unreadable(endpoint, checked.misfit ? `${at}.${checked.misfit}` : at);
  const { request_id, created, api_key_id, accessor, code, response } = checked.row;
  // Another key's request: the filter was not understood, so this says nothing of the key.
  if ((api_key_id ?? accessor ?? keyId).toLowerCase() !== keyId.toLowerCase())
    return unreadable(endpoint, `${at}.api_key_id`);
  const status = response?.code ?? code;
  return whole({ requestId: request_id, created, ...(typeof status === 'number' && { code: status }) });
};
