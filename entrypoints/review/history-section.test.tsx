// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { press, shows, text } from '../../components/testing/screen';
import { historyAt } from '../../utils/protocol/review-address';
import { onMessage } from '../../utils/protocol/testing';
import type { FoundHistory, NumberedChange } from '../../utils/protocol/views/history';
import { aKey } from '../../utils/rules/testing';
import { readSettings } from '../../utils/settings/settings';
import { countUp } from '../../utils/storage/revision';
import { answer, open, PROJECT, setUpPage, viewed } from './testing/page';

setUpPage();

const AT = Date.parse('2026-11-21T09:15:00Z');
const DAY = 86_400_000;

/** A key that was deleted. */
const event = (seq: number, comment: string, to = AT): NumberedChange => ({
  ...{ seq, from: to - 900_000, to },
  change: {
    ...{ name: 'key.disappeared', cause: 'deleted', carried: { last7: 10, last30: 40, lastDay: '2026-11-20' } },
    key: aKey('k9', 'm1', { comment }),
  },
});
type Found = Extract<FoundHistory, { state: 'present' }>;
const history = (over: Partial<Found> = {}): Found => ({
  ...{ state: 'present', events: [event(9, 'prod')], damaged: 0, next: null, gaps: [] },
  ...{ since: Date.parse('2026-11-01'), everyMinutes: 15, today: '2026-11-21' },
  ...over,
});
const openHistory = (): void => {
  answer(viewed());
  open(historyAt(PROJECT));
};

it('what happened is listed by days, with what it means and when', async () => {
  onMessage('getHistory', () => history());
  openHistory();
  await shows('The key “prod” was deleted');
  for (const words of ['21 Nov', 'It carried 10 requests', 'Between 21 Nov 2026, 09:00', 'Compared since 1 Nov'])
    expect(text()).toContain(words);
  expect(document.querySelector('[data-event="9"] bdi')?.textContent).toBe('prod');
});

it('where nothing has happened yet, says what would stand here', async () => {
  onMessage('getHistory', () => history({ events: [] }));
  openHistory();
  await shows('Nothing has changed since Linchpin began to compare readings');
});

it('older changes come at a press, and a day of both is one', async () => {
  onMessage('getHistory', ({ data }) =>
    data.before === undefined ? history({ next: 9 }) : history({ events: [event(8, 'older')] }),
  );
  openHistory();
  await press('Show older changes');
  await shows('The key “older” was deleted');
  expect(text()).toContain('The key “prod” was deleted');
  expect(document.querySelectorAll('h3')).toHaveLength(1);
  expect(text()).not.toContain('Show older changes');
});

it('a new reading brings what it found', async () => {
  let view = history({ events: [] });
  onMessage('getHistory', () => view);
  openHistory();
  await shows('Nothing has changed');
  view = history();
  await countUp(PROJECT);
  await shows('The key “prod” was deleted');
});

it('what can’t be read is said, and can be asked for again', async () => {
  const asked = vi.fn(() => {
    throw new Error('no ledger');
  });
  onMessage('getHistory', asked);
  openHistory();
  await shows("Linchpin's background did not answer");
  onMessage('getHistory', () => history({ damaged: 2 }));
  await press('Try again');
  await shows('2 stored changes could not be read');
});

it('one key’s history alone is a press away, and all of it again', async () => {
  const asked = vi.fn<(about: string | undefined) => void>();
  onMessage('getHistory', ({ data }) => {
    asked(data.about);
    return history();
  });
  openHistory();
  await shows('The key “prod” was deleted');
  location.hash = document.querySelector<HTMLAnchorElement>('[data-event="9"] a')?.hash ?? '';
  await shows('Filtered: what happened to one key');
  await vi.waitFor(() => expect(asked).toHaveBeenLastCalledWith('key:k9'));
  expect(document.querySelector('[data-event="9"] a')).toBeNull();
  location.hash =
    [...document.querySelectorAll('a')].find(({ textContent }) => textContent === 'Show the whole history')?.hash ?? '';
  await vi.waitFor(() => expect(text()).not.toContain('Filtered'));
});

it('a new reading keeps what a person has loaded', async () => {
  const OLDER = { events: [event(4, 'older', AT - DAY)], next: 4 };
  let latest = history({ next: 9 });
  onMessage('getHistory', ({ data }) => (data.before === undefined ? latest : history(OLDER)));
  openHistory();
  await press('Show older changes');
  await shows('The key “older” was deleted');
  latest = history({ events: [event(9, 'prod', AT - 900_000), event(10, 'fresh')], next: 9 });
  await countUp(PROJECT);
  await shows('The key “fresh” was deleted');
  const seqs = [...document.querySelectorAll('[data-event]')].map((row) => row.getAttribute('data-event'));
  expect(seqs).toEqual(['10', '9', '4']);
});

