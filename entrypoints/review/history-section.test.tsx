// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { historyAt } from '../../utils/protocol/review-address';
import { onMessage } from '../../utils/protocol/testing';
import type { HistoryEvent, HistoryView } from '../../utils/protocol/views/history';
import { countUp } from '../../utils/storage/revision';
import { answer, open, PROJECT, press, setUpPage, shows, text, viewed } from './testing/page';

setUpPage();

const event = (seq: number, title: string): HistoryEvent => ({
  ...{ seq, tone: 'stop', detail: 'It carried requests.', about: 'key:k9', when: 'Between 09:00 and 09:15 UTC' },
  title: [{ text: 'The key ' }, { text: title, foreign: true }, { text: ' was deleted' }],
});
const history = (over: Partial<HistoryView> = {}): HistoryView => ({
  days: [{ day: '2026-11-21', title: '21 Nov', events: [event(9, 'prod')] }],
  ...{ next: null, newest: 9, footnote: 'Compared since 1 Nov', damaged: 0 },
  ...over,
});
const openHistory = (): void => {
  answer(viewed());
  open(historyAt(PROJECT));
};

it('what happened is listed by days, with what it means and when', async () => {
  onMessage('getHistory', () => history());
  openHistory();
  await shows('The key prod was deleted');
  for (const words of ['21 Nov', 'It carried requests.', 'Between 09:00', 'Compared since 1 Nov'])
    expect(text()).toContain(words);
  expect(document.querySelector('[data-event="9"] bdi')?.textContent).toBe('prod');
});

it('where nothing has happened yet, says what would stand here', async () => {
  onMessage('getHistory', () => history({ days: [] }));
  openHistory();
  await shows('Nothing has changed since Linchpin began to compare readings');
});

it('older changes come at a press, and a day of both is one', async () => {
  onMessage('getHistory', ({ data }) =>
    data.before === undefined
      ? history({ next: 9 })
      : history({ days: [{ day: '2026-11-21', title: '21 Nov', events: [event(8, 'older')] }] }),
  );
  openHistory();
  await press('Show older changes');
  await shows('The key older was deleted');
  expect(text()).toContain('The key prod was deleted');
  expect(document.querySelectorAll('h3')).toHaveLength(1);
  expect(text()).not.toContain('Show older changes');
});

it('a new reading brings what it found', async () => {
  let view = history({ days: [] });
  onMessage('getHistory', () => view);
  openHistory();
  await shows('Nothing has changed');
  view = history();
  await countUp(PROJECT);
  await shows('The key prod was deleted');
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
  await shows('The key prod was deleted');
  location.hash = document.querySelector<HTMLAnchorElement>('[data-event="9"] a')?.hash ?? '';
  await shows('Filtered: only what happened to one of them');
  expect(asked).toHaveBeenLastCalledWith('key:k9');
  expect(document.querySelector('[data-event="9"] a')).toBeNull();
  location.hash =
    [...document.querySelectorAll('a')].find(({ textContent }) => textContent === 'Show the whole history')?.hash ?? '';
  await vi.waitFor(() => expect(text()).not.toContain('Filtered'));
});
