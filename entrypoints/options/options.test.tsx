// @vitest-environment happy-dom

import { fireEvent, render, waitFor } from '@testing-library/preact/pure';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { button, enter, find, press, setUpScreen, shows, text } from '../../components/testing/screen';
import type { ConnectedProject } from '../../utils/protocol/messages';
import { onMessage } from '../../utils/protocol/testing';
import type { KeyCheck } from '../../utils/protocol/views/key';
import { readSettings } from '../../utils/settings/settings';
import { DEVICE, UNLOCKED } from '../../utils/vault/testing/statuses';
import { Options } from './options';
import { permissionToNotify } from './testing/permissions';

const PROJECT = '11111111-2222-4333-8444-555555555555';
const SECRET = '0123456789abcdef0123456789abcdef01234567';

const VOICE = { projectId: PROJECT, name: 'Voice', lastReadAt: 1 };

const check = (over: Partial<KeyCheck> = {}): KeyCheck => ({
  projects: [{ projectId: PROJECT, name: 'Voice' }],
  fault: null,
  problem: null,
  keyId: 'key-1',
  creator: { name: 'Ada', email: 'ada@example.com', role: 'admin' },
  expires: null,
  scopes: [{ id: 'usage', scopes: ['usage:read'], state: 'granted' }],
  seesAllKeys: true,
  seesUse: true,
  ...over,
});

const answer = (projects: ConnectedProject[] = []) => {
  onMessage('listProjects', () => ({ projects, problem: null }));
  onMessage('getCurrentProject', () => null);
  onMessage('getVaultStatus', () => DEVICE);
  onMessage('getStoredKey', () => null);
  onMessage('matchServiceAccounts', ({ data }) => [
    {
      projectId: PROJECT,
      name: 'Voice',
      emails: data.patterns.includes('*-bot@x.com') ? ['ci-bot@x.com'] : [],
      more: 0,
    },
  ]);
};
const open = () => render(<Options />);

