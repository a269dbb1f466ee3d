import type { WireInvite, WireKey, WireMember } from '../../wire';
import type { App } from '../app';
import type { Labels } from '../language/labels';
import type { SortColumn } from '../model';
import type { VirtualNode } from '../virtual-dom/node';

export interface TeamView {
  app: App;
  labels: Labels;
  members: WireMember[];
  invites: WireInvite[];
  scrollTop: number;
}

export interface KeysView {
  app: App;
  labels: Labels;
  /** Filtered and sorted. */
  keys: WireKey[];
  filter: string;
  sort?: { column: SortColumn; descending: boolean };
  expanded: ReadonlySet<string>;
  /** To the hour, so that rows stay the same in between. */
  hour: number;
  scrollTop: number;
}

/** How one redesign of the Console builds its pages. They differ on purpose, in all that nobody outside may rely on. */
export interface Layout {
  teamList(view: TeamView): VirtualNode;
  keyList(view: KeysView): VirtualNode;
  /** Sorting by headers, or by a picker above the list. */
  sorting: 'headers' | 'picker';
  dialog: {
    role?: 'dialog';
    labelled: boolean;
    counts: 'tiles' | 'sentence' | 'list';
    naming: 'name' | 'email' | 'both';
  };
  /** How a field gets its name. */
  field: 'for' | 'wrap' | 'aria' | 'placeholder' | 'before';
  requests: 'table' | 'divs';
}
