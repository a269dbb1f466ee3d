import { render } from '@testing-library/preact/pure';
import { afterEach, beforeEach, vi } from 'vitest';
import { setUpScreen } from '../../../components/testing/screen';
import { onMessage } from '../../../utils/protocol/testing';
import type { Assessment } from '../../../utils/protocol/views/assessment';
import type { FindingLists, FindingsView, FindingView } from '../../../utils/protocol/views/findings';
import type { Fault } from '../../../utils/rules/answer';
import { DEVICE } from '../../../utils/vault/testing/statuses';
import { Review } from '../review';

/** For tests in happy-dom: the review page, and a background that answers as it is told. */
export const PROJECT = '11111111-2222-4333-8444-555555555555';
export const OTHER = '99999999-2222-4333-8444-555555555555';
export const OFFLINE: Fault = { kind: 'offline', endpoint: 'GET /v1/projects' };

export const finding = (over: Partial<FindingView> = {}): FindingView => ({
  id: 'creator-left:k1',
  severity: 'high',
  tone: 'stop',
  subject: [{ text: 'left behind', foreign: true }],
  by: [{ text: 'created by ' }, { text: 'Ravi', foreign: true }],
  title: 'Its creator has left the project',
  why: 'Whatever still uses it fails.',
  next: 'Make a new key.',
  keys: [{ id: 'k1', comment: 'left behind' }],
  acts: [],
  ...over,
});
export const told = (over: Partial<FindingLists> = {}): FindingLists => ({
  takenAt: Date.now(),
  open: [finding()],
  snoozed: [],
  undecided: [],
  missingScopes: [],
  footnote: 'Read just now · all keys visible',
  members: [
    {
      memberId: 'm-tomas',
      name: 'Tomás Nagy',
      email: 'tomas@x.example',
      role: 'Admin',
      keys: '● 3 keys',
      account: 'tomas@x.example',
    },
    { memberId: 'm-ida', name: 'Ida Le', email: 'ida@x.example', role: 'Member', keys: '○ 1 key', account: null },
  ],
  snoozeFrom: '2026-11-21',
  snoozeTo: '2027-11-22',
  ...over,
});
export const SNOOZED = {
  ...finding(),
  reason: 'June',
  until: 'Snoozed until the end of 1 Dec 2026',
  untilDay: '2026-12-01',
  set: 'Snoozed on 21 Nov 2026 by Ada',
};
export const viewed = (over: Partial<FindingsView> = {}): FindingsView => ({
  findings: told(),
  lastFault: null,
  problem: null,
  paused: null,
  ...over,
});
export const assessment = (over: Partial<Assessment> = {}): Assessment => ({
  verdict: 'in-use',
  title: [{ text: 'If ' }, { text: 'Tomás Nagy', foreign: true }, { text: ' is removed' }],
  say: { tone: 'stop', line: 'Not safe: 2 keys are in use', why: 'Whatever uses them fails.', next: 'replace them.' },
  keys: [],
  moreKeys: 0,
  blindSpots: [],
  footnote: 'Read just now',
  evidence: '# Evidence',
  missingScopes: [],
  planFor: 'm-tomas',
  staleAt: Date.now() + 600_000,
  stale: { tone: 'unknown', line: 'This check is out of date', why: 'Read too long ago.', next: 'check again.' },
  ...over,
});

/** Answers as the background would. */
export const answer = (view: FindingsView | null, projects = [PROJECT]) => {
  onMessage('listProjects', () => ({
    projects: projects.map((projectId) => ({ projectId, name: `Voice ${projectId.slice(0, 2)}`, lastReadAt: 0 })),
    problem: null,
  }));
  onMessage('getCurrentProject', () => projects[0] ?? null);
  const asked = vi.fn<(projectId: string) => void>();
  onMessage('getFindings', ({ data }) => {
    asked(data.projectId);
    return view;
  });
  const refresh = vi.fn(() => null);
  onMessage('refreshProject', refresh);
  return { asked, refresh };
};
export const open = (hash = `#project=${PROJECT}`): void => {
  location.hash = hash;
  render(<Review />);
};

/** To be called once in each test file, as `setUpScreen` is. */
export const setUpPage = (): void => {
  setUpScreen();
  beforeEach(() => onMessage('getVaultStatus', () => DEVICE));
  afterEach(() => {
    location.hash = '';
  });
};
