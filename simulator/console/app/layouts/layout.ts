import type { WireInvite, WireKey, WireMember } from '../../wire';
import type { App } from '../app';
import type { Labels } from '../language/labels';
import type { KeyForm, KeysPage, Model, SortColumn } from '../model';
import type { Child, VirtualElement, VirtualNode } from '../virtual-dom/node';

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
  /** To the minute, for rows that tell minutes. */
  now: number;
  scrollTop: number;
}

/** How one redesign of the Console builds its pages. They differ on purpose, in all that nobody outside may rely on. */
export interface Layout {
  teamList(view: TeamView): VirtualNode;
  keyList(view: KeysView): VirtualNode;
  /** Sorting by headers, by a picker above the list, or not at all. */
  sorting: 'headers' | 'picker' | 'none';
  dialog: {
    role?: 'dialog';
    labelled: boolean;
    counts: 'tiles' | 'sentence' | 'list';
    naming: 'name' | 'email' | 'both';
    /** Dialogs stand beside the page's section, within its content box; without this, last in the body. */
    inContent?: true;
  };
  /** How a field gets its name. */
  field: 'for' | 'wrap' | 'aria' | 'placeholder' | 'before';
  requests: 'table' | 'divs';
  /** What it has of its own beside the lists; the common ones stand in for the rest. */
  own?: OwnPages;
}

interface OwnPages {
  /** Navigation and bars around the content. */
  frame(app: App, model: Model, content: Child[]): VirtualElement;
  /** The head of the pages of a project: its settings and its team. */
  projectHead(app: App, model: Model, page: 'team' | 'settings'): VirtualElement;
  /** The head of the pages of usage, where the navigation leads from one to the other. */
  usageHead(model: Model, page: 'usage' | 'logs'): VirtualElement;
  keysPage(app: App, model: Model, page: KeysPage): VirtualElement;
  /** The form in which a key is made, as a dialog. */
  keyForm(app: App, model: Model, form: KeyForm): VirtualElement;
  secretDialog(app: App, model: Model, made: NonNullable<KeysPage['made']>): VirtualElement;
}
