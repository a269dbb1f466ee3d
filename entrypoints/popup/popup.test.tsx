// @vitest-environment happy-dom

import { cleanup, fireEvent, render } from '@testing-library/preact/pure';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { find, setUpScreen, shows, text, enter as type } from '../../components/testing/screen';
import type { ProjectView } from '../../utils/protocol/messages';
import { readAddress } from '../../utils/protocol/review-address';
import { onMessage, removeAllListeners } from '../../utils/protocol/testing';
import { type Fault, failed, whole, withGaps } from '../../utils/rules/answer';
import type { ProjectSummary } from '../../utils/rules/summary';
import { takeSecret } from '../../utils/vault/handover';
import { unlockedItem } from '../../utils/vault/session-item';
import { DEVICE, LOCKED, UNLOCKED } from '../../utils/vault/testing/statuses';
import type { VaultStatus } from '../../utils/vault/types';
import { Popup } from './popup';

const PROJECT = '11111111-2222-4333-8444-555555555555';
const OTHER = '99999999-2222-4333-8444-555555555555';
const CONNECTED = { projectId: PROJECT, name: 'Voice', lastReadAt: 0 };

const summary = (over: Partial<ProjectSummary> = {}): ProjectSummary => ({
  projectId: PROJECT,
  projectName: 'Voice',
  takenAt: Date.now(),
  gaps: [],
  members: whole(12),
  activeKeys: whole(24),
  keysOnPeople: whole(9),
  findings: whole({ high: 3, medium: 24, low: 5 }),
  atRisk: [{ kind: 'creator-left', count: 1 }],
  requests: whole({ total: 47_500, perDay: [1, 2, 3, 4, 5, 6, 7], range: { from: '2026-11-15', to: '2026-11-21' } }),
  cost: whole(238.4),
  attention: [
    {
      findingId: 'creator-left:key-1',
      keyId: 'key-1',
      comment: 'left\u202ebehind',
      concern: { kind: 'creator-left' },
    },
  ],
  attentionTotal: 1,
  ...over,
});
const viewed = (over: Partial<ProjectView> = {}): ProjectView => ({
  summary: summary(),
  lastFault: null,
  problem: null,
  paused: null,
  unseen: 0,
  ...over,
});

/** Answers as the background would, with `view` for the connected project. */
const answer = (view: ProjectView, current: string | null = PROJECT, refreshed: ProjectView = view) => {
  onMessage('listProjects', () => ({ projects: current === null ? [] : [CONNECTED], problem: null }));
  onMessage('getCurrentProject', () => current);
  onMessage('getSummary', () => view);
  const refresh = vi.fn(() => refreshed);
  onMessage('refreshProject', refresh);
  return refresh;
};
const open = () => render(<Popup />);

/** How the keys are kept, as a test sets it. */
let status: VaultStatus = DEVICE;

