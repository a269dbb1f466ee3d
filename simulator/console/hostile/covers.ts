import type { Act } from './main';
import { controls, frames, layers, parts } from './ours';

const rule = (css: string): void => {
  const style = document.createElement('style');
  style.textContent = css;
  document.head.append(style);
};

/** A cover that people see, with the layer's controls over it: a click on “Win!” would be a click on Linchpin. */
const bait = (zIndex: string, pointerEvents: string): void => {
  const cover = document.createElement('div');
  cover.className = 'hostile-cover';
  cover.style.cssText = `position:fixed;inset:0;background:#fffd;z-index:${zIndex};pointer-events:${pointerEvents}`;
  document.documentElement.append(cover);
};

/** Attempts to use Linchpin's layer against the person who sees it, or to take it away. */
export const covers = {
  'an overlay above the layer': () => bait('2147483647', 'none'),
  'an overlay above the layer that takes the clicks': () => bait('2147483647', 'auto'),

  'the layer made transparent by a style': () => rule('linchpin-layer, linchpin-layer * { opacity: 0 !important }'),
  'the layer made transparent by an attribute': () => {
    for (const layer of layers()) layer.style.setProperty('opacity', '0.01', 'important');
  },
  'the layer made invisible by a filter, a clip and a blend': () =>
    rule(
      'linchpin-layer { filter: opacity(0) !important; mix-blend-mode: destination-in !important; clip-path: inset(50%) !important }',
    ),
  'the root made transparent': () => rule('html { opacity: 0.02 !important }'),
  'the layer moved away from its rows': () =>
    rule('linchpin-layer { position: fixed !important; transform: translate(300px, 200px) !important }'),
  'badges’ buttons made as large as the window': () =>
    rule(
      'linchpin-layer button { position: fixed !important; inset: 0 !important; width: 100vw !important; height: 100vh !important; z-index: 2147483647 !important }',
    ),

  'the layer removed': async () => {
    for (const layer of layers()) layer.remove();
    await frames(5);
  },
  'the layer removed at every frame': () => {
    const again = (): void => {
      for (const layer of layers()) layer.remove();
      requestAnimationFrame(again);
    };
    again();
  },
  'the layer cloned': async () => {
    for (const layer of layers()) document.documentElement.append(layer.cloneNode(true));
    await frames(5);
  },
  'the layer moved elsewhere in the document': async () => {
    // Not into the body, which the application owns and would itself stumble over.
    for (const layer of layers()) document.head.append(layer);
    await frames(5);
  },
  'the layer emptied': async () => {
    for (const part of parts()) part.remove();
    await frames(5);
  },
  'the parts of the layer exchanged': async () => {
    const [first, ...rest] = controls();
    for (const other of rest) first?.before(other);
    await frames(5);
  },
  'a layer of the page’s own before Linchpin’s': () => {
    document.documentElement.append(document.createElement('linchpin-layer'));
  },
} satisfies Record<string, Act>;
