// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { GUARDED_KINDS, ignoreUntrustedEvents } from './ignore-untrusted-events';

it('whatever a page makes up reaches nothing in the layer, and does nothing of itself', () => {
  const layer = document.createElement('linchpin-layer');
  const button = document.createElement('button');
  layer.append(button);
  document.documentElement.append(layer);
  const life = new AbortController();
  ignoreUntrustedEvents(layer, life.signal);
  for (const kind of GUARDED_KINDS) {
    const heard = vi.fn();
    for (const target of [layer, button]) target.addEventListener(kind, heard, { signal: life.signal });
    for (const target of [layer, button]) {
      const event = new Event(kind, { bubbles: true, cancelable: true, composed: true });
      target.dispatchEvent(event);
      expect(heard, kind).not.toHaveBeenCalled();
      // What may not hold up scrolling can't keep the browser from anything, and a made-up one scrolls nothing.
      if (!/^(touch|wheel)/.test(kind)) expect(event.defaultPrevented, kind).toBe(true);
    }
  }
  life.abort();
  layer.remove();
});
