// @vitest-environment happy-dom

import { fireEvent, render } from '@testing-library/preact/pure';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Assessment, AssessmentQuery } from '../../utils/protocol/views/assessment';
import { countUp } from '../../utils/storage/revision';
import { press, screen, setUpScreen, shows, text } from '../testing/screen';
import { AssessmentPanel, type AssessmentPanelProps } from './assessment-panel';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const QUERY: AssessmentQuery = { projectId: 'p', act: 'remove', memberId: 'm-tomas' };
const assessment = (over: Partial<Assessment> = {}): Assessment => ({
  verdict: 'in-use',
  title: [{ text: 'If ' }, { text: 'Tomás Nagy', foreign: true }, { text: ' is removed' }],
  say: {
    tone: 'stop',
    line: 'Not safe: 2 keys are in use',
    why: 'Whatever uses them fails.',
    next: 'make replacements.',
  },
  keys: [
    {
      id: 'k1',
      comment: '<b>ci</b>',
      tone: 'use',
      use: '8,210 in 7 days',
      cost: '$41.20',
      detail: [{ text: 'last used today' }],
    },
  ],
  moreKeys: 3,
  blindSpots: ['traffic of self-hosted deployments'],
  footnote: 'Read just now · all keys visible',
  evidence: '# Evidence',
  missingScopes: [],
  planFor: 'm-tomas',
  staleAt: NOW + 600_000,
  stale: {
    tone: 'unknown',
    line: 'The data is more than 15 minutes old',
    why: 'It may have changed.',
    next: 'check again.',
  },
  ...over,
});

let answers: (() => Promise<Assessment | null>)[];
let asked: AssessmentQuery[];
const opened: string[] = [];
const copied: string[] = [];

const get = (query: AssessmentQuery): Promise<Assessment | null> => {
  asked.push(query);
  const [first] = answers;
  const answer = answers.length > 1 ? answers.shift() : first;
  return answer ? answer() : Promise.resolve(null);
};
/** In the body itself, so that what is shown again has the state of what was shown. */
const show = (over: Partial<AssessmentPanelProps> = {}): unknown =>
  render(
    <AssessmentPanel
      {...{ query: QUERY, candidates: [], keepsCurrent: true, isOutOfReach: false, isStrip: false, canToggle: false }}
      getAssessment={get}
      openNote={() => undefined}
      openPlan={(projectId, memberId) => opened.push(`${projectId} ${memberId}`)}
      openOptions={() => opened.push('options')}
      {...{ onChoose: () => undefined, onToggle: () => undefined, onClose: () => undefined }}
      {...over}
    />,
    { container: document.body },
  );
const status = (): string => [...document.querySelectorAll('.said')].map(({ textContent }) => textContent).join('');
const buttons = (): string[] => [...document.querySelectorAll('button')].map((each) => each.textContent ?? '');
/** Advances the clock by a second, for everything that follows it. */
const later = async (ms: number): Promise<void> => {
  vi.setSystemTime(Date.now() + ms);
  await vi.advanceTimersByTimeAsync(1_000);
};

