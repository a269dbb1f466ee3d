import { applyControlled, applyFacts } from './facts';
import { forced, type VirtualNode } from './node';

/** Every node that this renderer made; a clone or a stranger is not among them. */
const made = new WeakSet<Node>();

export function create(node: VirtualNode): Node {
  const real = forced(node);
  if (real.kind === 'text') {
    const created = document.createTextNode(real.text);
    made.add(created);
    return created;
  }
  const element = document.createElement(real.tag);
  made.add(element);
  applyFacts(element, real.facts);
  for (const child of real.children) element.appendChild(create(child));
  applyControlled(element, real.facts);
  return element;
}

/** Takes over an element that the renderer did not make, such as `<body>`, and throws away what was in it. */
export function adopt(element: HTMLElement): void {
  made.add(element);
  element.replaceChildren();
}

/** The child that stands where `expected` was put. Throws when anything else stands there. */
export function childAt(parent: Node, index: number, expected: VirtualNode): Node {
  const child = parent.childNodes[index];
  if (!child) throw new TypeError(`Child ${index} of <${parent.nodeName}> is missing`);
  if (!made.has(child)) throw new TypeError(`Child ${index} of <${parent.nodeName}> is a stranger: ${child.nodeName}`);
  const real = forced(expected);
  const name = real.kind === 'text' ? '#text' : real.tag.toUpperCase();
  if (child.nodeName !== name) {
    throw new TypeError(`Child ${index} of <${parent.nodeName}> is ${child.nodeName}, not ${name}`);
  }
  return child;
}
