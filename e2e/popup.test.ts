import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { PROJECT_ID, SANDBOX_ID, SECRETS } from '../simulator/seeds/small';
import { KEYS } from '../simulator/seeds/small-keys';
import { askedCalls } from './harness/calls';
import { pasteInto } from './harness/cards';
import { openList } from './harness/console';
import { describeInBrowsers } from './harness/describe-in-browsers';
import { connect } from './harness/options-page';
import { reloadExtensionPage } from './harness/reload';
import { textOf, textShows } from './harness/texts';
import { waitFor, waitForRest } from './harness/wait-for';

/** Presses the button that reads the project again, once it can be pressed. */
const readAgain = async (popup: Page): Promise<void> => {
  const button = await waitFor('Refresh', () => popup.$('.popup-refresh:not([aria-disabled])'));
  await button.click();
};

const SIZE = { width: 400, height: 600 };

describeInBrowsers('the popup before anything is connected', (stage) => {
  it('says what to do, and goes to the options page', async () => {
    const { session } = stage();
    const popup = await session.openExtensionPage('popup.html');
    await popup.setViewport(SIZE);
    await textShows(popup, 'Connect your first project');
    await stage().picture(popup, 'popup-not-connected');
  });
});

describeInBrowsers(
  'the popup',
  (stage) => {
    it('summarises the project', async () => {
      const popup = await stage().session.openExtensionPage('popup.html');
      await popup.setViewport(SIZE);
      await textShows(popup, 'Needs attention');
      for (const words of [
        'Voice Platform EU',
        'members',
        'active keys',
        'act soon',
        'before someone leaves',
        'All keys visible',
        'Requests in 7 days',
        '$',
      ]) {
        await textShows(popup, words);
      }
      await stage().picture(popup, 'popup-whole');
    });

    it('puts a key that needs attention into the usage filter of the Console tab', async () => {
      const console = await openList(stage(), 'team');
      const popup = await stage().session.openExtensionPage('popup.html');
      const item = `[data-key="${KEYS.roleCapped.id}"]`;
      await (await waitFor('its buttons', () => popup.$(`${item} button:nth-of-type(1)`))).click();
      await textShows(popup, 'Copied');
      await (await waitFor('Show in Usage logs', () => popup.$(`${item} button:last-child`))).click();
      await waitFor('the filter holds the id', () =>
        console.$eval(
          'input.key-id',
          (field, id) => field instanceof HTMLInputElement && field.value === id,
          KEYS.roleCapped.id,
        ),
      );
      await console.bringToFront();
      expect(await pasteInto(console, 'input.key-id')).toBe(KEYS.roleCapped.id);
    });

    it('puts one key after another into the filter of a log page that is already open', async () => {
      const console = await openList(stage(), 'team');
      await console.goto(`https://console.deepgram.com/project/${PROJECT_ID}/usage/logs`);
      const filtered = () =>
        console.$eval('input.key-id', (field) => (field instanceof HTMLInputElement ? field.value : ''));
      await waitFor('the filter', async () => (await filtered()) === '');
      const popup = await stage().session.openExtensionPage('popup.html');
      for (const { id } of [KEYS.roleCapped, KEYS.orphan]) {
        const show = `.popup-item[data-key="${id}"] button:last-child`;
        await popup.bringToFront();
        await (await waitFor('Show in Usage logs', () => popup.$(show))).click();
        await waitFor(`the filter holds ${id}`, async () => (await filtered()) === id);
        // What filled it may be about to be loaded again.
        await waitForRest('and goes on holding it', () => filtered().catch(() => ''), 1_000);
        expect(await filtered()).toBe(id);
      }
    });

    it('refreshes when asked, and shows what changed', async () => {
      const { simulator, session } = stage();
      const popup = await session.openExtensionPage('popup.html');
      await textShows(popup, 'Needs attention');
      const before = askedCalls(simulator.calls).length;
      const number = () => popup.$eval('.popup-numbers', (tiles) => tiles.textContent);
      const old = await number();
      simulator.world.deleteKey(PROJECT_ID, KEYS.emoji.id);
      await readAgain(popup);
      await waitFor('the number of keys changes', async () => (await number()) !== old);
      expect(askedCalls(simulator.calls).length - before).toBe(6);
    });

    it('opens on the project of the Console tab, and switches between projects', async () => {
      await connect(stage().session, SECRETS.sandbox);
      const team = await openList(stage(), 'team');
      await waitFor('badges', async () => (await team.$('[data-linchpin-for^="member:"]')) !== null);
      const popup = await stage().session.openExtensionPage('popup.html');
      // A popup leaves the Console's tab the active one. In a tab of its own, it is loaded while that is in front.
      await team.bringToFront();
      await reloadExtensionPage(popup);
      await waitFor('the project of the tab', () =>
        popup.$eval(
          '.popup-switch',
          (field, id) => field instanceof HTMLSelectElement && field.value === id,
          PROJECT_ID,
        ),
      );
      await popup.bringToFront();
      await popup.select('.popup-switch', SANDBOX_ID);
      await textShows(popup, 'active keys');
      await waitFor('the other project', async () => !(await popup.$(`[data-key="${KEYS.roleCapped.id}"]`)));
    });
  },
  { secret: SECRETS.admin },
);

describeInBrowsers(
  'the popup when reading fails',
  (stage) => {
    describe.each([
      { fault: { kind: 'drop' } as const, says: 'Deepgram could not be reached' },
      { fault: { kind: 'status', status: 401 } as const, says: 'Deepgram refused the key' },
      { fault: { kind: 'status', status: 503 } as const, says: 'Deepgram had a server error' },
      { fault: { kind: 'truncate', share: 0.5 } as const, says: 'could not be read' },
    ])('with $fault.kind $fault.status', ({ fault, says }) => {
      it('says what happened and keeps showing what was read before', async () => {
        const { simulator, session } = stage();
        const popup = await session.openExtensionPage('popup.html');
        await popup.setViewport(SIZE);
        await textShows(popup, 'Needs attention');
        const lift = simulator.faults.add({ endpoint: '*', fault });
        await readAgain(popup);
        await textShows(popup, says);
        await textShows(popup, 'Needs attention');
        await stage().picture(popup, `popup-fault-${fault.kind}-${'status' in fault ? fault.status : ''}`);
        lift();
        await readAgain(popup);
        await waitFor('the notice goes', async () => !(await textOf(popup)).includes(says));
      });
    });
  },
  { secret: SECRETS.admin },
);