setUpScreen();
beforeEach(() => {
  permissionToNotify(false);
});
describe('the first screen', () => {
  const STORAGE = 'Key storage and settings';

  it('is about connecting: what comes of it is shown, storage and settings are one press away', async () => {
    answer();
    open();
    await shows('No key yet? Create one');
    await shows('creator has left');
    expect(document.querySelector('#windowDays, #key-storage')).toBeNull();
    const more = await button(STORAGE);
    expect(more.getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(more);
    await find('#windowDays');
    fireEvent.click(more);
    await vi.waitFor(() => expect(document.querySelector('#windowDays')).toBeNull());
  });

  const dead = () => Promise.reject(new Error('dead'));
  it.each([
    ['a project is connected', () => answer([VOICE])],
    ['the projects cannot be read', () => onMessage('listProjects', dead)],
    ['a passphrase was chosen before', () => onMessage('getVaultStatus', () => UNLOCKED)],
  ])('has storage and settings where %s', async (_when, prepare) => {
    answer();
    prepare();
    open();
    await find('#windowDays');
    expect(text()).not.toContain(STORAGE);
  });

  it('stays as it is when the last project is disconnected, and says so', async () => {
    const projects = [VOICE];
    answer(projects);
    onMessage('disconnect', () => void projects.pop());
    open();
    const field = await find('#windowDays');
    await press('Disconnect');
    await press('Disconnect and erase');
    await shows('No project is connected');
    expect(document.querySelector('#windowDays')).toBe(field);
    await waitFor(() => expect(document.activeElement?.id).toBe('projects'));
  });
});

describe('connecting', () => {
  it('checks a pasted key by itself and stores nothing', async () => {
    answer();
    const asked = vi.fn(() => check());
    onMessage('checkKey', asked);
    open();
    await enter('#key', ` ${SECRET}\n`);
    await shows('Key of Ada (ada@example.com), Admin');
    await shows('This key sees all members, keys and requests');
    await vi.waitFor(() => expect(asked).toHaveBeenCalledOnce());
  });

  it('asks nothing about a Key ID, and says what it is', async () => {
    answer();
    const asked = vi.fn(() => check());
    onMessage('checkKey', asked);
    onMessage('connect', asked);
    open();
    await enter('#key', PROJECT);
    await shows('That is a Key ID, not the key');
    await press('Connect');
    expect(asked).not.toHaveBeenCalled();
  });

  it('tries a text that looks like no key only when asked to', async () => {
    answer();
    const connect = vi.fn(() =>
      check({ projects: null, fault: { kind: 'unauthorized', endpoint: 'GET /v1/projects' }, scopes: [] }),
    );
    onMessage('connect', connect);
    open();
    await enter('#key', 'sk-abc');
    await shows('This does not look like a Deepgram API key');
    await press('Connect');
    await shows('Deepgram does not accept this key');
    await vi.waitFor(() => expect(connect).toHaveBeenCalledOnce());
  });

  it('pressed at once, Connect is not overtaken by the check, and the key leaves the page', async () => {
    const projects: ConnectedProject[] = [];
    answer(projects);
    const checked = vi.fn(() => check());
    onMessage('checkKey', checked);
    onMessage('connect', () => {
      projects.push({ projectId: PROJECT, name: 'Voice', lastReadAt: Date.now() });
      return check();
    });
    open();
    await enter('#key', SECRET);
    await press('Connect');
    await shows('Voice is connected');
    await find(`[data-project="${PROJECT}"]`);
    expect(checked).not.toHaveBeenCalled();
    expect((await find('#key')).value).toBe('');
  });

  it.each([
    ['cannot list the project', check({ fault: { kind: 'forbidden', endpoint: 'x', missingScope: 'keys:read' } })],
    ['opens no project', check({ projects: [], fault: { kind: 'not-found', endpoint: 'x' } })],
    ['no room left', check({ problem: 'full' })],
    [
      'only part of the project',
      check({ seesAllKeys: false, scopes: [{ id: 'people', scopes: ['members:read'], state: 'missing' }] }),
    ],
    ["Linchpin couldn't check what this key sees", check({ seesAllKeys: false })],
    ['but not how they are used', check({ seesUse: false })],
    ['all members, keys and requests', check()],
  ])('says it: %s', async (text, outcome) => {
    answer();
    onMessage('checkKey', () => outcome);
    open();
    await enter('#key', SECRET);
    await shows(text);
  });

  it('hides the key until it is asked to show it', async () => {
    answer();
    open();
    expect((await find('#key')).type).toBe('password');
    await press('Show');
    await vi.waitFor(async () => expect((await find('#key')).type).toBe('text'));
  });
});

describe('disconnecting', () => {
  it('asks first, and names what is lost', async () => {
    answer([VOICE]);
    const disconnect = vi.fn();
    onMessage('disconnect', disconnect);
    open();
    await press('Disconnect');
    await shows('This erases its stored key and everything read with it');
    expect(disconnect).not.toHaveBeenCalled();
    await press('Disconnect and erase');
    await shows('Voice is disconnected');
  });

  it('that failed is not reported as done', async () => {
    answer([VOICE]);
    onMessage('disconnect', () => Promise.reject(new Error('failed')));
    open();
    await press('Disconnect');
    await press('Disconnect and erase');
    await shows('The stored key could not be erased');
  });
});

describe('settings', () => {
  it('are saved at each change, and that is said', async () => {
    answer([VOICE]);
    open();
    await enter('#windowDays', '30');
    await shows('Saved');
    expect((await readSettings()).windowDays).toBe(30);
  });

  it.each([
    ['mostTrafficPercent', 80],
    ['expiredPile', 3],
    ['invitePendingDays', 30],
  ] as const)('say from when on something is a finding: %s', async (field, figure) => {
    answer([VOICE]);
    open();
    await enter(`#${field}`, String(figure));
    await shows('Saved');
    expect((await readSettings())[field]).toBe(figure);
  });

  it('out of bounds are said and not saved', async () => {
    answer([VOICE]);
    open();
    await enter('#windowDays', '6');
    await shows('Enter a whole number from 7 to 90.');
    expect((await readSettings()).windowDays).toBe(7);
  });

  it('keep service accounts one a line, and point at a line that can match nobody', async () => {
    answer([VOICE]);
    open();
    await enter('#service-accounts', '*-bot@company.com\n\nplatform');
    await shows('Line 3 matches no address');
    await enter('#service-accounts', ' *-bot@company.com \n\nci@company.com\nci@company.com', 'change');
    await shows('Saved');
    expect((await readSettings()).serviceAccounts).toEqual(['*-bot@company.com', 'ci@company.com']);
  });

  it('show which members the service accounts match before they are saved', async () => {
    answer([VOICE]);
    open();
    await enter('#service-accounts', '*-bot@x.com');
    await shows('ci-bot@x.com');
    await enter('#service-accounts', 'x@y.z');
    await shows('matches no member');
  });

  it('that had to be repaired are named', async () => {
    answer([VOICE]);
    await fakeBrowser.storage.local.set({ settings: { windowDays: 'x', badges: { team: false } } });
    open();
    await shows('the days that recent means');
    const [team, keys] = document.querySelectorAll<HTMLInputElement>('[type=checkbox]');
    expect([team?.checked, keys?.checked]).toEqual([false, true]);
  });
});

describe('likely service accounts', () => {
  const likely = [
    { email: 'platform-bot@x.com', because: 'address', keys: 5 },
    { email: 'reception@x.com', because: 'no-name', keys: 1 },
  ] as const;
  /** The background's part: a member who is marked is no longer suggested. */
  const offerAll = () =>
    onMessage('offerServiceAccounts', async () => {
      const { serviceAccounts } = await readSettings();
      const accounts = likely.filter(({ email }) => !serviceAccounts.includes(email));
      return accounts.length > 0 ? [{ projectId: PROJECT, name: 'Voice', accounts, more: 0 }] : [];
    });

  it('are offered with what speaks for them, and none is marked by itself', async () => {
    answer([VOICE]);
    offerAll();
    open();
    await button('Mark platform-bot@x.com as a service account');
    await shows('its address looks like one · 5 keys');
    await shows("it has no person's name · 1 key");
    expect((await readSettings()).serviceAccounts).toEqual([]);
  });

  it('are marked by one press each, and the keyboard goes on with the next', async () => {
    answer([VOICE]);
    offerAll();
    open();
    (await button('Mark platform-bot@x.com as a service account')).focus();
    fireEvent.click(document.activeElement ?? document.body);
    await shows('platform-bot@x.com is marked as a service account.');
    const next = await button('Mark reception@x.com as a service account');
    await vi.waitFor(() => expect(document.activeElement).toBe(next));
    next.click();
    await shows('reception@x.com is marked as a service account.');
    await vi.waitFor(() => expect(document.activeElement?.id).toBe('likely'));
    expect((await readSettings()).serviceAccounts).toEqual(['platform-bot@x.com', 'reception@x.com']);
  });

  it('both last when two are pressed at once, and stand in the settings, whatever is left there', async () => {
    answer([VOICE]);
    offerAll();
    open();
    await enter('#service-accounts', 'ci@x.com');
    const buttons = await Promise.all(likely.map(({ email }) => button(`Mark ${email} as a service account`)));
    for (const each of buttons) each.click();
    await vi.waitFor(async () =>
      expect((await find<HTMLTextAreaElement>('#service-accounts')).value.split('\n').sort()).toEqual([
        ...['ci@x.com', 'platform-bot@x.com', 'reception@x.com'],
      ]),
    );
    fireEvent.change(await find('#service-accounts'));
    await vi.waitFor(async () => expect((await readSettings()).serviceAccounts).toHaveLength(3));
  });

  it('that can not be stored are not said to be marked', async () => {
    answer([VOICE]);
    offerAll();
    const full = Array.from({ length: 200 }, (_, i) => `svc-${i}@x.com`);
    await fakeBrowser.storage.local.set({ settings: { serviceAccounts: full } });
    open();
    await press('Mark reception@x.com as a service account');
    await shows('The service account could not be marked');
    expect((await readSettings()).serviceAccounts).toEqual(full);
  });

  it('are not there where there are none, or nobody answers', async () => {
    answer([VOICE]);
    open();
    await shows('Connected projects');
    await find(`[data-project="${PROJECT}"]`);
    expect(document.querySelector('#likely')).toBeNull();
  });
});