it('a storage that can not be read is said, and not that nothing has changed', async () => {
  onMessage('getHistory', () => ({ state: 'unavailable', problem: 'newer-version' }));
  openHistory();
  await vi.waitFor(() => expect(document.querySelector('#history ~ .lp-notice')).not.toBeNull());
  expect(text()).not.toContain('Nothing has changed');
});

it('is narrowed by links, which a reload keeps; and coming is one visit, however often it is asked', async () => {
  const asked: unknown[] = [];
  onMessage('getHistory', ({ data }) => {
    asked.push([data.only, data.since, data.isVisit]);
    return history(data.only === 'members' ? { events: [] } : {});
  });
  openHistory();
  await shows('The key “prod” was deleted');
  const choose = (label: string): void => {
    location.hash = [...document.querySelectorAll('a')].find(({ textContent }) => textContent === label)?.hash ?? '';
  };
  choose('Since yesterday');
  await vi.waitFor(() => expect(asked.at(-1)).toEqual([undefined, 'yesterday', true]));
  choose('Members');
  await shows('Nothing of this kind happened in this time');
  expect(asked.at(-1)).toEqual(['members', 'yesterday', true]);
  const chosen = [...document.querySelectorAll('a[aria-current="true"]')].map(({ textContent }) => textContent);
  expect(chosen).toEqual(['Members', 'Since yesterday']);
  await countUp(PROJECT);
  await vi.waitFor(() => expect(asked.at(-1)).toEqual(['members', 'yesterday', undefined]));
});

it('a time without a reading is drawn as one', async () => {
  const gaps = [{ from: AT - DAY, to: AT }];
  onMessage('getHistory', () => history({ gaps }));
  openHistory();
  await shows('Not watched from 20 Nov 2026, 09:15 to 21 Nov 2026, 09:15 UTC');
  expect(document.querySelector('.history-gap')?.textContent).toContain('The browser was closed');
});

it('a notification’s event is gone to, loading older ones until it is there', async () => {
  const OLDER = { events: [event(4, 'older', AT - DAY)] };
  onMessage('getHistory', ({ data }) => history(data.before === undefined ? { next: 9 } : OLDER));
  const seen = vi.fn<(range: { readonly from: number; readonly seq: number }) => void>();
  onMessage('markHistorySeen', ({ data }) => seen(data));
  answer(viewed());
  open(historyAt(PROJECT, {}, 4));
  await vi.waitFor(() => expect(document.activeElement?.getAttribute('data-event')).toBe('4'));
  // What was loaded is seen, and only that.
  expect(seen.mock.calls.map(([{ from, seq }]) => [from, seq])).toEqual([
    [9, 9],
    [1, 4],
  ]);
});

describe('a kind of alert that nobody reacts to', () => {
  const alarming = (seq: number, to = AT): NumberedChange => ({
    ...event(seq, `key ${seq}`, to),
    alert: 'trafficStopped',
  });
  const openUnanswered = () => {
    onMessage('getHistory', () => history({ events: [alarming(8, AT - DAY), alarming(9)] }));
    onMessage('listUnanswered', () => [{ kind: 'trafficStopped', times: 6 }]);
    openHistory();
  };

  it('is offered to be turned off at its newest event, at one press that can be undone', async () => {
    openUnanswered();
    await shows('Told 6 times in the last week, and nobody looked.');
    expect([...document.querySelectorAll('.history-less')].map((each) => each.closest('li')?.dataset.event)).toEqual([
      '9',
    ]);
    await press(/^Don't tell me of these/);
    await shows('You are no longer told of these.');
    expect((await readSettings()).tellTrafficStopped).toBe(false);
    await press(/^Undo/);
    await shows('Told 6 times in the last week, and nobody looked.');
    expect((await readSettings()).tellTrafficStopped).toBe(true);
  });

  it('is asked for before the look that answers it', async () => {
    const calls: string[] = [];
    let answerAsked = (_: []): void => undefined;
    onMessage('getHistory', () => history());
    onMessage('markHistorySeen', () => void calls.push('seen'));
    onMessage('listUnanswered', () => {
      calls.push('asked');
      return new Promise<[]>((resolve) => {
        answerAsked = resolve;
      });
    });
    openHistory();
    await shows('The key “prod” was deleted');
    expect(calls).toEqual(['asked']);
    answerAsked([]);
    await vi.waitFor(() => expect(calls).toEqual(['asked', 'seen']));
  });

  it('is still told of where the setting can’t be stored, which is said', async () => {
    openUnanswered();
    await shows('Told 6 times in the last week, and nobody looked.');
    vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValueOnce(new Error('full'));
    await press(/^Don't tell me of these/);
    await shows('The setting could not be stored, so you are still told of these.');
  });
});