setUpScreen();
beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['setInterval', 'clearInterval', 'Date'] });
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (words) => void copied.push(words));
  answers = [async () => assessment()];
  asked = [];
  opened.length = 0;
  copied.length = 0;
});
describe('what would happen', () => {
  it('is shown with its keys, what to do first, what nobody can see and when it was read', async () => {
    show();
    await shows('If Tomás Nagy is removed');
    for (const words of [
      'Not safe: 2 keys are in use',
      '<b>ci</b>',
      '8,210 in 7 days',
      '$41.20',
      'and 3 more',
      'make replacements.',
    ])
      expect(text()).toContain(words);
    for (const words of ["What Linchpin can't see (1)", 'traffic of self-hosted', 'Read just now', 'Checked at'])
      expect(text()).toContain(words);
  });

  it('has what nobody can see at once where nothing can be pressed', async () => {
    show({ isOutOfReach: true });
    await shows("Linchpin can't see: traffic of self-hosted deployments.");
    expect(document.querySelector('details')).toBeNull();
  });

  const given = {
    title: [{ text: 'Tomás Nagy is Member now' }],
    say: { tone: 'attention', line: '1 key has lost scopes', why: 'Its requests go on.', next: 'choose Admin again.' },
  } as const;
  it('is told as what has happened once the role is given, however old it is', async () => {
    answers = [async () => assessment({ role: { isGiven: false, given }, staleAt: NOW + 60_000 })];
    show({ keepsCurrent: false });
    await shows('Not safe: 2 keys are in use');
    await later(90_000);
    await shows('The data is more than 15 minutes old');
    show({ keepsCurrent: false, isGiven: true });
    await shows('Tomás Nagy is Member now');
    for (const words of ['1 key has lost scopes', 'choose Admin again.']) expect(text()).toContain(words);
    expect(text()).not.toContain('Not safe');
  });

  it('that came after the role was given claims nothing of what it took away', async () => {
    answers = [async () => assessment({ role: { isGiven: true, given } })];
    show({ keepsCurrent: false, isGiven: true });
    await shows('Not safe: 2 keys are in use');
    expect(text()).not.toContain('has lost scopes');
  });

  it('is said aloud once it is known, and again only when it has changed', async () => {
    answers = [
      async () => assessment(),
      async () => assessment({ say: { ...assessment().say, line: 'Not safe: 3 keys' } }),
    ];
    show();
    await vi.waitFor(() => expect(status()).toBe('Not safe: 2 keys are in use'));
    await later(60_000);
    await vi.waitFor(() => expect(status()).toBe('Not safe: 3 keys'));
  });

  it('is copied as Markdown, and leads to the plan', async () => {
    show();
    await shows('Copy evidence');
    await press('Copy evidence');
    await vi.waitFor(() => expect(copied).toEqual(['# Evidence']));
    await press('Open offboarding plan');
    expect(opened).toEqual(['p m-tomas']);
  });

  it('leads to a key with the missing scope, and to no plan, where that is why it can not be told', async () => {
    answers = [async () => assessment({ verdict: 'unknown', missingScopes: ['usage:read'] })];
    show();
    await shows('Use a key with usage:read');
    expect(buttons()).not.toContain('Open offboarding plan');
    await press('Use a key with usage:read');
    expect(opened).toEqual(['options']);
  });

  it('leads to no plan where there is none to make', async () => {
    answers = [async () => assessment({ planFor: null })];
    show();
    await shows('Copy evidence');
    expect(buttons()).not.toContain('Open offboarding plan');
  });

  it('offers nothing to press where the browser lets nothing be pressed, and says so', async () => {
    show({ isOutOfReach: true });
    await shows('Not safe');
    expect(buttons()).toEqual([]);
    expect(text()).toContain('the browser blocks everything beside it');
  });
});

describe('what cannot be known', () => {
  it('is no verdict: a background that fails', async () => {
    answers = [() => Promise.reject(new Error('gone')), async () => assessment()];
    show();
    await shows("Linchpin couldn't check this");
    expect(text()).toContain('Nothing here can be called safe');
    await press('Try again');
    await shows('Not safe');
  });

  it('is no verdict: a member who is not in the project', async () => {
    answers = [async () => null];
    show();
    await shows("Linchpin can't find this in the project");
  });

  it('is no verdict before a person has chosen who it is about', async () => {
    const candidates = ['m-sam', 'm-sam2'].map((memberId) => ({
      name: 'Sam Lee',
      email: `${memberId}@northwind.example`,
      query: { ...QUERY, memberId },
    }));
    const chosen: string[] = [];
    show({ query: null, candidates, onChoose: ({ email }) => chosen.push(email) });
    await shows("Linchpin can't tell who this is about");
    expect(asked).toEqual([]);
    fireEvent.click(await screen().findByText(/m-sam2/));
    await shows('Not safe');
    await vi.waitFor(() => expect(asked).toEqual([{ ...QUERY, memberId: 'm-sam2' }]));
    expect(chosen).toEqual(['m-sam2@northwind.example']);
    expect(text()).toContain('You chose this member');
  });
});

