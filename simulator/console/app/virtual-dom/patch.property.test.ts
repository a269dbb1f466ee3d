// @vitest-environment happy-dom
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holds } from '../../../../utils/testing/properties';
import { adopt } from './create';
import { type Facts, h, keyed, lazy, type VirtualElement, type VirtualNode } from './node';
import { patchInside } from './patch';

const facts: fc.Arbitrary<Facts> = fc.record(
  {
    class: fc.constantFrom('one', 'two', 'one two'),
    title: fc.constantFrom('', 'a', 'b'),
    hidden: fc.boolean(),
    style: fc.record({ top: fc.constantFrom('1px', '2px'), left: fc.constantFrom('3px', '4px') }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);

const tag = fc.constantFrom('div', 'span', 'p');

const { node } = fc.letrec<{ node: VirtualNode; element: VirtualNode; keyed: VirtualNode; lazy: VirtualNode }>(
  (tie) => ({
    node: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom('', 'x', 'yy').map((text): VirtualNode => ({ kind: 'text', text })),
      tie('element'),
      tie('keyed'),
      tie('lazy'),
    ),
    element: fc.tuple(tag, facts, fc.array(tie('node'), { maxLength: 4 })).map((parts): VirtualNode => h(...parts)),
    keyed: fc
      .tuple(
        tag,
        facts,
        fc.uniqueArray(fc.tuple(fc.constantFrom(...'abcdefg'), tie('node')), { selector: ([key]) => key }),
      )
      .map((parts): VirtualNode => keyed(...parts)),
    lazy: tie('node').map((inner): VirtualNode => lazy((shown: VirtualNode) => shown, inner)),
  }),
);

const body = fc.array(node, { maxLength: 5 }).map((children) => h('body', {}, children));

function freshly(view: VirtualElement): HTMLElement {
  const root = document.createElement('body');
  adopt(root);
  patchInside(root, h('body'), view);
  return root;
}

type Shape = string | { name: string; attributes: string[]; style: string[]; children: Shape[] };

/** Node by node, so that two texts are not one; in no order where the order of declarations is none. */
function shapeOf(node: Node): Shape {
  if (!(node instanceof HTMLElement)) return node.nodeValue ?? '';
  return {
    name: node.nodeName,
    attributes: [...node.attributes].flatMap(({ name, value }) => (name === 'style' ? [] : `${name}=${value}`)).sort(),
    style: node.style.cssText.split(/; ?/).sort(),
    children: [...node.childNodes].map(shapeOf),
  };
}

test('patching from any view to any other, and on to a third, gives the same tree as drawing it from scratch', () => {
  holds(
    fc.property(body, body, body, (first, second, third) => {
      const root = freshly(first);
      patchInside(root, first, second);
      expect(shapeOf(root)).toEqual(shapeOf(freshly(second)));
      patchInside(root, second, third);
      expect(shapeOf(root)).toEqual(shapeOf(freshly(third)));
    }),
    { numRuns: 500 },
  );
});
