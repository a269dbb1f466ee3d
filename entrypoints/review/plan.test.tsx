// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { find, press, shows, text } from '../../components/testing/screen';
import { onMessage } from '../../utils/protocol/testing';
import type { Assessment, AssessmentQuery } from '../../utils/protocol/views/assessment';
import { readSettings } from '../../utils/settings/settings';
import { answer, assessment, open, PROJECT, setUpPage, viewed } from './testing/page';

setUpPage();

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
    await vi.waitFor(() => expect(asked).toEqual([{ projectId: PROJECT, act: 'remove', memberId: 'm-tomas' }]));
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

  it('leads to marking the account as a service account, and back', async () => {
    answer(viewed());
    judged(assessment());
    open(`#project=${PROJECT}&member=m-tomas`);
    await press('Mark as service account');
    await shows('tomas@x.example is marked as a service account');
    expect((await readSettings()).serviceAccounts).toEqual(['tomas@x.example']);
    await press('Undo');
    await shows('no longer marked');
    expect((await readSettings()).serviceAccounts).toEqual([]);
  });

  it('offers no mark for an account that has one, or would stand for others', async () => {
    answer(viewed());
    judged(assessment());
    open(`#project=${PROJECT}&member=m-ida`);
    await shows('Check again');
    expect(text()).not.toContain('Mark as service account');
  });
});
