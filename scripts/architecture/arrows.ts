/** What a part may import beside itself. A place that ends with a slash is a folder, any other a file. */
export interface Arrow {
  readonly part: string;
  readonly may: readonly string[];
  /** Only types, which are gone when built. */
  readonly types?: readonly string[];
  /** Specifiers of packages; absent: any that other rules allow. */
  readonly packages?: readonly string[];
}

/** What any part but the rules may use: it knows nothing of Linchpin. */
export const BASE: readonly string[] = ['utils/objects.ts', 'utils/zod.ts'];
export const RULES = 'utils/rules/';

const VIEWS = ['utils/protocol/messages.ts', 'utils/protocol/views/'];

const utils: readonly Arrow[] = [
  { part: RULES, may: [], packages: [] },
  { part: 'utils/objects.ts', may: [], packages: [] },
  { part: 'utils/zod.ts', may: [], packages: ['zod/mini'] },
  {
    part: 'utils/deepgram/',
    may: ['utils/rules/answer.ts', 'utils/rules/days.ts', 'utils/rules/read-scopes.ts', 'utils/rules/use/series.ts'],
    types: [RULES],
    packages: [],
  },
  { part: 'utils/storage/', may: [], packages: ['idb', 'wxt/browser'] },
  { part: 'utils/vault/', may: ['utils/storage/', 'utils/rules/age.ts'], types: [RULES] },
  {
    part: 'utils/ledger/',
    may: [
      'utils/storage/',
      'utils/rules/age.ts',
      'utils/rules/alerts/',
      'utils/rules/answer.ts',
      'utils/rules/days.ts',
      'utils/rules/events/',
      'utils/rules/invites-seen.ts',
      'utils/rules/notes/',
      'utils/rules/plans/record.ts',
      'utils/rules/stored-days/',
    ],
    types: [RULES],
  },
  {
    part: 'utils/evidence/',
    may: ['utils/ledger/stores/snapshots.ts', RULES, 'utils/wording/'],
    types: VIEWS,
    packages: [],
  },
  { part: 'utils/team/', may: ['utils/rules/notes/note.ts', 'utils/rules/team/'], packages: [] },
  {
    part: 'utils/settings/',
    may: [
      'utils/rules/alerts/kinds.ts',
      'utils/rules/notes/note.ts',
      'utils/rules/numbers.ts',
      'utils/rules/service-accounts.ts',
      'utils/rules/switches.ts',
      'utils/storage/item.ts',
    ],
    types: [RULES],
  },
  {
    part: 'utils/protocol/',
    // A secret that a page hands over, and small values that last for a browser session.
    may: [
      'utils/rules/alerts/',
      'utils/rules/events/',
      'utils/rules/evidence-file/format.ts',
      'utils/rules/findings/finding.ts',
      'utils/rules/notes/note.ts',
      'utils/rules/numbers.ts',
      'utils/rules/plans/record.ts',
      'utils/rules/switches.ts',
      'utils/rules/team/team-file.ts',
      'utils/settings/schema.ts',
      'utils/storage/item.ts',
      'utils/vault/auto-lock.ts',
      'utils/vault/handover.ts',
      'utils/vault/session-item.ts',
    ],
    types: [RULES, 'utils/storage/problem.ts', 'utils/team/read.ts', 'utils/vault/types.ts'],
  },
  {
    part: 'utils/console/',
    may: ['utils/protocol/until-answered.ts', 'utils/storage/item.ts'],
    types: VIEWS,
    packages: ['wxt/browser'],
  },
  { part: 'utils/wording/', may: [RULES], types: [...VIEWS, 'utils/settings/'] },
];

/** The extension's own pages ask the background: they neither call Deepgram nor read the ledger. */
const pageArrow = (page: string): Arrow => ({
  part: `entrypoints/${page}/`,
  may: [
    RULES,
    'components/',
    'utils/console/page/address.ts',
    'utils/protocol/',
    'utils/settings/',
    'utils/storage/revision.ts',
    'utils/vault/auto-lock.ts',
    'utils/vault/handover.ts',
    'utils/wording/',
  ],
  types: ['utils/storage/problem.ts', 'utils/team/read.ts', 'utils/vault/types.ts'],
});

/** No entrypoint imports another: what two of them need belongs to `utils` or `components`. */
const entrypoints: readonly Arrow[] = [
  {
    part: 'entrypoints/background/',
    may: [
      RULES,
      'utils/deepgram/',
      'utils/ledger/',
      'utils/vault/',
      'utils/settings/',
      'utils/storage/',
      'utils/team/',
      'utils/evidence/',
      'utils/wording/',
      'utils/protocol/',
      'utils/console/handoff/pending-filter.ts',
      'utils/console/page/address.ts',
    ],
  },
  { part: 'entrypoints/console.content/', may: ['utils/console/', 'utils/protocol/envelope.ts'] },
  {
    part: 'entrypoints/console-badges/',
    may: [
      'components/ui/tokens.css?inline',
      'utils/console/',
      'utils/protocol/envelope.ts',
      'utils/protocol/until-answered.ts',
      'utils/rules/age.ts',
      'utils/storage/revision.ts',
    ],
    types: VIEWS,
  },
  { part: 'entrypoints/console-card/', may: ['components/', 'utils/console/', 'utils/wording/'], types: VIEWS },
  ...['acts', 'recorder'].map((name) => ({ part: `entrypoints/console-${name}.ts`, may: ['utils/console/'] })),
  ...['options', 'popup', 'review'].map(pageArrow),
];

export const arrows: readonly Arrow[] = [
  ...utils,
  {
    part: 'components/',
    may: [
      RULES,
      'utils/wording/',
      'utils/protocol/review-address.ts',
      'utils/protocol/until-answered.ts',
      'utils/storage/revision.ts',
    ],
    types: [
      ...VIEWS,
      'utils/protocol/read-projects.ts',
      'utils/protocol/vault-mode.ts',
      'utils/settings/',
      'utils/storage/problem.ts',
      'utils/vault/types.ts',
    ],
  },
  ...entrypoints,
  {
    // The same rules where no browser is open: nothing of a browser, its database or its storage.
    part: 'command/',
    may: [
      RULES,
      'utils/deepgram/',
      'utils/evidence/',
      'utils/ledger/stores/checks.ts',
      'utils/ledger/stores/event-fields.ts',
      'utils/settings/repair.ts',
      'utils/settings/schema.ts',
      'utils/settings/usage-days.ts',
      'utils/team/',
      'utils/wording/',
    ],
    types: VIEWS,
    packages: ['node:crypto', 'node:fs/promises', 'node:os', 'node:util'],
  },
];
