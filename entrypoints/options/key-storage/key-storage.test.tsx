// @vitest-environment happy-dom

import { fireEvent, render, waitFor } from '@testing-library/preact/pure';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { find, press, setUpScreen, shows, text, enter as type } from '../../../components/testing/screen';
import type { Protocol } from '../../../utils/protocol/declarations';
import { onMessage, removeAllListeners } from '../../../utils/protocol/testing';
import { PATIENCE_MS } from '../../../utils/testing/patience';
import { takeSecret } from '../../../utils/vault/handover';
import { DEVICE, LOCKED, UNLOCKED } from '../../../utils/vault/testing/statuses';
import type { ChangeModeOutcome, UnlockOutcome, VaultStatus } from '../../../utils/vault/types';
import { Options } from '../options';
import { permissionToNotify } from '../testing/permissions';

const PROJECT = '11111111-2222-4333-8444-555555555555';
const STRONG = 'lantern quiet harvest ninefold';

let status: VaultStatus;

/** The background's part, with what it was asked. */
const background = (before: VaultStatus, outcome: ChangeModeOutcome = { state: 'kept' }) => {
  status = before;
  const asked = vi.fn<(change: Parameters<Protocol['changeVaultMode']>[0], passphrase: string | null) => void>();
  onMessage('listProjects', () => ({
    projects: [{ projectId: PROJECT, name: 'Voice', lastReadAt: 0 }],
    problem: null,
  }));
  onMessage('getCurrentProject', () => null);
  onMessage('getStoredKey', () => null);
  onMessage('matchServiceAccounts', () => []);
  onMessage('getVaultStatus', () => status);
  onMessage('changeVaultMode', async ({ data }) => {
    asked(data, data.offer === undefined ? null : await takeSecret(data.offer));
    if (outcome.state === 'kept') status = data.mode === 'passphrase' ? UNLOCKED : { ...DEVICE, mode: data.mode };
    return outcome;
  });
  return asked;
};
const open = () => render(<Options />);
const choose = async (mode: string): Promise<void> => void fireEvent.click(await find(`[name=keeping][value=${mode}]`));
const choosePassphrase = async (passphrase: string, again = passphrase): Promise<void> => {
  await type('#passphrase', passphrase);
  await type('#passphrase-again', again);
};

setUpScreen();
beforeEach(() => void permissionToNotify(false));

