// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { enter, find, press, shows, text } from '../../../components/testing/screen';
import { onMessage } from '../../../utils/protocol/testing';
import type { PlanView } from '../../../utils/protocol/views/plan';
import { seenIn, whole } from '../../../utils/rules/answer';
import { addDays } from '../../../utils/rules/days';
import type { Note } from '../../../utils/rules/notes/note';
import type { PlanFields, PlanPurpose } from '../../../utils/rules/plans/record';
import { decided, succeeded, ticked, written } from '../../../utils/rules/plans/testing/arbitraries';
import { aKey, aMember, aSeries, aSnapshot, NOW, OPTIONS, TODAY } from '../../../utils/rules/testing';
import { judgeRemoval } from '../../../utils/rules/verdicts/judge-removal';
import { readSettings } from '../../../utils/settings/settings';
import { answer, assessment, open, PROJECT, setUpPage, viewed } from '../testing/page';

setUpPage();

const ME = 'm-tomas';
const ago = (days: number): string => addDays(TODAY, -days);
const OLD = aKey('ci', ME, { comment: 'ci <b>', tags: ['prod'] });
const NEW = aKey('new', 'bot', { comment: 'ci, new', tags: ['prod'], created: `${TODAY}T08:00:00Z` });

interface Kept {
  readonly fields?: PlanFields;
  readonly purpose?: PlanPurpose;
  readonly notes?: readonly Note[];
  /** Days ago on which the old key was used. */
  readonly used?: readonly number[];
  readonly isGone?: boolean;
}

const planView = ({ fields, purpose = 'leaves', notes = [], used = [0], isGone = false }: Kept = {}): PlanView => {
  const use = { ...Object.fromEntries(used.map((day) => [ago(day), 40])) };
  const usage = whole(aSeries({ ...(used.length > 0 && { ci: use }), new: { [TODAY]: 9 } }));
  const snapshot = aSnapshot({
    ...{ clockOffset: 0, usage, viewer: { keyId: 'new' } },
    keys: whole(isGone ? [NEW] : [OLD, NEW]),
    members: whole([aMember('bot'), ...(isGone ? [] : [aMember(ME)])]),
  });
  const history = whole(aSeries({ ci: use }, { from: ago(364) }));
  const verdict = judgeRemoval({ snapshot, options: OPTIONS, memberId: ME, history, now: NOW, paused: null });
  const carried = { last7: 40, last30: 40, lastDay: TODAY };
  const end = { name: 'key.disappeared', key: OLD, cause: 'creator-removed', carried } as const;
  return {
    plans: fields ? [{ memberId: ME, purpose, fields }] : [],
    ...{ damaged: 0, problem: null, left: [] },
    judged: {
      ...{ assessment: assessment(), verdict, notes, serviceAccounts: ['bot@*'] },
      keys: whole(seenIn(snapshot.keys)),
      days: { usage: usage.value, cost: aSeries(), costUnknown: [], gaps: [], unsettled: [TODAY] },
      ended: isGone ? [{ change: end, from: NOW - 9, to: NOW }] : [],
    },
  };
};

/** A background that keeps what it is told, and shows the plan. */
const show = (view: PlanView | null = planView(), hash = `#project=${PROJECT}&member=${ME}`) => {
  const saved: unknown[] = [];
  answer(viewed());
  onMessage('getPlan', () => view);
  onMessage('savePlan', ({ data }) => {
    saved.push(data);
    return { problem: null, copyProblem: null };
  });
  onMessage('saveNote', ({ data }) => {
    saved.push(data);
    return { problem: null, copyProblem: null, view: null };
  });
  open(hash);
  return saved;
};
const statuses = () =>
  [...document.querySelectorAll('[data-step]')].map((step) => step.getAttribute('data-status')).join(' ');
const BEGUN = { begun: written(true, 3), leavesOn: written(addDays(TODAY, 3), 3) };

describe('a plan that was not begun', () => {
  it('says the earliest safe day at once, and what a last day means before anything is stored', async () => {
    const saved = show();
    await shows('Earliest safe day: 28 Nov, if everything that uses their keys is moved today.');
    await enter('[name="leavesOn"]', addDays(TODAY, 3));
    await shows('That is 4 days after they leave.');
    expect(text()).toContain('Keep their account to the end of 27 Nov.');
    await press('Begin plan');
    await vi.waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]).toMatchObject({
      ...{ memberId: ME, purpose: 'leaves' },
      changes: { begun: true, leavesOn: addDays(TODAY, 3) },
    });
  });

  it('is not begun without the last day of somebody who leaves', async () => {
    const saved = show();
    await press('Begin plan');
    await shows('Choose their last day.');
    expect(saved).toEqual([]);
  });
});

