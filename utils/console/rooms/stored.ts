import { browser } from 'wxt/browser';
import { fieldsOf } from '../../objects';
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

const FITS: Readonly<Record<Fit, true>> = { flow: true, line: true, item: true, over: true };
/** No page is built so deep; steps are taken one by one. */
const MOST_STEPS = 1_000;

const isFit = (value: unknown): boolean => typeof value === 'string' && Object.hasOwn(FITS, value);
const areTexts = (...values: unknown[]): boolean => values.every((value) => typeof value === 'string');
const areSizes = (...values: unknown[]): boolean => values.every((value) => Number.isFinite(value));
const areSteps = (...values: unknown[]): boolean =>
  values.every((value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MOST_STEPS);

const isWay = (value: unknown): boolean => {
  if (!Array.isArray(value)) return false;
  const { up, on, fit } = fieldsOf(value[1]);
  return areTexts(value[0]) && areSteps(up, on) && isFit(fit);
};
const isCell = (value: unknown): boolean => {
  const { list, row, cell, fit } = fieldsOf(value);
  return areTexts(list, row, cell) && isFit(fit);
};
const isRow = (value: unknown): boolean => {
  const { cell, at, width, least, height } = fieldsOf(value);
  return areSteps(cell) && areSizes(at, width, least, height);
};
const isListOf = (value: unknown, isEntry: (entry: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(isEntry);

const isRooms = (value: unknown): value is StoredRooms => {
  const { projectId, ways, cells, rows } = fieldsOf(value);
  return areTexts(projectId) && isListOf(ways, isWay) && isListOf(cells, isCell) && isListOf(rows, isRow);
};

/** `null`: the page wasn't seen yet, or another project's was seen since. */
export const readRooms = async (projectId: string, page: 'team' | 'keys'): Promise<StoredRooms | null> => {
  const key = keyOf(page);
  const { [key]: stored } = await browser.storage.local.get(key);
  return isRooms(stored) && stored.projectId === projectId ? stored : null;
};

export const storeRooms = (page: 'team' | 'keys', rooms: StoredRooms): Promise<void> =>
  browser.storage.local.set({ [keyOf(page)]: rooms });
