import { browser } from 'wxt/browser';
import type { Fit } from '../place';
import type { Way } from '../ways';

/** Where in the rows of one list badges stand. */
export interface RoomCell {
  /** Selectors: of what holds the rows, of a row in it, and of the cell in the row; empty where that is the row. */
  readonly list: string;
  readonly row: string;
  readonly cell: string;
  readonly fit: Fit;
}

export interface RoomRow {
  /** Index of the cell that its badge stands in. */
  readonly cell: number;
  /** Its number among its siblings, from 1. */
  readonly at: number;
  /** In CSS pixels: as wide as it was, and as narrow as it can be made. */
  readonly width: number;
  readonly least: number;
  readonly height: number;
}

/**
 * How much room the badges of a page took when it was seen last, and where: numbers and the host's own tags and classes, no
 * text. Lives in `storage.local`, which a content script reads while the background is still being started.
 */
export interface StoredRooms {
  readonly projectId: string;
  /** Where badges stand, by the shapes of their rows (ways.ts). */
  readonly ways: readonly (readonly [shape: string, way: Way])[];
  readonly cells: readonly RoomCell[];
  readonly rows: readonly RoomRow[];
}

const keyOf = (page: 'team' | 'keys'): string => `badgeRooms-${page}`;

const isRooms = (value: unknown): value is StoredRooms =>
  typeof value === 'object' &&
  value !== null &&
  'projectId' in value &&
  typeof value.projectId === 'string' &&
  ['ways', 'cells', 'rows'].every((name) => Array.isArray(Reflect.get(value, name)));

/** `null`: the page wasn't seen yet, or another project's was seen since. */
export const readRooms = async (projectId: string, page: 'team' | 'keys'): Promise<StoredRooms | null> => {
  const key = keyOf(page);
  const { [key]: stored } = await browser.storage.local.get(key);
  return isRooms(stored) && stored.projectId === projectId ? stored : null;
};

export const storeRooms = (page: 'team' | 'keys', rooms: StoredRooms): Promise<void> =>
  browser.storage.local.set({ [keyOf(page)]: rooms });
