/** What the page finds of the extension in its own document: all of it is open to a script of the page. */
export const layers = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('linchpin-layer')];

const within = (root: Element | ShadowRoot): Element[] =>
  [...root.querySelectorAll('*')].flatMap((element) => [
    element,
    ...(element.shadowRoot ? within(element.shadowRoot) : []),
  ]);

/** Every element of the layer, its shadow trees' too. */
export const parts = (): Element[] => layers().flatMap(within);

export const controls = (): HTMLElement[] =>
  parts().filter(
    (part): part is HTMLElement => part instanceof HTMLElement && part.matches('button, a, input, select, textarea'),
  );

export const marked = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-linchpin-for]')];

export const frames = async (count: number): Promise<void> => {
  for (let left = count; left > 0; left -= 1) await new Promise(requestAnimationFrame);
};
