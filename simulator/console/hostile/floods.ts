import type { Act } from './main';

const everyFrame = (work: (frame: number) => void): void => {
  let frame = 0;
  const next = (): void => {
    frame += 1;
    work(frame);
    requestAnimationFrame(next);
  };
  next();
};

/** Attempts to wear Linchpin, or the page with it, down. */
export const floods = {
  'a page that changes at every frame': () =>
    everyFrame((frame) => {
      for (const node of document.querySelectorAll<HTMLElement>('.page *')) {
        node.dataset.flicker = String(frame);
        node.style.paddingInlineStart = `${frame % 2}px`;
      }
      document.title = `Deepgram Console ${frame}`;
    }),

  'nodes that come and go beside the body at every frame': () =>
    everyFrame(() => {
      document.querySelector('hostile-node')?.remove();
      const node = document.createElement('hostile-node');
      node.append(...Array.from({ length: 200 }, () => document.createElement('i')));
      document.documentElement.append(node);
    }),

  'an address that changes at every frame': () =>
    everyFrame((frame) => {
      if (frame < 120) history.replaceState(null, '', `${location.pathname}?frame=${frame}`);
    }),

  'a thousand clicks a second': () =>
    everyFrame(() => {
      for (const control of document.querySelectorAll<HTMLElement>('linchpin-layer button')) control.click();
    }),
} satisfies Record<string, Act>;
