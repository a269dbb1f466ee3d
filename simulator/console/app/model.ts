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
import type { PageName, Route } from './routes';

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
  /** Parts of the navigation that are unfolded. */
  unfolded: ReadonlySet<PageName>;
  /** Only the icons of the navigation are shown. */
  narrow: boolean;
  toast?: { text: string; bad: boolean; until: number };
}

interface Session {
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
  /** A key just made, whose secret is shown this once. */
  made?: { secret: string; comment: string; understood: boolean };
  /** Of which role keys are shown; empty: of all. Where the layout has such a filter. */
  role: string;
  /** Expired keys are shown too, where the layout doesn't always. */
  seesExpired: boolean;
  scrollTop: number;
}

export interface KeyForm {
  comment: string;
  role: string;
  expirationDays: string;
  /** How its end is said, where the layout has several ways. */
  ends: 'never' | 'duration' | 'date';
  /** `YYYY-MM-DD`, as a field for dates gives it. */
  endsOn: string;
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
      const page: KeysPage = {
        name: 'keys',
        filter: '',
        role: '',
        seesExpired: false,
        expanded: new Set(),
        scrollTop: 0,
      };
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
  return { comment: '', role: '', expirationDays: '', ends: 'never', endsOn: '', tags: '' };
}
