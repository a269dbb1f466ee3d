// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SparkView } from '../../utils/protocol/views/spark';
import { Sparkline } from './sparkline';

const DAYS = [
  { height: 1, said: '19 Nov: 8,000 requests' },
  { height: 0, said: '20 Nov: 0 requests' },
  { height: 0.0001, said: '21 Nov: 1 request so far' },
];
const DRAWN: SparkView = {
  words: 'Requests per day from 19 Nov to 21 Nov',
  bars: { days: DAYS, soFar: true, from: '19 Nov', to: '21 Nov, so far', most: 'Most: 8,000' },
};

const draw = async (spark: SparkView): Promise<void> => {
  await act(() => render(<Sparkline spark={spark} />, document.body));
};
const chart = (): HTMLElement => {
  const found = document.querySelector<HTMLElement>('[role="slider"]');
  if (!found) throw new Error('no chart');
  return found;
};
const axis = () => [...document.querySelectorAll('.spark-axis > *')].map(({ textContent }) => textContent);
const send = (event: Event): Promise<void> =>
  act(() => {
    chart().dispatchEvent(event);
  });
const press = (key: string): Promise<void> => send(new KeyboardEvent('keydown', { key, bubbles: true }));

afterEach(() => {
  render(null, document.body);
  vi.restoreAllMocks();
});

describe('a sparkline', () => {
  it('shows the first day, the last one and the most of any day', async () => {
    await draw(DRAWN);
    expect(axis()).toEqual(['19 Nov', 'Most: 8,000', '21 Nov, so far']);
    expect(chart().getAttribute('aria-label')).toBe(DRAWN.words);
  });

  it('draws a bar for each day with requests, however few, and a day that is not over apart', async () => {
    await draw(DRAWN);
    const [whole, today] = [...document.querySelectorAll('path')].map((path) => path.getAttribute('d') ?? '');
    expect(whole?.match(/M/g)).toHaveLength(1);
    expect(today).toMatch(/^M2\.15 36V34\.0h/);
    expect(document.querySelector('.spark-today')?.getAttribute('d')).toBe(today);
  });

  it('draws a last day that is over like every other', async () => {
    if (!DRAWN.bars) throw new Error('nothing drawn');
    await draw({ ...DRAWN, bars: { ...DRAWN.bars, soFar: false } });
    expect(document.querySelector('.spark-today')).toBeNull();
    expect(document.querySelector('path')?.getAttribute('d')?.match(/M/g)).toHaveLength(2);
  });

  it("shows a day's figure under the pointer until the pointer leaves", async () => {
    await draw(DRAWN);
    vi.spyOn(chart(), 'getBoundingClientRect').mockReturnValue(new DOMRect(100, 0, 300, 53));
    await send(new PointerEvent('pointermove', { clientX: 250 }));
    expect(axis()[1]).toBe('20 Nov: 0 requests');
    await send(new PointerEvent('pointermove', { clientX: 400 }));
    expect(axis()[1]).toBe('21 Nov: 1 request so far');
    await send(new PointerEvent('pointerleave'));
    expect(axis()[1]).toBe('Most: 8,000');
  });

  it('leads the keyboard from day to day, beginning with the last, and says each to a screen reader', async () => {
    await draw(DRAWN);
    expect(chart().tabIndex).toBe(0);
    await send(new FocusEvent('focus'));
    expect(axis()[1]).toBe('21 Nov: 1 request so far');
    for (const [key, said] of [
      ['ArrowLeft', '20 Nov: 0 requests'],
      ['Home', '19 Nov: 8,000 requests'],
      ['ArrowLeft', '19 Nov: 8,000 requests'],
      ['ArrowRight', '20 Nov: 0 requests'],
      ['End', '21 Nov: 1 request so far'],
    ] as const) {
      await press(key);
      expect([axis()[1], chart().getAttribute('aria-valuetext')]).toEqual([said, said]);
    }
    await send(new FocusEvent('blur'));
    expect(axis()[1]).toBe('Most: 8,000');
  });

  it('leaves other keys to the page', async () => {
    await draw(DRAWN);
    const pressed = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
    await send(pressed);
    expect(pressed.defaultPrevented).toBe(false);
  });

  it('of nothing is a sentence', async () => {
    await draw({ words: 'No requests in 30 days, from 23 Oct to 21 Nov.', bars: null });
    expect(document.querySelector('.spark-none')?.textContent).toBe('No requests in 30 days, from 23 Oct to 21 Nov.');
    expect(document.querySelector('svg')).toBeNull();
  });
});