describe('as time goes by', () => {
  it('it is asked for again once a minute, and no more often', async () => {
    show();
    await shows('Not safe');
    await later(30_000);
    expect(asked).toHaveLength(1);
    await later(30_000);
    expect(asked).toHaveLength(2);
    document.dispatchEvent(new Event('visibilitychange'));
    await later(1_000);
    expect(asked).toHaveLength(2);
  });

  it('a slow answer is a minute old before it is asked for again: what it rests on is older than that', async () => {
    let answer: (found: Assessment) => void = () => undefined;
    answers = [
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
      async () => assessment(),
    ];
    show();
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    await later(30_000);
    answer(assessment());
    await shows('Not safe');
    await later(40_000);
    expect(asked).toHaveLength(1);
    await later(20_000);
    expect(asked).toHaveLength(2);
  });

  it('it is asked for again as soon as the background has something new, so that no safe outlives a lock', async () => {
    const unknown = { tone: 'unknown', line: "Can't tell", why: 'Locked.', next: 'unlock.' } as const;
    answers = [
      async () => assessment({ verdict: 'safe' }),
      async () => assessment({ verdict: 'unknown', say: unknown }),
    ];
    show();
    await shows('Not safe: 2 keys');
    await countUp('p');
    await shows("Can't tell");
    await vi.waitFor(() => expect(asked).toEqual([QUERY, { ...QUERY, again: true }]));
    await fakeBrowser.storage.local.set({ settings: { windowDays: 30 } });
    expect(asked).toHaveLength(2);
  });

  it('an answer that is overtaken on its way is asked for once more', async () => {
    let answer: (value: Assessment) => void = () => undefined;
    const slow = new Promise<Assessment>((resolve) => {
      answer = resolve;
    });
    answers = [() => slow, async () => assessment({ say: { ...assessment().say, line: 'By the new reading' } })];
    show();
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    await countUp('p');
    expect(asked).toHaveLength(1);
    answer(assessment());
    await shows('By the new reading');
    await vi.waitFor(() => expect(asked).toHaveLength(2));
  });

  it('a question of the clock says so, as only a person uses Linchpin', async () => {
    show();
    await shows('If Tomás Nagy is removed');
    await later(60_000);
    await vi.waitFor(() => expect(asked).toEqual([QUERY, { ...QUERY, again: true }]));
  });

  it('it is not asked for again where only what was before counts', async () => {
    show({ keepsCurrent: false });
    await shows('before the change');
    await later(300_000);
    expect(asked).toHaveLength(1);
  });

  it('it is asked for until it is answered, where only what was before counts too', async () => {
    answers = [() => Promise.reject(new Error('no answer')), async () => assessment()];
    show({ keepsCurrent: false });
    await shows("Linchpin couldn't check this");
    expect(buttons()).toContain('Try again');
    // A person who comes back to the page has it asked at once.
    window.dispatchEvent(new Event('focus'));
    await shows('Not safe');
    await later(300_000);
    expect(asked).toHaveLength(2);
  });

  it('what was before a change is never asked for again after it, not even when it is too old', async () => {
    answers = [async () => assessment({ staleAt: NOW - 1 })];
    show({ keepsCurrent: false });
    await shows('The data is more than 15 minutes old');
    expect(buttons()).not.toContain('Try again');
  });

  it('what was known stays where asking again fails, and that is said', async () => {
    answers = [async () => assessment(), () => Promise.reject(new Error('gone'))];
    show();
    await shows('Not safe');
    await later(60_000);
    await shows('check failed');
    expect(text()).toContain('Not safe');
  });

  it.each(['visibilitychange', 'pointerdown', 'keydown'])(
    'a computer that slept shows nothing that is too old, from its first %s on, without any timer',
    async (kind) => {
      answers = [async () => assessment(), () => new Promise(() => undefined)];
      show();
      await shows('Not safe');
      vi.setSystemTime(NOW + 7 * 86_400_000);
      document.dispatchEvent(new Event(kind));
      // One turn of the event loop, in which the timers of the panel stand still.
      await new Promise((resolve) => setTimeout(resolve));
      expect(text()).toContain('The data is more than 15 minutes old');
      for (const words of ['Not safe', '8,210', 'Copy evidence', 'Open offboarding plan'])
        expect(text()).not.toContain(words);
    },
  );

  it.each([1, 60_000, 2 * 86_400_000])(
    'nothing is shown for current once the clock was set back by %i ms',
    async (ms) => {
      answers = [async () => assessment(), () => Promise.reject(new Error('gone'))];
      show();
      await shows('Not safe');
      vi.setSystemTime(NOW - ms);
      document.dispatchEvent(new Event('keydown'));
      await shows('The data is more than 15 minutes old');
      expect(text()).not.toContain('Not safe');
    },
  );

  it('what is too old when it comes is not shown either', async () => {
    answers = [async () => assessment({ staleAt: NOW - 1 })];
    show();
    await shows('The data is more than 15 minutes old');
    expect(text()).not.toContain('Not safe');
  });
});
