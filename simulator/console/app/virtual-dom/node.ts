/** Virtual nodes as Elm's: text, an element with children by position, an element with children by key, a lazy one. */
export type VirtualNode = VirtualText | VirtualElement | VirtualKeyed | VirtualLazy;

export type Handler = (event: Event) => void;

/**
 * `class`, `value`, `checked` and `style` are set as properties, `on…` functions are listeners, everything else is an
 * attribute (`true` is the empty string; `false` and `undefined` leave it out).
 */
export interface Facts {
  class?: string | undefined;
  value?: string | undefined;
  checked?: boolean | undefined;
  style?: Record<string, string> | undefined;
  [name: string]: string | boolean | number | undefined | Record<string, string> | Handler;
}

export interface VirtualText {
  kind: 'text';
  text: string;
}
export interface VirtualElement {
  kind: 'element';
  tag: string;
  facts: Facts;
  children: VirtualNode[];
}
export interface VirtualKeyed {
  kind: 'keyed';
  tag: string;
  facts: Facts;
  keys: string[];
  children: VirtualNode[];
}
export interface VirtualLazy {
  kind: 'lazy';
  /** Compared, never called: `force` calls it with its arguments. */
  view: unknown;
  args: unknown[];
  force: () => VirtualNode;
  node?: VirtualNode;
}

export type Child = VirtualNode | string | false | null | undefined;

export function h(tag: string, facts: Facts = {}, children: Child[] = []): VirtualElement {
  return { kind: 'element', tag, facts, children: present(children) };
}

/** Children that are found again by their key; keys are unique within their parent. */
export function keyed(tag: string, facts: Facts, children: [key: string, child: VirtualNode][]): VirtualKeyed {
  return {
    kind: 'keyed',
    tag,
    facts,
    keys: children.map(([key]) => key),
    children: children.map(([, child]) => child),
  };
}

function text(content: string): VirtualText {
  return { kind: 'text', text: content };
}

/** Not viewed again, and its inside not walked, while the function and all arguments are the same references. */
export function lazy<Args extends unknown[]>(view: (...args: Args) => VirtualNode, ...args: Args): VirtualLazy {
  return { kind: 'lazy', view, args, force: () => view(...args) };
}

/** What a node really is, looking through laziness. */
export function forced(node: VirtualNode): VirtualText | VirtualElement | VirtualKeyed {
  let current = node;
  while (current.kind === 'lazy') {
    current.node ??= current.force();
    current = current.node;
  }
  return current;
}

function present(children: Child[]): VirtualNode[] {
  const nodes: VirtualNode[] = [];
  for (const child of children) {
    if (typeof child === 'string') nodes.push(text(child));
    else if (child) nodes.push(child);
  }
  return nodes;
}
