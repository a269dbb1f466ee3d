// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Changes, observeChanges } from './observer';

let life: AbortController;
let seen: Changes[];
const tick = async (): Promise<void> => {
  await Promise.resolve();
  await Promise.resolve();
};
const add = (): HTMLElement => document.body.appendChild(document.createElement('p'));

beforeEach(() => {
  document.body.innerHTML = '';
  life = new AbortController();
  seen = [];
  observeChanges(document.body, life.signal, (changes) => seen.push(changes));
});
afterEach(() => life.abort());

describe('changes of the page', () => {
  it('are told at once when they are the first in a frame', async () => {
    const added = add();
    await tick();
    expect(seen).toHaveLength(1);
    expect([...(seen[0]?.added ?? [])]).toEqual([added]);
  });

  it('are told together in the next frame when others came before them', async () => {
    add();
    await tick();
    const later = [add()];
    await tick();
    later.push(add());
    await tick();
    expect(seen).toHaveLength(1);
    await vi.waitFor(() => expect(seen).toHaveLength(2));
    expect([...(seen[1]?.added ?? [])]).toEqual(later);
  });

  it('are not told where only attributes changed', async () => {
    document.body.setAttribute('data-linchpin-label', 'x');
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(seen).toEqual([]);
  });

  it('are not told once the signal is aborted', async () => {
    add();
    await tick();
    add();
    await tick();
    life.abort();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(seen).toHaveLength(1);
  });

  it('are said to be too many to follow one by one above a thousand', async () => {
    document.body.append(...Array.from({ length: 1_001 }, () => document.createElement('p')));
    await tick();
    expect(seen[0]?.everything).toBe(true);
  });
});
