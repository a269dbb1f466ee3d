import type {
  WireInvite,
  WireKey,
  WireMember,
  WirePerson,
  WireProject,
  WireRemoval,
  WireRequest,
  WireUsageDay,
} from '../wire';
import type { Labels } from './language/labels';
import type { Layout } from './layouts/layout';
import type { Route } from './routes';

export interface Model {
  labels: Labels;
  layout: Layout;
  /** The world's time, ticking. */
  now: number;
  startedAt: number;
  session?: Session;
  route: Route;
  page: Page;
  projectsOpen: boolean;
  toast?: { text: string; bad: boolean; until: number };
}

export interface Session {
  account: WirePerson;
  projects: WireProject[];
}

/** What the page in view holds; gone when one leaves it. Missing data is still loading. */
export type Page = TeamPage | KeysPage | LogsPage | FiguresPage | SettingsPage | { name: 'missing' };

export interface TeamPage {
  name: 'team';
  members?: WireMember[];
  invites?: WireInvite[];
  removal?: Removal;
  inviting?: { emails: string; role: string };
  scrollTop: number;
}

export interface Removal {
  member: WireMember;
  counts?: WireRemoval;
  understood: boolean;
  error?: string;
}

export type SortColumn = 'comment' | 'creator' | 'created' | 'role';

export interface KeysPage {
  name: 'keys';
  keys?: WireKey[];
  filter: string;
  sort?: { column: SortColumn; descending: boolean };
  expanded: ReadonlySet<string>;
  deleting?: WireKey;
  creating?: KeyForm;
  /** A secret that is shown this once. */
  secret?: string;
  scrollTop: number;
}

export interface KeyForm {
  comment: string;
  role: string;
  expirationDays: string;
  tags: string;
}

export interface LogsPage {
  name: 'logs';
  requests?: WireRequest[];
  more: boolean;
  accessor: string;
  days: number;
}

export interface FiguresPage {
  name: 'usage' | 'dashboard' | 'billing';
  days?: WireUsageDay[];
}

export interface SettingsPage {
  name: 'settings';
  projectName: string;
  leaving: boolean;
}

export function freshPage(route: Route): Page {
  switch (route.page) {
    case 'team':
      return { name: 'team', scrollTop: 0 };
    case 'keys': {
      const page: KeysPage = { name: 'keys', filter: '', expanded: new Set(), scrollTop: 0 };
      return route.create ? { ...page, creating: emptyKeyForm() } : page;
    }
    case 'logs':
      return { name: 'logs', more: false, accessor: '', days: 30 };
    case 'settings':
      return { name: 'settings', projectName: '', leaving: false };
    case 'missing':
      return { name: 'missing' };
    default:
      return { name: route.page };
  }
}

export function emptyKeyForm(): KeyForm {
  return { comment: '', role: '', expirationDays: '', tags: '' };
}
