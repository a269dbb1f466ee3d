import { fieldsOf } from '../../../objects';
import { readItem, writeItem } from '../../../storage/item';
import type { RelativePath } from '../../page/relative-path';
import type { Fit } from '../placement/choose';

/** Where in the rows of one list badges stand. */
export interface ReservedCell {
  /** Selectors: of what holds the rows, of a row in it, and of the cell in the row; empty where that is the row. */
  readonly list: string;
  readonly row: string;
  readonly cell: string;
  readonly fit: Fit;
}

export interface ReservedRow {
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
 * How much room the badges of a page took when it was seen last, and where: numbers and the host's own tags and
 * classes, no text. Lives in `storage.local`, which a content script reads while the background is still being started.
 */
export interface StoredSpace {
  readonly projectId: string;
  /** Where badges stand, by the shapes of their rows (ways.ts). */
  readonly ways: readonly (readonly [shape: string, way: RelativePath])[];
  readonly cells: readonly ReservedCell[];
  readonly rows: readonly ReservedRow[];
}

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

const isStoredSpace = (value: unknown): value is StoredSpace => {
  const { projectId, ways, cells, rows } = fieldsOf(value);
  return areTexts(projectId) && isListOf(ways, isWay) && isListOf(cells, isCell) && isListOf(rows, isRow);
};

const parse = (raw: unknown): StoredSpace | undefined => (isStoredSpace(raw) ? raw : undefined);

/** The names they had when they were first shipped. */
const KEYS = { team: 'badgeRooms-team', keys: 'badgeRooms-keys' } as const;

/** `null`: the page wasn't seen yet, or another project's was seen since. */
export const readReservedSpace = async (projectId: string, page: 'team' | 'keys'): Promise<StoredSpace | null> => {
  const stored = await readItem({ key: KEYS[page], parse });
  return stored?.projectId === projectId ? stored : null;
};

export const storeReservedSpace = (page: 'team' | 'keys', reserved: StoredSpace): Promise<void> =>
  writeItem({ key: KEYS[page] }, reserved);
