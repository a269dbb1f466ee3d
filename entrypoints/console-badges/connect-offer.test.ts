// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { dataRevision } from '../../utils/storage/revision';
import { background, notices, open, PROJECT, setUpConsole } from './testing/console';

setUpConsole();

const OFFER = 'console_connectOffer';
const NOT_CONNECTED = { state: 'not-connected', offer: true, notice: null, entities: [], people: [] } as const;

const press = (label: string): void => {
  const shelves = [...document.querySelectorAll('linchpin-notices')];
  const buttons = shelves.flatMap(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll('button') ?? [])]);
  const event = new MouseEvent('click', { bubbles: true });
  Object.defineProperty(event, 'isTrusted', { value: true });
  buttons.find(({ textContent }) => textContent === label)?.dispatchEvent(event);
};
const sent = (): string[] => background.sent.map(({ type }) => type);

it.each([
  ['connects it', 'console_connectProject', 'openOptions'],
  ['has it never said again', 'console_connectNever', 'refuseOffers'],
])('a project that is not connected is offered, and one press %s', async (_, label, message) => {
  background.state = NOT_CONNECTED;
  await open('keys');
  expect(notices()).toContain(OFFER);
  press(label);
  await vi.advanceTimersByTimeAsync(10);
  expect(sent()).toContain(message);
  expect(notices()).not.toContain(OFFER);
});

it('the offer is taken back once the project is connected', async () => {
  background.state = NOT_CONNECTED;
  await open('team');
  expect(notices()).toContain(OFFER);
  background.state = { revision: 2 };
  await dataRevision.change(PROJECT, () => 2);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(notices()).not.toContain(OFFER);
});

it('nothing is offered where the background offers nothing', async () => {
  background.state = { ...NOT_CONNECTED, offer: false };
  await open('team');
  expect(notices()).not.toContain(OFFER);
});
