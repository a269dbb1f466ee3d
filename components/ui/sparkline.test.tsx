// @vitest-environment happy-dom
import { fireEvent, render } from '@testing-library/preact/pure';
import { describe, expect, it, vi } from 'vitest';
import type { SparkView } from '../../utils/protocol/views/spark';
import { screen, setUpScreen } from '../testing/screen';
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

const draw = (spark: SparkView) => render(<Sparkline spark={spark} />);
const chart = (): HTMLElement => screen().getByRole('slider');
const axis = () => [...document.querySelectorAll('.spark-axis > *')].map(({ textContent }) => textContent);
const send = (event: Event): unknown => fireEvent(chart(), event);
const press = (key: string): unknown => send(new KeyboardEvent('keydown', { key, bubbles: true }));

setUpScreen();

describe('a sparkline', () => {
  it('shows the first day, the last one and the most of any day', () => {
    draw(DRAWN);
    expect(axis()).toEqual(['19 Nov', 'Most: 8,000', '21 Nov, so far']);
    expect(chart().getAttribute('aria-label')).toBe(DRAWN.words);
  });

  it('draws a bar for each day with requests, however few, and a day that is not over apart', () => {
    draw(DRAWN);
    const [whole, today] = [...document.querySelectorAll('path')].map((path) => path.getAttribute('d') ?? '');
    expect(whole?.match(/M/g)).toHaveLength(1);
    expect(today).toMatch(/^M2\.15 36V34\.0h/);
    expect(document.querySelector('.spark-today')?.getAttribute('d')).toBe(today);
  });

  it('draws a last day that is over like every other', () => {
    if (!DRAWN.bars) throw new Error('nothing drawn');
    draw({ ...DRAWN, bars: { ...DRAWN.bars, soFar: false } });
    expect(document.querySelector('.spark-today')).toBeNull();
    expect(document.querySelector('path')?.getAttribute('d')?.match(/M/g)).toHaveLength(2);
  });

  it("shows a day's figure under the pointer until the pointer leaves", () => {
    draw(DRAWN);
    vi.spyOn(chart(), 'getBoundingClientRect').mockReturnValue(new DOMRect(100, 0, 300, 53));
    send(new PointerEvent('pointermove', { clientX: 250 }));
    expect(axis()[1]).toBe('20 Nov: 0 requests');
    send(new PointerEvent('pointermove', { clientX: 400 }));
    expect(axis()[1]).toBe('21 Nov: 1 request so far');
    send(new PointerEvent('pointerleave'));
    expect(axis()[1]).toBe('Most: 8,000');
  });

  it('leads the keyboard from day to day, beginning with the last, and says each to a screen reader', () => {
    draw(DRAWN);
    expect(chart().tabIndex).toBe(0);
    send(new FocusEvent('focus'));
    expect(axis()[1]).toBe('21 Nov: 1 request so far');
    for (const [key, said] of [
      ['ArrowLeft', '20 Nov: 0 requests'],
      ['Home', '19 Nov: 8,000 requests'],
      ['ArrowLeft', '19 Nov: 8,000 requests'],
      ['ArrowRight', '20 Nov: 0 requests'],
      ['End', '21 Nov: 1 request so far'],
    ] as const) {
      press(key);
      expect([axis()[1], chart().getAttribute('aria-valuetext')]).toEqual([said, said]);
    }
    send(new FocusEvent('blur'));
    expect(axis()[1]).toBe('Most: 8,000');
  });

  it('leaves other keys to the page', () => {
    draw(DRAWN);
    const pressed = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
    send(pressed);
    expect(pressed.defaultPrevented).toBe(false);
  });

  it('of nothing is a sentence', () => {
    draw({ words: 'No requests in 30 days, from 23 Oct to 21 Nov.', bars: null });
    expect(document.querySelector('.spark-none')?.textContent).toBe('No requests in 30 days, from 23 Oct to 21 Nov.');
    expect(document.querySelector('svg')).toBeNull();
  });
});