describe('how the key is kept', () => {
  it('offers three ways in one group, each with what it does not keep out, and changes nothing by being looked at', async () => {
    const asked = background(DEVICE);
    open();
    await choose('session');
    await choose('passphrase');
    const group = await find('fieldset.key-storage-choices');
    expect(group.querySelectorAll('input[type=radio]')).toHaveLength(3);
    expect(group.querySelector('legend')?.textContent).toBe('Key storage');
    await shows('not against malware that runs as you');
    expect(asked).not.toHaveBeenCalled();
  });

  it.each([
    ['session', 'Keep for this session only', 'The key is now kept for this session only', DEVICE],
    ['device', 'Keep on this device', 'The key is now kept on this device', UNLOCKED],
  ] as const)('becomes %s at the press of a button, and that is said', async (mode, action, said, before) => {
    const asked = background(before);
    open();
    await choose(mode);
    await press(action);
    await shows(said);
    await vi.waitFor(() => expect(asked).toHaveBeenCalledExactlyOnceWith({ mode }, null));
    expect((await find(`[value=${mode}]`)).closest('label')?.textContent).toContain('current');
  });

  it('goes under a passphrase that no message carries and no field keeps', async () => {
    const asked = background(DEVICE);
    open();
    await choose('passphrase');
    await choosePassphrase(STRONG);
    await shows('Strong.');
    await press('Protect with this passphrase');
    await shows('Your passphrase now protects the key');
    const [change, passphrase] = asked.mock.calls[0] ?? [];
    expect(passphrase).toBe(STRONG);
    expect(JSON.stringify(change)).not.toContain(STRONG);
    expect([...document.querySelectorAll('input')].map(({ value }) => value)).not.toContain(STRONG);
    expect(JSON.stringify(await fakeBrowser.storage.session.get(null))).not.toContain(STRONG);
  });

  it.each([
    ['password', 'password', 'too easy to guess'],
    ['', '', 'Enter a passphrase.'],
    [STRONG, `${STRONG} `, "The two passphrases don't match."],
  ])('is refused for %j and %j', async (passphrase, again, words) => {
    const asked = background(DEVICE);
    open();
    await choose('passphrase');
    await choosePassphrase(passphrase, again);
    await press('Protect with this passphrase');
    await shows(words);
    expect(asked).not.toHaveBeenCalled();
    expect(document.activeElement?.getAttribute('aria-invalid')).toBe('true');
  });

  it('a weak passphrase is advised against, and taken', async () => {
    const asked = background(DEVICE);
    open();
    await choose('passphrase');
    await choosePassphrase('Summer2026!');
    await shows('Weak: choose a stronger one.');
    await shows('Add one or two unrelated words');
    await press('Protect with this passphrase');
    await shows('Your passphrase now protects the key');
    await vi.waitFor(() => expect(asked).toHaveBeenCalledOnce());
  });

  it.each([
    [{ state: 'locked' }, 'because Linchpin was locked in the meantime'],
    [{ state: 'damaged', projectIds: [PROJECT, 'other'] }, 'Voice and other'],
    [{ state: 'unavailable', problem: 'full' }, 'no room left'],
  ] as const)('that could not be changed says why: %j', async (outcome, words) => {
    background(DEVICE, outcome);
    open();
    await choose('session');
    await press('Keep for this session only');
    await shows(words);
  });

  it('with a silent background claims nothing', async () => {
    background(DEVICE);
    removeAllListeners();
    background(DEVICE);
    open();
    await choose('session');
    removeAllListeners();
    await press('Keep for this session only');
    await shows('The change either completed or');
  });
});

describe('under a passphrase', () => {
  it('locks after as many minutes as a person says, within bounds', async () => {
    background(UNLOCKED);
    const set = vi.fn(() => true);
    onMessage('setLockAfter', ({ data }) => {
      set();
      status = { ...UNLOCKED, lockAfterMinutes: data.minutes };
      return true;
    });
    open();
    await type('#lock-after', '241');
    await shows('Enter a whole number from 1 to 240.');
    await type('#lock-after', '5');
    await vi.waitFor(() => expect(set).toHaveBeenCalledOnce(), PATIENCE_MS);
    await shows('Saved');
  });

  it('the passphrase can be changed', async () => {
    const asked = background(UNLOCKED);
    open();
    await press('Change passphrase');
    await choosePassphrase(STRONG);
    await press('Use new passphrase');
    await shows('The passphrase was changed');
    await vi.waitFor(() =>
      expect(asked).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ mode: 'passphrase' }), STRONG),
    );
  });

  it('can be locked at once', async () => {
    background(UNLOCKED);
    onMessage('lock', () => {
      status = LOCKED;
    });
    open();
    await press('Lock now');
    await shows('Linchpin is locked');
  });
});

