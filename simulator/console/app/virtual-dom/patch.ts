import { childAt, create } from './create';
import { applyControlled, applyFacts } from './facts';
import { forced, type VirtualElement, type VirtualKeyed, type VirtualLazy, type VirtualNode } from './node';

/**
 * Brings a node's inside from one view to the next, finding children by position like Elm's renderer, and strictly: a
 * stranger, a missing node or one of another kind where a child should stand is an error (docs/deepgram/console.md 4).
 */
export function patchInside(element: HTMLElement, before: VirtualElement, next: VirtualElement): void {
  applyFacts(element, next.facts, before.facts);
  patchByIndex(element, before.children, next.children);
  applyControlled(element, next.facts);
}

function patchByIndex(parent: Node, before: VirtualNode[], next: VirtualNode[]): void {
  const shared = Math.min(before.length, next.length);
  for (let index = before.length - 1; index >= shared; index--) {
    const surplus = before[index];
    if (surplus) parent.removeChild(childAt(parent, index, surplus));
  }
  for (let index = 0; index < shared; index++) {
    const [old, fresh] = [before[index], next[index]];
    if (old && fresh) patchChild(parent, childAt(parent, index, old), old, fresh);
  }
  for (const fresh of next.slice(shared)) parent.appendChild(create(fresh));
}

function patchByKey(parent: Node, before: VirtualKeyed, next: VirtualKeyed): void {
  const known = new Map<string, { node: VirtualNode; child: Node }>();
  before.keys.forEach((key, index) => {
    const node = before.children[index];
    if (node) known.set(key, { node, child: childAt(parent, index, node) });
  });
  const kept = new Set(next.keys);
  for (const [key, { child }] of known) if (!kept.has(key)) parent.removeChild(child);
  let standing = before.keys.filter((key) => kept.has(key)).length;
  next.keys.forEach((key, index) => {
    const fresh = next.children[index];
    if (!fresh) return;
    const old = known.get(key);
    if (!old) {
      // Elm appends what comes after its last child, so a stranger at the end stands in the way from then on.
      place(parent, create(fresh), index, standing++);
      return;
    }
    if (parent.childNodes[index] !== old.child) place(parent, old.child, index, standing);
    patchChild(parent, old.child, old.node, fresh);
  });
}

function place(parent: Node, child: Node, index: number, standing: number): void {
  if (index >= standing) parent.appendChild(child);
  else parent.insertBefore(child, parent.childNodes[index] ?? null);
}

function patchChild(parent: Node, child: Node, before: VirtualNode, next: VirtualNode): void {
  if (before.kind === 'lazy' && next.kind === 'lazy' && sameThunk(before, next)) {
    next.node = forced(before);
    return;
  }
  const [old, fresh] = [forced(before), forced(next)];
  if (old.kind === 'text' && fresh.kind === 'text' && child instanceof Text) {
    if (old.text !== fresh.text) child.replaceData(0, child.length, fresh.text);
  } else if (old.kind === 'text' || fresh.kind === 'text' || old.kind !== fresh.kind || old.tag !== fresh.tag) {
    parent.replaceChild(create(fresh), child);
  } else if (child instanceof HTMLElement) {
    applyFacts(child, fresh.facts, old.facts);
    if (old.kind === 'keyed' && fresh.kind === 'keyed') patchByKey(child, old, fresh);
    else patchByIndex(child, old.children, fresh.children);
    applyControlled(child, fresh.facts);
  }
}

function sameThunk(before: VirtualLazy, next: VirtualLazy): boolean {
  return (
    before.view === next.view &&
    before.args.length === next.args.length &&
    before.args.every((arg, index) => arg === next.args[index])
  );
}
