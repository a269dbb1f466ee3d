// @vitest-environment happy-dom

import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { onMessage, removeAllListeners } from '../../../utils/protocol/testing';
import { ALERT_KINDS } from '../../../utils/rules/alerts/kinds';
import { readSettings, writeSettings } from '../../../utils/settings/settings';
import { PATIENCE_MS } from '../../../utils/testing/patience';
import { createTestTranslate } from '../../../utils/wording/testing';
import { permissionToNotify } from '../testing/permissions';
import { Notifications } from './notifications';

beforeEach(() => {
  fakeBrowser.reset();
  createTestTranslate();
  onMessage('listUnanswered', () => []);
});
afterEach(() => {
  render(null, document.body);
  removeAllListeners();
  vi.restoreAllMocks();
});

const text = (): string => document.body.textContent ?? '';
const shows = (words: string): Promise<void> => vi.waitFor(() => expect(text()).toContain(words), PATIENCE_MS);
const open = async (): Promise<void> => {
  render(<Notifications />, document.body);
  await shows('What you are told of');
};
const toggle = (label: string): HTMLInputElement => {
  const found = [...document.querySelectorAll('label')].find(({ textContent }) => textContent === label);
  const input = found?.querySelector('input');
  if (!input) throw new Error(`no switch “${label}”`);
  return input;
};
const press = (label: string): void => {
  const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent?.startsWith(label));
  if (!button) throw new Error(`no button “${label}”`);
  button.click();
};

describe('notifications', () => {
  it('are turned on by the press that asks for the permission', async () => {
    const { asked } = permissionToNotify(false);
    await open();
    toggle('Show browser notifications').click();
    // The browser shows its question only while the press lasts.
    expect(asked).toHaveBeenCalledWith({ permissions: ['notifications'] });
    await vi.waitFor(async () => expect((await readSettings()).notifications).toBe(true));
    await shows('Send a test');
  });

  it('stay off where the permission is refused, and say so', async () => {
    permissionToNotify(false, false);
    await open();
    toggle('Show browser notifications').click();
    await shows('The browser did not give the permission');
    expect((await readSettings()).notifications).toBe(false);
    expect(toggle('Show browser notifications').checked).toBe(false);
  });

  it('whose permission was withdrawn say so, at once, and can be allowed again', async () => {
    await writeSettings({ notifications: true });
    const { set, asked } = permissionToNotify(true);
    await open();
    await shows('Send a test');
    set(false);
    await shows('The browser no longer lets Linchpin show notifications');
    press('Allow notifications');
    await shows('Send a test');
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['Yes', 'Notifications work'],
    ['No', 'Do Not Disturb'],
  ])('are tried, and seen or not: %s', async (answer, words) => {
    await writeSettings({ notifications: true });
    permissionToNotify(true);
    onMessage('testNotification', () => true);
    await open();
    await shows('Send a test');
    press('Send a test');
    await shows('Did you see a notification?');
    press(answer);
    await shows(words);
    expect(document.activeElement?.textContent).toBe('Send a test');
  });

  it('that the browser refuses to show say what to do', async () => {
    await writeSettings({ notifications: true });
    permissionToNotify(true);
    onMessage('testNotification', () => false);
    await open();
    await shows('Send a test');
    press('Send a test');
    await shows('The notification could not be shown');
  });
});

it('each kind has its switch, which is stored', async () => {
  permissionToNotify(false);
  await open();
  expect(document.querySelectorAll('[data-alert]')).toHaveLength(ALERT_KINDS.length);
  toggle('Only one Owner is left').click();
  await vi.waitFor(async () => expect((await readSettings()).tellOneOwner).toBe(false));
  expect((await readSettings()).tellKeyGone).toBe(true);
});

it('a kind that nobody looks at is switched off by one press, which says how it comes back', async () => {
  permissionToNotify(false);
  onMessage('listUnanswered', () => [{ kind: 'trafficStopped', times: 6 }]);
  await open();
  await shows('Told 6 times in the last week, and nobody looked.');
  press("Don't tell me of these");
  await shows('tick the box to be told again');
  await vi.waitFor(async () => expect((await readSettings()).tellTrafficStopped).toBe(false));
});

it('quiet hours are set by this computer’s clock, and the same time twice is none', async () => {
  permissionToNotify(false);
  await open();
  toggle('Hold notifications back at certain hours').click();
  await shows('Tell at once, also then');
  const enter = (name: string, time: string): void => {
    const field = document.querySelector<HTMLInputElement>(`#${name}`);
    if (!field) throw new Error(`no ${name}`);
    field.value = time;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  };
  enter('quietFrom', '22:30');
  enter('quietTo', '07:05');
  await vi.waitFor(async () => expect(await readSettings()).toMatchObject({ quietFrom: 1_350, quietTo: 425 }));
  enter('quietTo', '22:30');
  await shows('nothing is held back');
});
