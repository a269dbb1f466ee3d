// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Assessment, AssessmentQuery } from '../../utils/assessment';
import type { FindingsView, ToldFinding, ToldFindings } from '../../utils/findings';
import { onMessage, removeAllListeners } from '../../utils/messages';
import type { Fault } from '../../utils/ownership/answer';
import { DEVICE, LOCKED } from '../../utils/vault/testing/statuses';
import { createTestTranslate } from '../../utils/wording/testing';
import { Review } from './review';

const PROJECT = '11111111-2222-4333-8444-555555555555';
const OTHER = '99999999-2222-4333-8444-555555555555';
const OFFLINE: Fault = { kind: 'offline', endpoint: 'GET /v1/projects' };

const finding = (over: Partial<ToldFinding> = {}): ToldFinding => ({
  id: 'creator-left:k1',
  severity: 'high',
  tone: 'stop',
  subject: [{ text: 'left behind', foreign: true }],
  by: [{ text: 'made by ' }, { text: 'Ravi', foreign: true }],
  title: 'Its creator has left the project',
  why: 'Whatever still uses it fails.',
  next: 'Make a new key.',
  keys: [{ id: 'k1', comment: 'left behind' }],
  planFor: null,
  ...over,
});
const told = (over: Partial<ToldFindings> = {}): ToldFindings => ({
  takenAt: Date.now(),
  open: [finding()],
  snoozed: [],
  undecided: [],
  footnote: 'Read just now · all keys visible',
  members: [
    { memberId: 'm-tomas', name: 'Tomás Nagy', email: 'tomas@x.example', role: 'Admin', keys: '● 3 keys' },
    { memberId: 'm-ida', name: 'Ida Le', email: 'ida@x.example', role: 'Member', keys: '○ 1 key' },
  ],
  snoozeFrom: '2026-11-21',
  snoozeTo: '2027-11-22',
  ...over,
});
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
  blindSpots: '',
  footnote: 'Read just now',
  evidence: '# Evidence',
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
  stale: { tone: 'unknown', line: 'Too old to say', why: 'Read too long ago.', next: 'check again.' },
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
  onMessage('getKeeping', () => DEVICE);
});
afterEach(() => {
  render(null, document.body);
  removeAllListeners();
  location.hash = '';
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('the findings', () => {
  it('are told each with whom it is about, why it matters and what to do', async () => {
    answer(viewed());
    open();
    await shows('Its creator has left the project');
    for (const words of ['Act soon', 'left behind', 'made by Ravi', 'Whatever still uses it fails.', 'Make a new key.'])
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
    await shows('Not everything could be judged');
    expect(text()).toContain('The invites could not be read.');
    expect(text()).not.toContain('Nothing needs attention.');
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
    await fakeBrowser.storage.local.set({ pictureRevision: { [PROJECT]: 7 } });
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

describe('a snooze', () => {
  it('needs a reason and a day, and moves the finding', async () => {
    answer(viewed());
    const snoozed = vi.fn();
    onMessage('snoozeFinding', ({ data }) => {
      snoozed(data);
      const moved = { ...finding(), reason: data.reason, until: 'Snoozed to the end of 1 Dec 2026' };
      return { problem: null, view: viewed({ findings: told({ open: [], snoozed: [moved] }) }) };
    });
    open();
    await press('Snooze');
    const form = await find<HTMLFormElement>('form');
    form.requestSubmit();
    await shows('Say in a few words why it can wait');
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
    for (const words of ['moving in June', 'Snoozed to the end of 1 Dec 2026', 'Everything that needs attention is'])
      expect(text()).toContain(words);
    expect(document.activeElement?.id).toBe('findings');
  });

  it('ends when a person says so', async () => {
    const snoozed = { ...finding(), reason: 'June', until: 'Snoozed to the end of 1 Dec 2026' };
    answer(viewed({ findings: told({ open: [], snoozed: [snoozed] }) }));
    onMessage('wakeFinding', () => ({ problem: null, view: viewed() }));
    open();
    await press('End snooze');
    await shows('The snooze has ended.');
    expect(document.querySelector('[data-snoozed]')).toBeNull();
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
    await shows('Who may leave?');
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
    await shows('Too old to say');
    for (const words of ['Not safe', 'Remove them', 'Copy evidence']) expect(text()).not.toContain(words);
    expect(document.querySelector('[data-verdict]')).toBeNull();
  });

  it.each([
    ["Linchpin doesn't find this in the project", null],
    ["Linchpin couldn't check this", new Error('dead')],
  ])('of whom nothing is known says so and calls nothing safe: %s', async (words, outcome) => {
    answer(viewed());
    judged(outcome);
    open(`#project=${PROJECT}&member=m-gone`);
    await shows(words);
    expect(text()).toContain('nothing here can be called safe');
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
    onMessage('getKeeping', () => LOCKED);
    open();
    for (const words of ['Linchpin is locked', 'The figures below were read 2 h ago', 'Its creator has left']) {
      await shows(words);
    }
    expect(document.querySelector('#unlock')).not.toBeNull();
    // Nothing can be renewed now.
    expect(text()).toContain('Old: read 2 h ago');
  });

  it('a session that has ended is said, with the way to enter the key again', async () => {
    answer(viewed({ paused: 'session-ended' }));
    open();
    await shows('kept for one browser session, and is gone');
    await shows('Enter the key again');
  });
});
