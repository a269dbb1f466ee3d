// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { dataRevision } from '../../utils/storage/revision';
import { background, notices, open, PROJECT, setUpConsole } from './testing/console';

setUpConsole();

const DAY = 86_400_000;
const OFFER = 'console_connectOffer';
const NOT_CONNECTED = { state: 'not-connected', notice: null, entities: [], people: [] } as const;

const press = (label: string): void => {
  const shelves = [...document.querySelectorAll('linchpin-notices')];
  const buttons = shelves.flatMap(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll('button') ?? [])]);
  const event = new MouseEvent('click', { bubbles: true });
  Object.defineProperty(event, 'isTrusted', { value: true });
  buttons.find(({ textContent }) => textContent === label)?.dispatchEvent(event);
};
/** A person goes away from the page, and comes back. */
const comeBack = async (page: 'team' | 'keys'): Promise<void> => {
  document.querySelector('linchpin-layer')?.remove();
  Reflect.deleteProperty(globalThis, 'linchpinScripts');
  await open(page);
};

describe('where the project is not connected', () => {
  it('it is said once, and again a day later', async () => {
    background.state = NOT_CONNECTED;
    await open('team');
    expect(notices()).toContain(OFFER);
    await comeBack('keys');
    expect(notices()).not.toContain(OFFER);
    vi.setSystemTime(Date.now() + DAY);
    await comeBack('keys');
    expect(notices()).toContain(OFFER);
  });

  it('one press opens the page where it is connected', async () => {
    background.state = NOT_CONNECTED;
    await open('keys');
    press('console_connectProject');
    await vi.advanceTimersByTimeAsync(10);
    expect(background.sent.map(({ type }) => type)).toContain('openOptions');
    expect(notices()).not.toContain(OFFER);
  });

  it('one press has it never said again', async () => {
    background.state = NOT_CONNECTED;
    await open('keys');
    press('console_connectNever');
    vi.setSystemTime(Date.now() + 2 * DAY);
    await comeBack('team');
    expect(notices()).not.toContain(OFFER);
  });

  it('it is taken back once it is connected', async () => {
    background.state = NOT_CONNECTED;
    await open('team');
    expect(notices()).toContain(OFFER);
    background.state = { revision: 2 };
    await dataRevision.change(PROJECT, () => 2);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(notices()).not.toContain(OFFER);
  });
});

it.each(['ready', 'reading', 'failed', 'off'] as const)('nothing is offered while the sheet is %s', async (state) => {
  background.state = { ...NOT_CONNECTED, state };
  await open('team');
  expect(notices()).not.toContain(OFFER);
});
