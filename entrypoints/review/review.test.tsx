// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { planAt } from '../../utils/protocol/review-address';
import { onMessage, removeAllListeners } from '../../utils/protocol/testing';
import type { Assessment, AssessmentQuery } from '../../utils/protocol/views/assessment';
import type { FindingLists, FindingsView, FindingView } from '../../utils/protocol/views/findings';
import type { Fault } from '../../utils/rules/answer';
import { MAX_SERVICE_ACCOUNTS } from '../../utils/settings/schema';
import { readSettings, writeSettings } from '../../utils/settings/settings';
import { countUp } from '../../utils/storage/revision';
import { DEVICE, LOCKED } from '../../utils/vault/testing/statuses';
import { createTestTranslate } from '../../utils/wording/testing';
import { Review } from './review';

const PROJECT = '11111111-2222-4333-8444-555555555555';
const OTHER = '99999999-2222-4333-8444-555555555555';
const OFFLINE: Fault = { kind: 'offline', endpoint: 'GET /v1/projects' };

const finding = (over: Partial<FindingView> = {}): FindingView => ({
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
const told = (over: Partial<FindingLists> = {}): FindingLists => ({
  takenAt: Date.now(),
  open: [finding()],
  snoozed: [],
  undecided: [],
  missingScopes: [],
  footnote: 'Read just now · all keys visible',
  members: [
    { memberId: 'm-tomas', name: 'Tomás Nagy', email: 'tomas@x.example', role: 'Admin', keys: '● 3 keys' },
    { memberId: 'm-ida', name: 'Ida Le', email: 'ida@x.example', role: 'Member', keys: '○ 1 key' },
  ],
  snoozeFrom: '2026-11-21',
  snoozeTo: '2027-11-22',
  ...over,
});
const SNOOZED = {
  ...finding(),
  reason: 'June',
  until: 'Snoozed until the end of 1 Dec 2026',
  untilDay: '2026-12-01',
};
const viewed = (over: Partial<FindingsView> = {}): FindingsView => ({
  findings: told(),
  lastFault: null,
  problem: null,
  paused: null,
  ...over,
});
const assessment = (over: Partial<Assessment> = {}): Assessment => ({
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
  plan: [
    {
      kind: 'replace',
      status: 'to-do',
      statusLine: 'to do',
      title: [{ text: 'Move what uses ' }, { text: 'ci', foreign: true }],
      detail: 'Last used today.',
      keyId: 'k2',
    },
    { kind: 'remove', status: 'later', statusLine: 'later', title: [{ text: 'Remove them' }], detail: '', keyId: null },
  ],
  staleAt: Date.now() + 600_000,
  stale: { tone: 'unknown', line: 'This check is out of date', why: 'Read too long ago.', next: 'check again.' },
  ...over,
});

/** Answers as the background would. */
const answer = (view: FindingsView | null, projects = [PROJECT]) => {
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
const open = (hash = `#project=${PROJECT}`): void => {
  location.hash = hash;
  render(<Review />, document.body);
};
const text = (): string => document.body.textContent ?? '';
const shows = (words: string) => vi.waitFor(() => expect(text()).toContain(words));
const find = <T extends HTMLElement>(selector: string) =>
  vi.waitFor(() => {
    const found = document.querySelector<T>(selector);
    if (!found) throw new Error(`no ${selector}`);
    return found;
  });
const press = async (words: string): Promise<void> => {
  const found = await vi.waitFor(() => {
    const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === words);
    if (!button) throw new Error(`no button ${words}`);
    return button;
  });
  found.click();
};
const enter = async (selector: string, value: string): Promise<void> => {
  const field = await find<HTMLInputElement>(selector);
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
};

beforeEach(() => {
  fakeBrowser.reset();
  createTestTranslate();
  onMessage('getVaultStatus', () => DEVICE);
});
afterEach(() => {
  render(null, document.body);
  removeAllListeners();
  location.hash = '';
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('the findings', () => {
  it('each say who they are about, why they matter and what to do', async () => {
    answer(viewed());
    open();
    await shows('Its creator has left the project');
    for (const words of [
      'Act soon',
      'left behind',
      'created by Ravi',
      'Whatever still uses it fails.',
      'Make a new key.',
    ])
      expect(text()).toContain(words);
    expect(document.querySelector('[data-finding] bdi')?.textContent).toBe('left behind');
    expect(text()).toContain('all keys visible');
  });

  it('that are none are good news only where everything was judged', async () => {
    answer(viewed({ findings: told({ open: [] }) }));
    open();
    await shows('Nothing needs attention.');
    render(null, document.body);
    removeAllListeners();
    answer(viewed({ findings: told({ open: [], undecided: ['The invites could not be read.'] }) }));
    open();
    await shows('Not everything could be checked');
    expect(text()).toContain('The invites could not be read.');
    expect(text()).not.toContain('Nothing needs attention.');
  });

  it('that a missing scope keeps from being judged offer a key that has it', async () => {
    const missing = { undecided: ['The requests could not be read.'], missingScopes: ['usage:read'] };
    answer(viewed({ findings: told(missing) }));
    const opened = vi.spyOn(fakeBrowser.runtime, 'openOptionsPage').mockResolvedValue();
    open();
    await press('Use a key with usage:read');
    expect(opened).toHaveBeenCalledOnce();
  });

  it('of one kind are folded away beyond the first few, and none is lost', async () => {
    const many = Array.from({ length: 9 }, (_, i) => finding({ id: `untagged:k${i}`, severity: 'low' }));
    answer(viewed({ findings: told({ open: many }) }));
    open();
    await shows('Show 6 more of this kind');
    expect(document.querySelectorAll('[data-finding]')).toHaveLength(3);
    await press('Show 6 more of this kind');
    await vi.waitFor(() => expect(document.querySelectorAll('[data-finding]')).toHaveLength(9));
    await vi.waitFor(() => expect(document.activeElement?.getAttribute('data-finding')).toBe('untagged:k3'));
    expect(text()).not.toContain('more of this kind');
  });

  it('are filtered where the address says so, and all are a link away', async () => {
    const low = finding({ id: 'untagged:k2', severity: 'low', title: 'In use without a tag' });
    const until = { until: 'Snoozed until the end of 1 Dec 2026', untilDay: '2026-12-01' };
    const snoozed = { ...low, id: 'untagged:k3', reason: 'June', ...until };
    answer(viewed({ findings: told({ open: [finding(), low], snoozed: [snoozed] }) }));
    open(`#project=${PROJECT}&only=high`);
    await shows('Filtered: 1 of 2 findings, those under “Act soon”');
    expect(text()).not.toContain('In use without a tag');
    expect(document.querySelectorAll('[data-finding]')).toHaveLength(1);
    location.hash = `#project=${PROJECT}&only=untagged`;
    await shows('Filtered: 1 of 2 findings, all of one kind');
    expect(document.querySelectorAll('[data-finding]')).toHaveLength(2);
    location.hash = `#project=${PROJECT}&only=unused`;
    await shows('No open finding matches this filter.');
    expect(text()).not.toContain('Nothing needs attention');
    const all = [...document.querySelectorAll('a')].find((link) => link.textContent === 'Show all findings');
    location.hash = all?.getAttribute('href') ?? '';
    await vi.waitFor(() => expect(document.querySelectorAll('[data-finding]')).toHaveLength(3));
    expect(document.querySelector('[data-filter]')).toBeNull();
    location.hash = `#project=${PROJECT}&only=constructor`;
    await vi.waitFor(() => expect(text()).not.toContain('Filtered'));
    expect(document.querySelectorAll('[data-finding]')).toHaveLength(3);
  });

  it('are read again by themselves when they are old, and not when they are fresh', async () => {
    const { refresh } = answer(viewed());
    open();
    await shows('left behind');
    expect(refresh).not.toHaveBeenCalled();
    render(null, document.body);
    removeAllListeners();
    const old = answer(viewed({ findings: told({ takenAt: Date.now() - 3_600_000 }) }));
    open();
    await vi.waitFor(() => expect(old.refresh).toHaveBeenCalledOnce());
  });

  it('follow a reading that somebody else asked for', async () => {
    const { asked } = answer(viewed());
    open();
    await shows('left behind');
    await countUp(PROJECT);
    await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(2));
  });

  it('of another project are shown when it is chosen', async () => {
    const { asked } = answer(viewed(), [PROJECT, OTHER]);
    open();
    const choice = await find<HTMLSelectElement>('select');
    choice.value = OTHER;
    choice.dispatchEvent(new Event('change', { bubbles: true }));
    await vi.waitFor(() => expect(asked).toHaveBeenLastCalledWith(OTHER));
  });
});

describe('what helps with a finding', () => {
  const acts: FindingView['acts'] = [
    { act: 'plan', memberId: 'm-ravi' },
    { act: 'mark-service', account: 'bot@x.example' },
    { act: 'logs', keyId: 'k1' },
    { act: 'open-keys' },
  ];
  const marked = async () => (await readSettings()).serviceAccounts;

  it('is one press away, in the order given', async () => {
    answer(viewed({ findings: told({ open: [finding({ acts })] }) }));
    const went = vi.fn();
    onMessage('openConsole', ({ data }) => went(data));
    open();
    const row = await find('[data-finding] .finding-actions');
    expect([...row.children].map((each) => each.textContent)).toEqual([
      'Offboarding planleft behind',
      'Mark as service account',
      'Show in Usage logs',
      'Open the API Keys page',
    ]);
    expect(row.querySelector('a')?.getAttribute('href')).toBe(planAt(PROJECT, 'm-ravi'));
    await press('Show in Usage logs');
    await vi.waitFor(() =>
      expect(went).toHaveBeenCalledWith(expect.objectContaining({ projectId: PROJECT, page: 'logs', keyId: 'k1' })),
    );
    await press('Open the API Keys page');
    await vi.waitFor(() => expect(went).toHaveBeenLastCalledWith({ projectId: PROJECT, page: 'keys' }));
  });

  it('where the background does not answer, is said, and works at the next press', async () => {
    answer(viewed({ findings: told({ open: [finding({ acts })] }) }));
    onMessage('openConsole', () => Promise.reject(new Error('dead')));
    open();
    await press('Open the API Keys page');
    await shows("Linchpin's background did not answer");
    removeAllListeners();
    answer(viewed({ findings: told({ open: [finding({ acts })] }) }));
    onMessage('openConsole', () => undefined);
    await press('Open the API Keys page');
    await vi.waitFor(() => expect(text()).not.toContain("Linchpin's background did not answer"));
  });

  it('marks a service account, says so, and takes it back', async () => {
    answer(viewed({ findings: told({ open: [finding({ acts })] }) }));
    open();
    await press('Mark as service account');
    await shows('is marked as a service account');
    expect(await marked()).toEqual(['bot@x.example']);
    await press('Undo');
    await shows('is no longer marked');
    expect(await marked()).toEqual([]);
  });

  it('marks nothing where the list is full, and says what else helps', async () => {
    const full = Array.from({ length: MAX_SERVICE_ACCOUNTS }, (_, at) => `a${at}@x.example`);
    await writeSettings({ serviceAccounts: full });
    answer(viewed({ findings: told({ open: [finding({ acts })] }) }));
    open();
    await press('Mark as service account');
    await shows('The service account could not be marked');
    await shows('use a pattern');
    expect(await marked()).toEqual(full);
  });
});

describe('a snooze', () => {
  it('needs a reason and a day, and moves the finding', async () => {
    answer(viewed());
    const snoozed = vi.fn();
    onMessage('snoozeFinding', ({ data }) => {
      snoozed(data);
      const moved = { ...SNOOZED, reason: data.reason };
      return { problem: null, view: viewed({ findings: told({ open: [], snoozed: [moved] }) }) };
    });
    open();
    await press('Snooze');
    const form = await find<HTMLFormElement>('form');
    form.requestSubmit();
    await shows('Enter a reason. It stays in this browser.');
    expect(snoozed).not.toHaveBeenCalled();
    await enter('[name="reason"]', '  moving in June ');
    await enter('[name="until"]', '2025-01-01');
    form.requestSubmit();
    await shows('Choose a day from today');
    await enter('[name="until"]', '2026-12-01');
    form.requestSubmit();
    await find('[data-snoozed]');
    expect(snoozed).toHaveBeenCalledWith({
      projectId: PROJECT,
      findingId: 'creator-left:k1',
      reason: 'moving in June',
      until: '2026-12-01',
    });
    for (const words of ['moving in June', 'Snoozed until the end of 1 Dec 2026', 'Everything that needs attention is'])
      expect(text()).toContain(words);
    expect(document.activeElement?.id).toBe('findings');
  });

  it('ends when a person says so', async () => {
    answer(viewed({ findings: told({ open: [], snoozed: [SNOOZED] }) }));
    onMessage('wakeFinding', () => ({ problem: null, view: viewed() }));
    open();
    await press('End snooze');
    await shows('Snooze ended.');
    expect(document.querySelector('[data-snoozed]')).toBeNull();
  });

  it.each([
    ['1 week', '2026-11-28'],
    ['1 month', '2026-12-21'],
    ['Until next quarter', '2026-12-31'],
  ])('gets its day by one press of %s', async (preset, day) => {
    answer(viewed());
    open();
    await press('Snooze');
    const until = await find<HTMLInputElement>('[name="until"]');
    await enter('[name="until"]', '2027-01-07');
    await vi.waitFor(() => expect(document.querySelector('[aria-pressed="true"]')).toBeNull());
    const buttons = [...document.querySelectorAll<HTMLButtonElement>('.snooze-presets button')];
    buttons.find(({ textContent }) => textContent?.startsWith(preset))?.click();
    await vi.waitFor(() => expect(until.value).toBe(day));
    expect(document.querySelector('[aria-pressed="true"]')?.textContent).toContain(preset);
  });

  it('can be undone beside the words that say it was set', async () => {
    answer(viewed());
    const woken = vi.fn();
    onMessage('snoozeFinding', () => ({
      problem: null,
      view: viewed({ findings: told({ open: [], snoozed: [SNOOZED] }) }),
    }));
    onMessage('wakeFinding', ({ data }) => {
      woken(data);
      return { problem: null, view: viewed() };
    });
    open();
    await press('Snooze');
    await enter('[name="reason"]', 'June');
    (await find<HTMLFormElement>('form')).requestSubmit();
    const undo = await find('[role="status"] [aria-label="Undo the snooze of left behind"]');
    // The focus was in the form, which has gone: Tab goes on to Undo from here.
    const heading = document.activeElement;
    expect(heading?.id).toBe('findings');
    expect(heading?.compareDocumentPosition(undo)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    undo.click();
    await shows('The snooze was undone.');
    expect(woken).toHaveBeenCalledWith({ projectId: PROJECT, findingId: 'creator-left:k1' });
    expect(document.querySelector('[data-snoozed]')).toBeNull();
    expect(document.activeElement?.id).toBe('findings');
  });

  it('that was ended can be set again with the same reason and day', async () => {
    const during = viewed({ findings: told({ open: [], snoozed: [SNOOZED] }) });
    answer(during);
    const snoozed = vi.fn();
    onMessage('wakeFinding', () => ({ problem: null, view: viewed() }));
    onMessage('snoozeFinding', ({ data }) => {
      snoozed(data);
      return { problem: null, view: during };
    });
    open();
    await press('End snooze');
    await press('Undo');
    await shows('Snoozed again');
    expect(snoozed).toHaveBeenCalledWith({
      projectId: PROJECT,
      findingId: 'creator-left:k1',
      reason: 'June',
      until: '2026-12-01',
    });
  });

  it('whose undo was not answered stays, and can be undone again', async () => {
    answer(viewed());
    onMessage('snoozeFinding', () => ({
      problem: null,
      view: viewed({ findings: told({ open: [], snoozed: [SNOOZED] }) }),
    }));
    onMessage('wakeFinding', () => Promise.reject(new Error('dead')));
    open();
    await press('Snooze');
    await enter('[name="reason"]', 'June');
    (await find<HTMLFormElement>('form')).requestSubmit();
    await press('Undo');
    await shows("Linchpin's background did not answer");
    expect(document.querySelector('[data-snoozed]')).not.toBeNull();
    removeAllListeners();
    onMessage('wakeFinding', () => ({ problem: null, view: viewed() }));
    await press('Undo');
    await shows('The snooze was undone.');
    expect(text()).not.toContain('did not answer');
  });

  it('that could not be stored is not shown as done', async () => {
    answer(viewed());
    onMessage('snoozeFinding', () => ({ problem: 'full', view: viewed() }));
    open();
    await press('Snooze');
    await enter('[name="reason"]', 'June');
    (await find<HTMLFormElement>('form')).requestSubmit();
    await shows('no room left');
    expect(document.querySelector('[data-snoozed]')).toBeNull();
    expect((await find<HTMLInputElement>('[name="reason"]')).value).toBe('June');
  });

  it('that the background refused says so', async () => {
    answer(viewed());
    onMessage('snoozeFinding', () => Promise.reject(new Error('dead')));
    open();
    await press('Snooze');
    await enter('[name="reason"]', 'June');
    (await find<HTMLFormElement>('form')).requestSubmit();
    await shows("Linchpin's background did not answer");
  });
});

describe('an offboarding plan', () => {
  const judged = (...answers: (Assessment | null | Error)[]) => {
    const asked: AssessmentQuery[] = [];
    onMessage('getAssessment', ({ data }) => {
      asked.push(data);
      const next = answers.length > 1 ? answers.shift() : answers[0];
      if (next instanceof Error) throw next;
      return next ?? null;
    });
    return asked;
  };

  it('judges nobody before they are chosen, and then them alone', async () => {
    answer(viewed());
    const asked = judged(assessment());
    open(`#project=${PROJECT}&section=plan`);
    await shows('Choose a member to offboard');
    expect(asked).toEqual([]);
    location.hash = (await find<HTMLAnchorElement>('[data-member="m-tomas"]')).getAttribute('href') ?? '';
    await shows('Not safe: 2 keys are in use');
    expect(asked).toEqual([{ projectId: PROJECT, act: 'remove', memberId: 'm-tomas' }]);
  });

  it('shows its steps in order, each with how far it is, and nothing to tick', async () => {
    answer(viewed());
    judged(assessment());
    open(`#project=${PROJECT}&member=m-tomas`);
    await shows('Move what uses ci');
    const steps = [...document.querySelectorAll('[data-step]')].map((step) => step.getAttribute('data-status'));
    expect(steps).toEqual(['to-do', 'later']);
    expect(document.querySelector('input[type="checkbox"]')).toBeNull();
    expect(document.querySelector('[data-step="remove"] button')).toBeNull();
  });

  it('leads to the team page once the removal is safe', async () => {
    answer(viewed());
    const step = { kind: 'remove', status: 'to-do', statusLine: 'to do', title: [], detail: '', keyId: null } as const;
    judged(assessment({ verdict: 'safe', plan: [step] }));
    const opened = vi.fn();
    onMessage('openConsole', ({ data }) => opened(data));
    open(`#project=${PROJECT}&member=m-tomas`);
    (await find('[data-step="remove"] button')).click();
    await vi.waitFor(() => expect(opened).toHaveBeenCalledWith({ projectId: PROJECT, page: 'team' }));
  });

  it('is checked again on demand, and its evidence copied', async () => {
    answer(viewed());
    const asked = judged(assessment());
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    open(`#project=${PROJECT}&member=m-tomas`);
    await press('Check again');
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    await press('Copy evidence');
    await vi.waitFor(() => expect(write).toHaveBeenCalledWith('# Evidence'));
  });

  it('that is too old shows neither verdict nor steps', async () => {
    answer(viewed());
    judged(assessment({ verdict: 'safe', staleAt: Date.now() - 1 }));
    open(`#project=${PROJECT}&member=m-tomas`);
    await shows('This check is out of date');
    for (const words of ['Not safe', 'Remove them', 'Copy evidence']) expect(text()).not.toContain(words);
    expect(document.querySelector('[data-verdict]')).toBeNull();
  });

  it.each([
    ["Linchpin can't find this in the project", null],
    ["Linchpin couldn't check this", new Error('dead')],
  ])('says so of a member that nothing is known about, and calls nothing safe: %s', async (words, outcome) => {
    answer(viewed());
    judged(outcome);
    open(`#project=${PROJECT}&member=m-gone`);
    await shows(words);
    expect(text()).toContain('othing here can be called safe');
    expect(document.querySelector('[data-step]')).toBeNull();
  });
});

describe('a project', () => {
  it('that is not connected leads to the options page', async () => {
    answer(null, []);
    open('');
    await shows('Connect your first project');
    render(null, document.body);
    removeAllListeners();
    answer(null);
    open(`#project=${OTHER}`);
    await shows('This project is not connected');
  });

  it('is the one at hand where the address names none', async () => {
    const { asked } = answer(viewed());
    open('');
    await shows('left behind');
    expect(asked).toHaveBeenCalledWith(PROJECT);
    expect(location.hash).toBe(`#project=${PROJECT}`);
  });

  it('that was never read is being read, and why it could not be is said', async () => {
    answer(viewed({ findings: null }));
    open();
    await shows('Reading the project for the first time');
    render(null, document.body);
    removeAllListeners();
    answer(viewed({ findings: null, lastFault: { kind: 'unauthorized', endpoint: 'GET /v1/projects' } }));
    open();
    await shows('Deepgram refused the key');
    expect(text()).toContain('Use another key');
    expect(text()).not.toContain('Nothing needs attention');
  });

  it('whose latest reading failed shows the older findings, and says how old they are', async () => {
    answer(viewed({ lastFault: OFFLINE }));
    open();
    await shows('Deepgram could not be reached');
    expect(text()).toContain('The figures below were read');
    expect(text()).toContain('left behind');
  });

  it('offline is said to be so', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    answer(viewed({ lastFault: OFFLINE }));
    open();
    await shows('You are offline');
    expect(text()).toContain('left behind');
  });

  it('whose reading could not be stored says that', async () => {
    answer(viewed({ problem: 'full' }));
    open();
    await shows('no room left');
  });

  it('is not taken for unconnected when the background is silent', async () => {
    onMessage('listProjects', () => Promise.reject(new Error('dead')));
    onMessage('getCurrentProject', () => null);
    onMessage('getFindings', () => Promise.reject(new Error('dead')));
    open();
    await shows("Linchpin's background did not answer");
  });
});

describe('while keys are locked', () => {
  it('findings stand as old ones below the way to unlock', async () => {
    removeAllListeners();
    answer(viewed({ paused: 'locked', findings: told({ takenAt: Date.now() - 2 * 3_600_000 }) }));
    onMessage('getVaultStatus', () => LOCKED);
    open();
    for (const words of ['Linchpin is locked', 'The figures below were read 2 h ago', 'Its creator has left']) {
      await shows(words);
    }
    expect(document.querySelector('#unlock')).not.toBeNull();
    // Nothing can be renewed now.
    expect(text()).toContain('Out of date: updated 2 h ago');
  });

  it('a session that has ended is said, with the way to enter the key again', async () => {
    answer(viewed({ paused: 'session-ended' }));
    open();
    await shows('kept for one browser session and is gone');
    await shows('Enter the key again');
  });
});
