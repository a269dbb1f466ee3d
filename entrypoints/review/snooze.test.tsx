// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { enter, find, press, shows, text } from '../../components/testing/screen';
import { onMessage, removeAllListeners } from '../../utils/protocol/testing';
import { answer, open, PROJECT, SNOOZED, setUpPage, told, viewed } from './testing/page';

setUpPage();

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
    await vi.waitFor(() => expect(woken).toHaveBeenCalledWith({ projectId: PROJECT, findingId: 'creator-left:k1' }));
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
