import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { KeyQuery, LastRequest } from '../../utils/deepgram/types';
import { type Answer, failed, whole } from '../../utils/rules/answer';
import { createLastRequests } from './last-requests';
import { createState } from './state';
import { refused } from './testing/browser';

const CREATED = '2026-11-20T14:03:11.5Z';
const at = (created: string): Answer<LastRequest | null> => whole({ requestId: 'r', created });

beforeEach(() => fakeBrowser.reset());

const start = (answer: Answer<LastRequest | null> = at(CREATED)) => {
  const clock = { at: 1_000_000 };
  const lastRequest = vi.fn(async (_query: KeyQuery) => answer);
  const state = createState();
  return { clock, lastRequest, requests: createLastRequests({ reader: { lastRequest }, state, now: () => clock.at }) };
};

it('says when the latest request came, that the log holds none, or why that is not known', async () => {
  expect(await start().requests.ask('p', ['a'])).toEqual({
    a: { askedAt: 1_000_000, latest: whole(CREATED), seen: CREATED },
  });
  const { requests } = start(whole(null));
  expect(await requests.ask('other', ['a'])).toEqual({ a: { askedAt: 1_000_000, latest: whole(null), seen: null } });
  const fault = refused('forbidden');
  expect(await start(failed(fault)).requests.ask('third', ['a'])).toMatchObject({ a: { latest: failed(fault) } });
});

it('asks once a minute for a key, however often its card is opened', async () => {
  const { clock, lastRequest, requests } = start();
  await Promise.all([requests.ask('p', ['a']), requests.ask('p', ['a'])]);
  clock.at += 59_000;
  await requests.ask('p', ['a']);
  expect(lastRequest).toHaveBeenCalledTimes(1);
  await requests.ask('p', ['b']);
  clock.at += 1_000;
  await requests.ask('p', ['a']);
  expect(lastRequest.mock.calls.map(([{ keyId }]) => keyId)).toEqual(['a', 'b', 'a']);
});

it('asks again where the clock was set back', async () => {
  const { clock, lastRequest, requests } = start();
  await requests.ask('p', ['a']);
  clock.at -= 3_600_000;
  await requests.ask('p', ['a']);
  expect(lastRequest).toHaveBeenCalledTimes(2);
});

it('asks for two keys at a time, however many it is about', async () => {
  let running = 0;
  let most = 0;
  const lastRequest = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 1));
    running -= 1;
    return at(CREATED);
  };
  const requests = createLastRequests({ reader: { lastRequest }, state: createState(), now: () => 0 });
  await requests.ask('p', [...'abcdefghij']);
  expect(most).toBe(2);
});

describe('a request once seen', () => {
  it('is not forgotten when the worker ends, nor for an answer that lacks it', async () => {
    await start().requests.ask('p', ['a']);
    const { requests } = start(whole(null));
    expect(await requests.seen('p')).toMatchObject({ a: { latest: whole(CREATED), seen: CREATED } });
    expect(await requests.ask('p', ['a'])).toMatchObject({ a: { latest: whole(null), seen: CREATED } });
    expect(await start(at('2026-11-01T00:00:00Z')).requests.ask('p', ['a'])).toMatchObject({ a: { seen: CREATED } });
    expect(await start(at('2026-11-21T00:00:00Z')).requests.ask('p', ['a'])).toMatchObject({
      a: { seen: '2026-11-21T00:00:00Z' },
    });
    expect(await requests.seen('other')).toEqual({});
  });

  it('is kept of the 200 keys that were asked for last', async () => {
    const { requests } = start();
    const keyIds = Array.from({ length: 230 }, (_, i) => `k${i}`);
    await requests.ask('p', keyIds);
    expect(Object.keys(await requests.seen('p'))).toEqual(keyIds.slice(30));
  });
});
