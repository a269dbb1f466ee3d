// @vitest-environment happy-dom

import { fireEvent, render } from '@testing-library/preact/pure';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { enter, press, screen, setUpScreen, shows } from '../../../components/testing/screen';
import { onMessage } from '../../../utils/protocol/testing';
import { ALERT_KINDS } from '../../../utils/rules/alerts/kinds';
import { readSettings, writeSettings } from '../../../utils/settings/settings';
import { permissionToNotify } from '../testing/permissions';
import { Notifications } from './notifications';

setUpScreen();
beforeEach(() => onMessage('listUnanswered', () => []));

const open = async (): Promise<void> => {
  render(<Notifications />);
  await shows('What you are told of');
};
const toggle = (label: string): HTMLInputElement => screen().getByLabelText<HTMLInputElement>(label);
const flip = (label: string): void => void fireEvent.click(toggle(label));

describe('notifications', () => {
  it('are turned on by the press that asks for the permission', async () => {
    const { asked } = permissionToNotify(false);
    await open();
    flip('Show browser notifications');
    // The browser shows its question only while the press lasts.
    expect(asked).toHaveBeenCalledWith({ permissions: ['notifications'] });
    await vi.waitFor(async () => expect((await readSettings()).notifications).toBe(true));
    await shows('Send a test');
  });

  it('stay off where the permission is refused, and say so', async () => {
    permissionToNotify(false, false);
    await open();
    flip('Show browser notifications');
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
    await press('Allow notifications');
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
    await press('Send a test');
    await shows('Did you see a notification?');
    await press(answer);
    await shows(words);
    expect(document.activeElement?.textContent).toBe('Send a test');
  });

  it('that the browser refuses to show say what to do', async () => {
    await writeSettings({ notifications: true });
    permissionToNotify(true);
    onMessage('testNotification', () => false);
    await open();
    await shows('Send a test');
    await press('Send a test');
    await shows('The notification could not be shown');
  });
});

it('each kind has its switch, which is stored', async () => {
  permissionToNotify(false);
  await open();
  expect(document.querySelectorAll('[data-alert]')).toHaveLength(ALERT_KINDS.length);
  flip('Only one Owner is left');
  await vi.waitFor(async () => expect((await readSettings()).tellOneOwner).toBe(false));
  expect((await readSettings()).tellKeyGone).toBe(true);
});

it('a kind that nobody looks at is switched off by one press, which says how it comes back', async () => {
  permissionToNotify(false);
  onMessage('listUnanswered', () => [{ kind: 'trafficStopped', times: 6 }]);
  await open();
  await shows('Told 6 times in the last week, and nobody looked.');
  await press(/^Don't tell me of these/);
  await shows('tick the box to be told again');
  await vi.waitFor(async () => expect((await readSettings()).tellTrafficStopped).toBe(false));
});

it('quiet hours are set by this computer’s clock, and the same time twice is none', async () => {
  permissionToNotify(false);
  await open();
  flip('Hold notifications back at certain hours');
  await shows('Tell at once, also then');
  await enter('#quietFrom', '22:30', 'change');
  await enter('#quietTo', '07:05', 'change');
  await vi.waitFor(async () => expect(await readSettings()).toMatchObject({ quietFrom: 1_350, quietTo: 425 }));
  await enter('#quietTo', '22:30', 'change');
  await shows('nothing is held back');
});