describe('locked', () => {
  const unlocking = (...outcomes: (UnlockOutcome | (() => UnlockOutcome))[]) => {
    background(LOCKED);
    onMessage('unlock', async ({ data }) => {
      await takeSecret(data.offer);
      const next = outcomes.shift() ?? { state: 'unlocked' };
      const outcome = typeof next === 'function' ? next() : next;
      if (outcome.state === 'unlocked') status = UNLOCKED;
      return outcome;
    });
    open();
  };
  const enter = async (passphrase: string): Promise<void> => {
    await type('#unlock', passphrase);
    (await find('#unlock')).form?.requestSubmit();
  };

  it('unlocks, and then shows how the key is kept', async () => {
    unlocking();
    await enter(STRONG);
    await find('#lock-after');
    expect(text()).not.toContain('Linchpin is locked');
  });

  it('a wrong passphrase is said calmly, and can be tried again at once', async () => {
    unlocking({ state: 'wrong', waitUntil: null });
    await enter('other');
    await shows('Wrong passphrase. Your keys are safe.');
    expect(document.activeElement?.id).toBe('unlock');
    await enter(STRONG);
    await find('#lock-after');
  });

  it('a wait is counted down for the eye, and said aloud once', async () => {
    unlocking(() => ({ state: 'wrong', waitUntil: Date.now() + 1_400 }));
    await enter('other');
    await shows('Try again in 2 seconds.');
    const spoken = await find<HTMLElement>('#unlock-outcome');
    const heard = new Set<string>();
    const observer = new MutationObserver(() => heard.add(spoken.textContent ?? ''));
    observer.observe(spoken, { childList: true, characterData: true, subtree: true });
    const tries = vi.fn();
    onMessage('lock', tries);
    await enter(STRONG);
    // Too early: it is not even tried, and stands in the field.
    expect((await find('#unlock')).value).toBe(STRONG);
    await vi.waitFor(() => expect(spoken.textContent).toContain('You can try again now.'), PATIENCE_MS);
    expect([...heard].filter((words) => words.includes('second'))).toEqual([]);
    observer.disconnect();
    await enter(STRONG);
    await find('#lock-after');
  });

  it('a wait from before is kept to', async () => {
    background({ ...LOCKED, waitUntil: Date.now() + 60_000 });
    open();
    await shows('Try again in 60 seconds.');
  });

  it.each([
    [{ state: 'damaged' }, "can't be opened any more"],
    [{ state: 'unavailable', problem: 'unavailable' }, 'could not'],
  ] as const)('says what keeps it from unlocking: %j', async (outcome, words) => {
    unlocking(outcome);
    await enter(STRONG);
    await shows(words);
  });

  it('a forgotten passphrase costs the stored keys, is asked about first, and leads to connecting again', async () => {
    unlocking();
    const erase = vi.fn();
    onMessage('eraseKeys', () => {
      erase();
      status = DEVICE;
      return true;
    });
    await press('Forgotten passphrase?');
    await shows("You'll lose the stored keys for:");
    for (const words of ['Voice', 'your settings and your snoozes', 'Nothing changes at Deepgram']) {
      expect(text()).toContain(words);
    }
    await press('Keep them');
    expect(erase).not.toHaveBeenCalled();
    await press('Forgotten passphrase?');
    await press('Erase the keys');
    await shows('The stored keys are erased');
    await waitFor(() => expect(text()).not.toContain('Linchpin is locked'));
  });

  it('keys that could not be erased are not called erased', async () => {
    unlocking();
    onMessage('eraseKeys', () => false);
    await press('Forgotten passphrase?');
    await press('Erase the keys');
    await shows('The stored keys could not be erased');
    expect(text()).toContain('Linchpin is locked');
  });

  it('a key that is connected meanwhile is not stored, and that is said', async () => {
    background(LOCKED);
    onMessage('checkKey', () => Promise.reject(new Error('not asked here')));
    onMessage('connect', async ({ data }) => {
      await takeSecret(data.offer);
      return {
        ...{ projects: [{ projectId: PROJECT, name: 'Voice' }], fault: null, problem: 'locked' },
        ...{ keyId: null, creator: null, expires: null, scopes: [], seesAllKeys: true, seesUse: true },
      };
    });
    open();
    await type('#key', '0123456789abcdef0123456789abcdef01234567');
    await press('Connect');
    await shows('The key was not stored: Linchpin is locked');
  });
});

it('a storage mode that cannot be read says so, and how to start over', async () => {
  background({ state: 'damaged' });
  open();
  await shows("The stored keys can't be opened any more");
  await press('Erase the stored keys');
  await shows("You'll lose the stored keys for:");
});
