import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { stashSecret } from '../../utils/vault/handover';
import { sessionMemory } from '../../utils/vault/session-memory';
import background from './index';

it('listens to all that may wake it before it awaits anything, and erases offers that nobody took', async () => {
  fakeBrowser.reset();
  const old = () => Date.now() - 61_000;
  await stashSecret('nobody took it', { now: old });
  const fresh = await stashSecret('the message that names it woke the worker');
  const onIdle = vi.fn();
  // The stand-in for the browser has no `idle`.
  vi.spyOn(fakeBrowser, 'idle', 'get').mockReturnValue({
    ...fakeBrowser.idle,
    onStateChanged: { ...fakeBrowser.idle?.onStateChanged, addListener: onIdle },
  });
  // Nor does it tell of permissions.
  const onPermission = vi.spyOn(fakeBrowser.permissions.onAdded, 'addListener').mockReturnValue(undefined);
  const heard = vi.fn();
  vi.stubGlobal('addEventListener', heard);
  background.main();
  expect(onIdle).toHaveBeenCalledTimes(2);
  expect(onPermission).toHaveBeenCalledTimes(1);
  expect(fakeBrowser.notifications.onClicked.hasListeners()).toBe(true);
  expect(heard).toHaveBeenCalledWith('online', expect.any(Function));
  vi.unstubAllGlobals();
  expect(fakeBrowser.alarms.onAlarm.hasListeners()).toBe(true);
  expect(fakeBrowser.runtime.onMessage.hasListeners()).toBe(true);
  expect(fakeBrowser.runtime.onStartup.hasListeners()).toBe(true);
  await vi.waitFor(async () => expect(await sessionMemory.names()).toEqual([`handover/${fresh}`]));
});
