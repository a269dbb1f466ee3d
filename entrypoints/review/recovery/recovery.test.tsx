// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { press, shows, text } from '../../../components/testing/screen';
import { onMessage } from '../../../utils/protocol/testing';
import type { RecoveryView } from '../../../utils/protocol/views/recovery';
import { open, setUpPage } from '../testing/page';

setUpPage();

describe('recovery', () => {
  const state = (over: Partial<RecoveryView> = {}): RecoveryView => ({
    ...{ problem: 'unavailable', copyProblem: null, storedKeys: 2, notes: 3, snoozes: 1, events: 0 },
    ...over,
  });

  it('says what is safe and what building it again costs, and does it at a press', async () => {
    let shown = state();
    onMessage('getRecovery', () => shown);
    const rebuilt = vi.fn<(alsoNotes: boolean) => void>();
    onMessage('rebuildLedger', ({ data }) => {
      rebuilt(data.alsoNotes);
      shown = state({ problem: null });
      return { problem: null, projects: 1, notes: 3, snoozes: 1 };
    });
    open('#section=recovery');
    await shows("The stored data can't be opened");
    for (const words of ['2 stored Deepgram keys', 'Your settings', 'Notes: 3', 'Nobody can bring these back'])
      expect(text()).toContain(words);
    await press('Delete the history and build the storage again');
    await shows('The storage was built again');
    expect(rebuilt).toHaveBeenCalledWith(false);
    await vi.waitFor(() => expect(document.querySelector('[data-kind="danger"]')).toBeNull());
  });

  it('names notes among the losses where their copy can not be read either', async () => {
    onMessage('getRecovery', () => state({ copyProblem: 'unavailable' }));
    onMessage('rebuildLedger', () => ({ problem: 'unavailable', projects: 0, notes: 0, snoozes: 0 }));
    open('#section=recovery');
    await press('Delete history, notes and snoozes and build the storage again');
    await shows('The storage could not be built again');
  });

  it('has nothing to build again where all can be opened', async () => {
    onMessage('getRecovery', () => state({ problem: null }));
    open('#section=recovery');
    await shows('Everything can be opened');
    expect(document.querySelector('[data-kind="danger"]')).toBeNull();
  });
});