setUpScreen();
beforeEach(() => {
  status = DEVICE;
  onMessage('getVaultStatus', () => status);
  fakeBrowser.tabs.query = async () => [];
});
describe('the popup', () => {
  it('sums the project up, and strips what could hide in a comment', async () => {
    answer(viewed());
    open();
    await shows('47,500');
    for (const words of ['12', '24', '9', '$238.40', 'leftbehind', 'All keys visible']) {
      expect(text()).toContain(words);
    }
    expect(document.querySelectorAll('[data-key="key-1"] button')).toHaveLength(3);
  });

  it('links each count to the findings that it counts', async () => {
    answer(viewed());
    const created = vi.spyOn(fakeBrowser.tabs, 'create');
    // As a page, which stays; of the tab it is only asked whether there is one.
    vi.spyOn(fakeBrowser.tabs, 'getCurrent').mockResolvedValue({ id: 1 } as never);
    open();
    await shows('3 act soon');
    const links = [...document.querySelectorAll<HTMLAnchorElement>('[data-only]')];
    expect(links.map(({ textContent, hash }) => [textContent, readAddress(hash)])).toEqual(
      [
        ['3 act soon', 'high'],
        ['24 before someone leaves', 'medium'],
        ['5 worth tidying up', 'low'],
        ["■ 1 key's creator has left", 'creator-left'],
      ].map(([words, only]) => [
        words,
        { projectId: PROJECT, section: 'findings', only, about: null, since: null, event: null, memberId: null },
      ]),
    );
    links[1]?.click();
    await vi.waitFor(() => expect(created).toHaveBeenCalledOnce());
    expect(created.mock.calls[0]?.[0].url).toBe(links[1]?.href);
  });

  it('says in words that a week had no requests, and claims it only where all could be read', async () => {
    const none = { total: 0, perDay: [0, 0, 0, 0, 0, 0, 0], range: { from: '2026-11-15', to: '2026-11-21' } };
    answer(viewed({ summary: summary({ requests: whole(none) }) }));
    open();
    await shows('No requests in 7 days, from 15 Nov to 21 Nov.');
    cleanup();
    removeAllListeners();
    onMessage('getVaultStatus', () => DEVICE);
    const gap = { reason: 'rows-unreadable', count: 1, path: 'results[0]' } as const;
    answer(viewed({ summary: summary({ requests: withGaps(none, [gap]) }) }));
    open();
    await shows('No requests are visible, but not all could be read.');
    expect(text()).not.toContain('No requests in 7 days');
  });

  it('stands in its final layout before anything is known', () => {
    answer(viewed());
    open();
    expect(document.querySelectorAll('.popup-numbers dt')).toHaveLength(3);
    expect(document.querySelector('.lp-skeleton')).not.toBeNull();
  });

  it('leads to the options page when nothing is connected', async () => {
    answer(viewed(), null);
    open();
    await shows('Connect your first project');
  });

  it('says that the Console tab shows a project it has no key for', async () => {
    answer(viewed(), OTHER);
    open();
    await shows('This project is not connected');
    expect(text()).not.toContain('47,500');
  });

  it('never shows a part as the whole', async () => {
    const gap = { reason: 'own-keys-only', missingScopes: ['members:read'] } as const;
    const fault: Fault = { kind: 'forbidden', endpoint: 'GET /v1/projects/{project_id}/members' };
    const part = summary({
      gaps: [gap, { reason: 'part-failed', part: 'members', fault }],
      members: failed(fault),
      activeKeys: withGaps(3, [gap]),
      findings: withGaps({ high: 0, medium: 2, low: 0 }, [gap]),
      attention: [],
      attentionTotal: 0,
    });
    answer(viewed({ summary: part }));
    open();
    await shows('Only your own keys are visible');
    for (const words of [
      '3+',
      '2+ before someone leaves',
      'there may be more',
      'Not all keys visible',
      'not everything is visible',
    ]) {
      expect(text()).toContain(words);
    }
    expect(text()).not.toContain('No key needs attention.');
  });

  it('offers a key with the scope that is missing, rather than to try again', async () => {
    const fault: Fault = { kind: 'forbidden', endpoint: 'GET /usage', missingScope: 'usage:read' };
    answer(viewed({ summary: summary({ gaps: [{ reason: 'part-failed', part: 'usage', fault }] }) }));
    open();
    await shows('Use a key with usage:read');
    expect(text()).not.toContain('Try again');
  });

  it('a cost that needs another scope is said at its place and is no fault of the rest', async () => {
    const fault: Fault = { kind: 'forbidden', endpoint: 'GET /v1/projects/{project_id}/billing/breakdown' };
    answer(
      viewed({ summary: summary({ cost: failed(fault), gaps: [{ reason: 'part-failed', part: 'cost', fault }] }) }),
    );
    open();
    await shows('cost needs billing:read');
    expect(document.querySelector('.lp-notice')).toBeNull();
  });

  it('shows the older figures beside the reason why there are no newer ones', async () => {
    answer(viewed({ lastFault: { kind: 'unauthorized', endpoint: 'GET /v1/projects' } }));
    open();
    await shows('Use another key');
    expect(text()).toContain('47,500');
    expect(text()).toContain('The figures below were read');
  });

  it('offline says so and from when the figures are', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    answer(viewed({ lastFault: { kind: 'offline', endpoint: 'GET /v1/projects' } }));
    open();
    await shows('You are offline');
    expect(text()).toContain('These figures were read just now');
  });

  it('a lost connection is not blamed on a network that is there', async () => {
    answer(viewed({ lastFault: { kind: 'offline', endpoint: 'GET /v1/projects' } }));
    open();
    await shows('Deepgram could not be reached');
    expect(text()).not.toContain('You are offline');
  });

  it('reads a project that is old again by itself, and shows what came', async () => {
    const old = viewed({ summary: summary({ takenAt: Date.now() - 3_600_000 }) });
    const refresh = answer(old, PROJECT, viewed({ summary: summary({ activeKeys: whole(77) }) }));
    open();
    await shows('77');
    await vi.waitFor(() => expect(refresh).toHaveBeenCalledOnce());
  });

  it('does not read again what is fresh', async () => {
    const refresh = answer(viewed());
    open();
    await shows('47,500');
    expect(refresh).not.toHaveBeenCalled();
  });

  it('shows again what it showed last while the background is silent', async () => {
    answer(viewed());
    open();
    await shows('47,500');
    await vi.waitFor(async () =>
      expect(await fakeBrowser.storage.session.get('lastShown')).toHaveProperty('lastShown'),
    );
    cleanup();
    removeAllListeners();
    onMessage('listProjects', () => new Promise(() => undefined));
    onMessage('getCurrentProject', () => new Promise(() => undefined));
    open();
    await shows('47,500');
  });

  it('says when what is stored was written by a newer Linchpin, and shows nothing as not connected', async () => {
    onMessage('listProjects', () => ({ projects: [], problem: 'newer-version' }));
    onMessage('getCurrentProject', () => null);
    open();
    await shows('written by a newer Linchpin');
    expect(text()).not.toContain('Connect your first project');
  });

  it('says when the background does not answer', async () => {
    onMessage('listProjects', () => Promise.reject(new Error('dead')));
    onMessage('getCurrentProject', () => null);
    open();
    await shows("Linchpin's background did not answer");
  });

  it('tells when a Key ID was copied, and when it was not', async () => {
    answer(viewed());
    open();
    await shows('leftbehind');
    const button = await find<HTMLButtonElement>('[data-key="key-1"] button');
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    fireEvent.click(button);
    await shows('Copied');
    await vi.waitFor(() => expect(write).toHaveBeenCalledWith('key-1'));
    write.mockRejectedValue(new Error('denied'));
    fireEvent.click(button);
    await shows('did not allow copying');
  });

  it('puts the Key ID on the clipboard on the way to the usage logs, whose filter may not be found', async () => {
    answer(viewed());
    const opened = vi.fn();
    onMessage('openConsole', ({ data }) => opened(data));
    // As a page, which stays; of the tab it is only asked whether there is one.
    vi.spyOn(fakeBrowser.tabs, 'getCurrent').mockResolvedValue({ id: 1 } as never);
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    open();
    await shows('leftbehind');
    fireEvent.click(await find('[data-key="key-1"] button:last-child'));
    await vi.waitFor(() =>
      expect(opened).toHaveBeenCalledWith({ projectId: PROJECT, page: 'logs', keyId: 'key-1', copied: true }),
    );
    expect(write).toHaveBeenCalledWith('key-1');
  });

  it('leads to what is noted of a key, in a tab of its own', async () => {
    answer(viewed());
    vi.spyOn(fakeBrowser.tabs, 'getCurrent').mockResolvedValue({ id: 1 } as never);
    const create = vi.spyOn(fakeBrowser.tabs, 'create').mockResolvedValue({} as never); // Nothing of the tab is used.
    open();
    await shows('leftbehind');
    fireEvent.click(await find('[data-key="key-1"] [aria-label^="Notes and history"]'));
    await vi.waitFor(() => expect(create).toHaveBeenCalled());
    expect(create.mock.lastCall?.[0].url).toContain('section=history&about=key%3Akey-1');
  });
});

