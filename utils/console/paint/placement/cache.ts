import { follow, pathTo, type RelativePath, skeletonOf } from '../../page/relative-path';
import type { StoredSpace } from '../reserved-space/stored';
import type { Fit, Place } from './choose';
import { betterPlace, likelyPlace } from './refine';

/** A badge in its place: `shape` is that of its row (ways.ts). */
export interface Placed {
  readonly row: Element;
  /** The element whose text identifies the row; the row itself where none does. */
  readonly text: Element;
  readonly shape: string;
  readonly cell: Element;
  readonly fit: Fit;
}

/**
 * Where badges stand: found once for all rows of one shape, by styles at first, and by layout when one of them is
 * painted.
 */
export interface Placement {
  readonly placeOf: (row: Element, text: Element, shape: string) => Place;
  /** Those of these badges that stand better elsewhere, in their new places; none once all stand well. Reads layout. */
  readonly mend: <T extends Placed>(badges: readonly T[]) => readonly T[];
  /**
   * What led well when this page was seen last, by the shapes of rows with badges: a badge to come waits where it will
   * stand.
   */
  readonly recall: (ways: StoredSpace['ways']) => void;
  readonly forget: () => void;
}

export const createPlacement = (): Placement => {
  /** For as long as the page keeps its structure: styles are read once a shape, and not once a row. */
  const ways = new Map<string, RelativePath>();
  /** Shapes of which a row was looked at, and its badge stood well. */
  const fitting = new Set<string>();

  return {
    placeOf(row, text, shape) {
      const known = ways.get(shape);
      const there = known && follow(known, row, text);
      if (there) return there;
      const place = likelyPlace(row, text);
      const way = pathTo(place, text);
      if (way) ways.set(shape, way);
      return place;
    },
    mend(badges) {
      const better = new Map<string, RelativePath | null>();
      const looked = new Set<string>();
      for (const { row, text, shape, cell, fit } of badges) {
        if (fitting.has(shape) || looked.has(shape)) continue;
        looked.add(shape);
        const other = betterPlace(row, text, { cell, fit });
        if (other) better.set(shape, pathTo(other, text));
        else fitting.add(shape);
      }
      return badges.flatMap((each) => {
        const way = better.get(each.shape);
        const place = way && follow(way, each.row, each.text);
        if (!place) return [];
        ways.set(each.shape, way);
        return [{ ...each, ...place }];
      });
    },
    recall(known) {
      for (const [shape, way] of known) {
        ways.set(shape, way);
        ways.set(skeletonOf(shape), way);
        fitting.add(skeletonOf(shape));
      }
    },
    forget() {
      ways.clear();
      fitting.clear();
    },
  };
};