describe('a plan that is under way', () => {
  it('shows its steps in order, none of them done that nobody did, and names what is missing', async () => {
    show(planView({ fields: BEGUN }));
    await shows('Leaves on 24 Nov 2026');
    expect(statuses()).toBe('to-do later later later later');
    expect(document.querySelector('[data-step="remove"] button')).toBeNull();
    await shows('Review their keys: to do');
    expect(document.querySelector('.kept-plan b b')).toBeNull();
  });

  it('stores who decides what of a key, and that it is critical', async () => {
    const saved = show(planView({ fields: BEGUN }));
    (await find('[data-step="review"] [data-key="ci"] input[value="replace"]')).click();
    await vi.waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]).toMatchObject({ changes: { 'fate:ci': { is: 'replace', comment: 'ci <b>', lastDay: TODAY } } });
    (await find('[data-step="review"] [data-key="ci"] input[type="checkbox"]')).click();
    await vi.waitFor(() => expect(saved).toHaveLength(2));
    expect(saved[1]).toMatchObject({ changes: { 'critical:ci': true } });
  });

  it('proposes a key that fits, says why, and takes it only by a press, which can be taken back', async () => {
    const saved = show(planView({ fields: { ...BEGUN, ...decided('ci', 'replace', 1) } }));
    await shows('may be the replacement: made since the plan began, has its scopes');
    expect(statuses()).toBe('done to-do later later later');
    await press('This is the replacement');
    await vi.waitFor(() =>
      expect(saved).toEqual([expect.objectContaining({ id: 'ci', changes: { successor: 'new' } })]),
    );
  });

  it('takes a replacement back', async () => {
    const saved = show(
      planView({ fields: { ...BEGUN, ...decided('ci', 'replace', 1) }, notes: [succeeded('ci', 'new')] }),
    );
    await press('Take back');
    await vi.waitFor(() => expect(saved).toEqual([expect.objectContaining({ changes: { successor: null } })]));
  });

  it('ticks a place with a remark, and says who did when', async () => {
    const fields = { ...BEGUN, ...decided('ci', 'replace', 1) };
    const saved = show(planView({ fields, notes: [succeeded('ci', 'new')] }));
    await enter('[data-step="update"] [data-place="ci"] input', 'Jenkins');
    const moved = await find<HTMLButtonElement>('[data-step="update"] [data-place="ci"] button');
    moved.click();
    await vi.waitFor(() => expect(saved).toHaveLength(1));
    expect(Object.values((saved[0] as { changes: object }).changes)).toEqual([
      { kind: 'ci', text: '', is: 'moved', note: 'Jenkins' },
    ]);
    expect(statuses()).toBe('done done to-do later later');
  });

  it('that is all done and quiet leads to the team page, and to nowhere else before', async () => {
    const fields = { ...BEGUN, ...decided('ci', 'replace', 20), ...ticked('ci', 20) };
    show(planView({ fields, notes: [succeeded('ci', 'new')], used: [25] }));
    const opened = vi.fn();
    onMessage('openConsole', ({ data }) => opened(data));
    await shows('Moved on 1 Nov 2026 by Ada.');
    expect(statuses()).toBe('done done done done to-do');
    (await find('[data-step="remove"] button')).click();
    await vi.waitFor(() => expect(opened).toHaveBeenCalledWith({ projectId: PROJECT, page: 'team' }));
  });

  it('says a late surprise at once, opens the step again, and is closed by saying what it was', async () => {
    const fields = { ...BEGUN, ...decided('ci', 'replace', 20), ...ticked('ci', 20) };
    const saved = show(planView({ fields, notes: [succeeded('ci', 'new')], used: [25, 1] }));
    await shows('was used on 20 Nov 2026');
    expect((await find('[role="alert"] [data-surprise="ci"]')).textContent).toContain('something was forgotten');
    expect(statuses()).toBe('done done reopened later later');
    await enter('[data-found="ci"] input', 'the monthly job');
    await press('Found and moved');
    await vi.waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]).toMatchObject({ changes: { 'found:ci': { day: ago(1), note: 'the monthly job' } } });
  });

  it('that could not be stored says so', async () => {
    show(planView({ fields: BEGUN }));
    onMessage('savePlan', () => ({ problem: 'full', copyProblem: null }));
    await press('End this plan');
    await shows('The browser has no room left to store this');
  });
});

describe('a plan in the page', () => {
  it('judges nobody before they are chosen', async () => {
    const asked: unknown[] = [];
    show(planView(), `#project=${PROJECT}&section=plan`);
    onMessage('getPlan', ({ data }) => {
      asked.push(data.memberId);
      return planView({ fields: BEGUN });
    });
    await shows('Choose a member to offboard');
    location.hash = (await find<HTMLAnchorElement>(`[data-member="${ME}"]`)).getAttribute('href') ?? '';
    await shows('Not safe: 2 keys are in use');
    expect(asked.filter((memberId) => memberId !== null)).toContain(ME);
  });

  it('that is too old shows neither verdict nor steps', async () => {
    const view = planView({ fields: BEGUN });
    const old = assessment({ verdict: 'safe', staleAt: Date.now() - 1 });
    show({ ...view, judged: view.judged && { ...view.judged, assessment: old } });
    await shows('This check is out of date');
    expect(document.querySelector('[data-verdict]')).toBeNull();
    expect(document.querySelector('[data-step]')).toBeNull();
  });

  it.each([
    ["Linchpin can't find this in the project", null],
    ["Linchpin couldn't check this", new Error('dead')],
  ])('says so of a member that nothing is known about, and calls nothing safe: %s', async (words, outcome) => {
    show(planView());
    onMessage('getPlan', () => {
      if (outcome) throw outcome;
      return null;
    });
    await shows(words);
    expect(document.querySelector('[data-step]')).toBeNull();
  });

  it('of somebody who is gone tells what ended, what it carried, and whether its replacement is used', async () => {
    show(planView({ fields: BEGUN, notes: [succeeded('ci', 'new')], isGone: true }));
    await shows('They are no longer a member');
    await shows('40 requests in its last 7 days. Its replacement had 9 requests in the last 7 days.');
    await shows('From the beginning of the plan to now: 3 days.');
    expect(document.querySelector('[data-step]')).toBeNull();
  });

  it('of somebody who must go now names what stops, and whether a replacement is there', async () => {
    show(planView({ fields: { begun: written(true, 0) }, purpose: 'must-go-now' }));
    await shows('These stop at once, the busiest first');
    await shows('No replacement yet.');
  });

  it('leads to marking the account as a service account, and back', async () => {
    show();
    await press('Mark as service account');
    await shows('tomas@x.example is marked as a service account');
    expect((await readSettings()).serviceAccounts).toEqual(['tomas@x.example']);
    await press('Undo');
    await shows('no longer marked');
  });
});
