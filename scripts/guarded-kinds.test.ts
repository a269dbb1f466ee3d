import { expect, it } from 'vitest';
import { GUARDED_KINDS } from '../utils/console/overlay/ignore-untrusted-events';
import { reach, textOf } from './source-graph';

const scripts = ['entrypoints/console-badges/index.ts', 'entrypoints/console-card/index.ts'];

it('every kind of event that a control in the layer hears of is among the guarded ones', () => {
  const files = new Set(scripts.flatMap((script) => [...reach(script).files]).filter((file) => file.endsWith('.tsx')));
  expect(files.size).toBeGreaterThan(5);
  const heard = [...files].flatMap((file) =>
    // A component's own property takes a function of another kind: elements have names in lower case.
    [...textOf(file).matchAll(/<([a-z]+)\b(?:=>|[^>])*?>/g)].flatMap(([tag]) =>
      [...tag.matchAll(/\son([A-Z]\w*)=/g)].map(([, kind = '']) => kind.toLowerCase()),
    ),
  );
  expect(heard).toContain('click');
  expect([...new Set(heard)].filter((kind) => !GUARDED_KINDS.includes(kind))).toEqual([]);
});
