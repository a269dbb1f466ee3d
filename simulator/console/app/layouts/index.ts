import type { ConsoleLook } from '../../../world/types';
import { divs } from './divs';
import { grid } from './grid';
import { keyed } from './keyed';
import type { Layout } from './layout';
import { table } from './table';
import { virtual } from './virtual';

export const LAYOUTS: Record<ConsoleLook['layout'], Layout> = { table, grid, divs, keyed, virtual };
