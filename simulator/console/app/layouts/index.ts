import type { ConsoleLook } from '../../../world/types';
import type { Layout } from './layout';
import { table } from './table';

export const LAYOUTS: Record<ConsoleLook['layout'], Layout> = {
  table,
  grid: table,
  divs: table,
  keyed: table,
  virtual: table,
};
