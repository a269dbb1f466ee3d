import type { App } from '../app';
import { type Child, h, type VirtualElement } from '../virtual-dom/node';

/** A link that the application follows itself, unless it is meant for another tab. */
export function link(
  app: App,
  path: string,
  content: Child | Child[],
  className: string,
  current = false,
): VirtualElement {
  const onClick = (event: Event) => {
    if (event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0)) return;
    event.preventDefault();
    app.navigate(path);
  };
  return h(
    'a',
    { href: path, class: className, 'aria-current': current ? 'page' : undefined, onClick },
    Array.isArray(content) ? content : [content],
  );
}
