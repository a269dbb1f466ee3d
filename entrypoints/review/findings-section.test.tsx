// @vitest-environment happy-dom
import { cleanup } from '@testing-library/preact/pure';
import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { find, press, shows, text } from '../../components/testing/screen';
import { removeAllListeners } from '../../utils/protocol/testing';
import { countUp } from '../../utils/storage/revision';
import { answer, finding, OTHER, open, PROJECT, setUpPage, told, viewed } from './testing/page';

setUpPage();

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
    cleanup();
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
    await vi.waitFor(() => expect(opened).toHaveBeenCalledOnce());
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
    const until = { until: 'Snoozed until the end of 1 Dec 2026', untilDay: '2026-12-01', set: '' };
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
    cleanup();
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
