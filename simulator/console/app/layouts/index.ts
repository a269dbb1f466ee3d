import type { ConsoleLook, RecordedLayout } from '../../../world/types';
import { console2026, console2026Names } from './console-2026/index';
import { divs } from './divs';
import { grid } from './grid';
import { keyed } from './keyed';
import type { Layout } from './layout';
import { recordedLayout } from './recorded/index';
import type { Recording } from './recorded/recording';
import { table } from './table';
import { virtual } from './virtual';

const LAYOUTS: Record<Exclude<ConsoleLook['layout'], RecordedLayout>, Layout> = {
  '2026': console2026,
  '2026-names': console2026Names,
  ...{ table, grid, divs, keyed, virtual },
};

/** @param recording Of a layout that was recorded. */
export const layoutOf = ({ layout, recording }: { layout: ConsoleLook['layout']; recording?: Recording }): Layout => {
  if (layout in LAYOUTS) return LAYOUTS[layout as keyof typeof LAYOUTS]; // its own keys are the layouts with names
  if (!recording) throw new Error(`There is no layout ${layout}`);
  return recordedLayout(recording);
};
