// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { find, press, shows, text } from '../../components/testing/screen';
import { planAt } from '../../utils/protocol/review-address';
import { onMessage, removeAllListeners } from '../../utils/protocol/testing';
import type { FindingView } from '../../utils/protocol/views/findings';
import { MAX_SERVICE_ACCOUNTS } from '../../utils/settings/schema';
import { readSettings, writeSettings } from '../../utils/settings/settings';
import { answer, finding, open, PROJECT, setUpPage, told, viewed } from './testing/page';

setUpPage();

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
