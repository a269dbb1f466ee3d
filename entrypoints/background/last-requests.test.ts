import { expect, it, vi } from 'vitest';
import type { LastRequest } from '../../utils/deepgram/types';
import { type Answer, failed, whole } from '../../utils/ownership/answer';
import { createLastRequests } from './last-requests';
import { refused } from './testing';

const REQUEST = { requestId: 'r', created: '2026-11-20T14:03:11.5Z' };

const start = (answer: Answer<LastRequest | null> = whole(REQUEST)) => {
  const clock = { at: 1_000_000 };
  const lastRequest = vi.fn(async (_query: { keyId: string }) => answer);
  return { clock, lastRequest, requests: createLastRequests({ reader: { lastRequest }, now: () => clock.at }) };
};
const of = (keyId: string) => ({ projectId: 'p', keyId });

it('tells when the latest request came', async () => {
  expect(await start().requests.get(of('a'))).toBe(REQUEST.created);
  expect(await start(whole(null)).requests.get(of('a'))).toBeNull();
  expect(await start(failed(refused('forbidden'))).requests.get(of('a'))).toBeNull();
});

it('asks once a minute for a key, whoever opens its card', async () => {
  const { clock, lastRequest, requests } = start();
  await Promise.all([requests.get(of('a')), requests.get(of('a'))]);
  clock.at += 59_000;
  await requests.get(of('a'));
  expect(lastRequest).toHaveBeenCalledTimes(1);
  await requests.get(of('b'));
  clock.at += 1_000;
  await requests.get(of('a'));
  expect(lastRequest.mock.calls.map(([{ keyId }]) => keyId)).toEqual(['a', 'b', 'a']);
});

it('asks again where the clock was set back', async () => {
  const { clock, lastRequest, requests } = start();
  await requests.get(of('a'));
  clock.at -= 3_600_000;
  await requests.get(of('a'));
  expect(lastRequest).toHaveBeenCalledTimes(2);
});
