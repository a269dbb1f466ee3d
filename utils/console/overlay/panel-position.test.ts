import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../../testing/properties';
import { type Box, meets, type Placed, type Placing, placePanel } from './panel-position';

const VIEWS = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 390, height: 844 },
];
const wanted = { width: 344, height: 500 };

const boxes = (placed: Placed): readonly Box[] => {
  if (placed.mode === 'none') return [];
  const expanded = placed.mode === 'strip' && placed.expanded ? [placed.expanded] : [];
  return [placed.box, ...expanded];
};

/** A dialog in the middle of a window, with its buttons at its foot. */
const centred = (view: Placing['view'], width: number, height: number): Placing => {
  const beside = { x: (view.width - width) / 2, y: (view.height - height) / 2, width, height };
  const foot = beside.y + height - 56;
  const controls = [
    { x: beside.x + width - 260, y: foot, width: 88, height: 40 },
    { x: beside.x + width - 164, y: foot, width: 140, height: 40 },
  ];
  return { view, beside, controls, wanted };
};

const anyBox = (view: Placing['view']): fc.Arbitrary<Box> =>
  fc
    .tuple(fc.nat(view.width), fc.nat(view.height), fc.integer({ min: 8, max: 600 }), fc.integer({ min: 8, max: 600 }))
    .map(([x, y, width, height]) => ({ x, y, width, height }));

const anyPlacing: fc.Arbitrary<Placing> = fc
  .record({
    width: fc.integer({ min: 240, max: 2_560 }),
    height: fc.integer({ min: 200, max: 1_440 }),
  })
  .chain((view) =>
    fc.record({
      view: fc.constant(view),
      beside: fc.option(anyBox(view)),
      controls: fc.array(anyBox(view), { maxLength: 25 }),
      wanted: fc.record({ width: fc.integer({ min: 200, max: 420 }), height: fc.integer({ min: 60, max: 900 }) }),
    }),
  );

describe('a panel of Linchpin', () => {
  it('never covers a control and never leaves the window, wherever these are', () => {
    holds(
      fc.property(anyPlacing, (placing) => {
        for (const box of boxes(placePanel(placing))) {
          expect(placing.controls.filter((control) => meets(control, box))).toEqual([]);
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.y).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width).toBeLessThanOrEqual(placing.view.width);
          expect(box.y + box.height).toBeLessThanOrEqual(placing.view.height);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('shown whole never covers any of the dialog it stands beside', () => {
    holds(
      fc.property(anyPlacing, (placing) => {
        const placed = placePanel(placing);
        if (placed.mode === 'panel' && placing.beside) expect(meets(placing.beside, placed.box)).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each(VIEWS)('stands whole beside a usual dialog at $width x $height', (view) => {
    const width = Math.min(520, view.width * 0.92);
    expect(placePanel(centred(view, width, 440)).mode).toBe('panel');
  });

  it('is a sheet below or above the dialog in a window as narrow as a telephone', () => {
    const view = { width: 390, height: 844 };
    const placed = placePanel(centred(view, 359, 420));
    expect(placed).toMatchObject({ mode: 'panel' });
    const [box] = boxes(placed);
    expect(box && (box.y >= 632 || box.y + box.height <= 212)).toBe(true);
  });

  it('shrinks to one line where a dialog fills the window, and opens only over what nobody can press', () => {
    const view = { width: 390, height: 844 };
    const beside = { x: 0, y: 0, width: 390, height: 844 };
    const controls = [{ x: 20, y: 780, width: 350, height: 44 }];
    const placed = placePanel({ view, beside, controls, wanted });
    expect(placed).toMatchObject({ mode: 'strip', expanded: { height: 500 } });
  });

  it('is not shown at all where a window is full of controls', () => {
    const view = { width: 390, height: 400 };
    const controls = Array.from({ length: 20 }, (_, n) => ({ x: 0, y: n * 20, width: 390, height: 18 }));
    expect(placePanel({ view, beside: null, controls, wanted })).toEqual({ mode: 'none' });
  });

  it('goes to the lower right where it stands beside nothing', () => {
    const view = { width: 1280, height: 720 };
    const placed = placePanel({ view, beside: null, controls: [], wanted });
    expect(placed).toEqual({ mode: 'panel', box: { x: 928, y: 212, width: 344, height: 500 } });
  });
});