describe('the popup while keys are locked', () => {
  const ITEM = unlockedItem('keeping-1');
  const enter = async (passphrase: string) => {
    await type('#unlock', passphrase);
    const field = await find('#unlock');
    field.form?.requestSubmit();
    return field;
  };
  const lockNow = () => find<HTMLButtonElement>('[aria-label="Lock now"]');
  const locked = () => {
    status = LOCKED;
    return answer(viewed({ paused: 'locked', summary: summary({ takenAt: Date.now() - 2 * 3_600_000 }) }));
  };

  it('asks for the passphrase first, with the focus there, and shows what was read before as old', async () => {
    locked();
    open();
    await shows('Linchpin is locked');
    for (const words of [
      'Monitoring pauses',
      'The figures below were read 2 h ago',
      'Out of date: updated 2 h ago',
      '47,500',
    ]) {
      await shows(words);
    }
    expect(document.activeElement?.id).toBe('unlock');
    expect(document.querySelector('.popup-refresh')).toBeNull();
  });

  it('hands the passphrase over outside of any message, clears the field, and reads again once unlocked', async () => {
    const refresh = locked();
    const tried = vi.fn<(passphrase: string | null) => void>();
    onMessage('unlock', async ({ data }) => {
      expect(JSON.stringify(data)).not.toContain('open sesame');
      tried(await takeSecret(data.offer));
      status = UNLOCKED;
      return { state: 'unlocked' };
    });
    open();
    const field = await enter('open sesame');
    expect(field.value).toBe('');
    await vi.waitFor(() => expect(document.querySelector('#unlock')).toBeNull());
    expect(tried).toHaveBeenCalledExactlyOnceWith('open sesame');
    await vi.waitFor(() => expect(refresh).toHaveBeenCalled());
  });

  it('follows a lock and an unlock that happen elsewhere', async () => {
    answer(viewed());
    status = UNLOCKED;
    await fakeBrowser.storage.session.set({ [ITEM]: 1 });
    open();
    await lockNow();
    status = LOCKED;
    await fakeBrowser.storage.session.remove(ITEM);
    await shows('Linchpin is locked');
    status = UNLOCKED;
    await fakeBrowser.storage.session.set({ [ITEM]: 2 });
    await vi.waitFor(() => expect(document.querySelector('#unlock')).toBeNull());
  });

  it('asks again when the time for the lock has come, which nothing else may tell', async () => {
    answer(viewed());
    status = { ...UNLOCKED, lockAt: Date.now() + 200 };
    open();
    await lockNow();
    status = LOCKED;
    await shows('Linchpin is locked');
  });

  it('does not ask again because the unlocked key was used', async () => {
    answer(viewed());
    status = UNLOCKED;
    const asked = vi.fn(() => status);
    await fakeBrowser.storage.session.set({ [ITEM]: { lastUsed: 1 } });
    removeAllListeners();
    answer(viewed());
    onMessage('getVaultStatus', asked);
    open();
    await lockNow();
    await fakeBrowser.storage.session.set({ [ITEM]: { lastUsed: 2 } });
    await fakeBrowser.storage.session.set({ [ITEM]: { lastUsed: 3 } });
    expect(asked).toHaveBeenCalledOnce();
  });

  it('locks at the press of a button', async () => {
    answer(viewed());
    status = UNLOCKED;
    onMessage('lock', () => {
      status = LOCKED;
    });
    open();
    fireEvent.click(await lockNow());
    await shows('Linchpin is locked');
  });

  it('after a browser session that kept the key says so, and leads to where it is entered', async () => {
    status = { ...DEVICE, mode: 'session' };
    answer(viewed({ paused: 'session-ended' }));
    open();
    for (const words of ['kept for one browser session and is gone', 'Enter the key again', '47,500']) {
      await shows(words);
    }
    expect(document.querySelector('[aria-label="Lock now"]')).toBeNull();
  });
});
