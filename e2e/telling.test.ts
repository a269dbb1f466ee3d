import type { Page } from 'puppeteer';
import { expect, it } from 'vitest';
import { PROJECT_ID, SECRETS } from '../simulator/seeds/small';
import { KEYS } from '../simulator/seeds/small-keys';
import { PEOPLE } from '../simulator/seeds/small-people';
import { ALERT_KINDS } from '../utils/rules/alerts/kinds';
import { axeFindings } from './harness/axe';
import { type BrowserContext, describeInBrowsers } from './harness/describe-in-browsers';
import { textShows } from './harness/texts';
import { waitFor, waitForRest } from './harness/wait-for';

/** Asked on a page of the extension, in the browser's own words. */
const ask = <T>(page: Page, expression: string): Promise<T> =>
  page.evaluate(`(globalThis.browser ?? globalThis.chrome).${expression}`) as Promise<T>;

const badge = async (page: Page): Promise<readonly [string, string]> => [
  await ask<string>(page, 'action.getBadgeText({})'),
  await ask<string>(page, 'action.getTitle({})'),
];

/** From now on the page notes which notifications come and go. */
const record = (page: Page): Promise<unknown> =>
  page.evaluate(`(() => {
    const { notifications } = globalThis.browser ?? globalThis.chrome;
    globalThis.told = new Set();
    for (const event of ['onShown', 'onClosed'])
      notifications[event]?.addListener((id) => void globalThis.told.add(id));
  })()`);

/**
 * What has been shown since: what stands, and what came and went. Firefox without a desktop takes each away at once.
 */
const shown = async (page: Page): Promise<readonly string[]> => {
  const standing = Object.keys(await ask<Record<string, unknown>>(page, 'notifications.getAll()'));
  const noted = (await page.evaluate('[...globalThis.told]')) as string[];
  return [...new Set([...standing, ...noted])];
};

const openOptions = async ({ session }: BrowserContext): Promise<Page> => {
  const page = await session.openExtensionPage('options.html');
  await textShows(page, 'What you are told of');
  return page;
};

const readAgain = async ({ session }: BrowserContext): Promise<Page> => {
  const page = await session.openExtensionPage(`review.html#project=${PROJECT_ID}`);
  await record(page);
  const refresh = await waitFor('Refresh', () => page.$('header .lp-button:not([aria-disabled])'));
  await refresh.click();
  return page;
};

const pressLabel = async (page: Page, label: string): Promise<void> => {
  const input = await waitFor(label, () => page.$(`::-p-xpath(//label[normalize-space(.)="${label}"]//input)`));
  await input.click();
};

/** Minutes from midnight by this machine's clock, so many minutes from now, as a field for a time takes it. */
const timeIn = (minutes: number): string => {
  const at = new Date(Date.now() + minutes * 60_000);
  return [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
};

const enterTime = (page: Page, name: string, time: string): Promise<void> =>
  page.$eval(
    `#${name}`,
    (field, value) => {
      if (!(field instanceof HTMLInputElement)) throw new Error('no such field');
      field.value = value;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
    time,
  );

describeInBrowsers(
  'telling',
  (stage) => {
    it('notifications are asked for by a press, and a test of them can be sent', async () => {
      const page = await openOptions(stage());
      // In Chromium they are granted from the start here (harness/granted-copy.ts).
      if (stage().name === 'firefox')
        expect(await ask(page, "permissions.contains({ permissions: ['notifications'] })")).toBe(false);
      await pressLabel(page, 'Show browser notifications');
      await textShows(page, 'Send a test');
      await record(page);
      await (await waitFor('the test', () => page.$('.notifications-test button'))).click();
      await textShows(page, 'Did you see a notification?');
      await waitFor('the test is shown', async () => (await shown(page)).includes('test'));
      await (await waitFor('No', () => page.$('::-p-xpath(//button[normalize-space(.)="No"])'))).click();
      await textShows(page, 'Do Not Disturb');
      await ask(page, "notifications.clear('test')");
    });

    it('one notification tells what a reading found, and the toolbar counts it until it is looked at', async () => {
      const { world } = stage().simulator;
      // So that there is a second Owner, for the next test to take away.
      world.setRole(PROJECT_ID, PEOPLE.tomas.id, 'owner');
      world.deleteKey(PROJECT_ID, KEYS.member.id);
      world.deleteKey(PROJECT_ID, KEYS.botRead.id);
      const page = await readAgain(stage());
      await waitFor('the count', async () => (await badge(page))[0] === '2');
      expect((await badge(page))[1]).toBe('Linchpin: 2 changes may have broken something');
      const [id, ...others] = await waitFor('the notification', async () => {
        const all = await shown(page);
        return all.length > 0 ? all : null;
      });
      expect([id?.startsWith(`${PROJECT_ID}:`), others]).toEqual([true, []]);
      // Read again, nothing is told again.
      await ask(page, `notifications.clear('${id}')`);
      await page.close();
      const again = await readAgain(stage());
      await waitForRest('the reading', () => again.content());
      expect(await shown(again)).toEqual([]);
      // As a press on it does: the history at that event.
      const seq = id?.split(':')[1];
      const history = await stage().session.openExtensionPage(
        `review.html#project=${PROJECT_ID}&section=history&event=${seq}`,
      );
      await waitFor('the event has the focus', () =>
        history.evaluate((event) => document.activeElement?.getAttribute('data-event') === event, seq),
      );
      await waitFor('it is seen', async () => (await badge(history))[0] === '');
    });

    it('quiet hours hold what can wait, and tell it once they end', async () => {
      const options = await openOptions(stage());
      await pressLabel(options, 'Hold notifications back at certain hours');
      await textShows(options, 'Tell at once, also then');
      await enterTime(options, 'quietFrom', timeIn(-60));
      await enterTime(options, 'quietTo', timeIn(120));
      await waitForRest('the settings are stored', () => options.content());
      const { world } = stage().simulator;
      world.setRole(PROJECT_ID, PEOPLE.tomas.id, 'member');
      const page = await readAgain(stage());
      await waitFor('it is counted', async () => (await badge(page))[0] !== '');
      const rings = async (): Promise<boolean> => (await ask(page, "alarms.get('quiet-end')")) !== undefined;
      await waitFor('it is put off', rings);
      expect(await shown(page)).toEqual([]);
      // They end.
      await options.bringToFront();
      await pressLabel(options, 'Hold notifications back at certain hours');
      await waitFor('it is told', async () => (await shown(page)).length === 1);
      for (const id of await shown(page)) await ask(page, `notifications.clear('${id}')`);
    });

    it('a key that Deepgram refuses is said on the toolbar, until somebody has looked', async () => {
      stage().simulator.world.deleteKey(PROJECT_ID, KEYS.admin.id);
      const page = await readAgain(stage());
      await waitFor('the sign', async () => (await badge(page))[0] === '!');
      expect((await badge(page))[1]).toContain('Deepgram refuses the stored key, so nothing is watched');
      const popup = await stage().session.openExtensionPage('popup.html');
      await waitFor('it was looked at', async () => (await badge(popup))[0] !== '!');
    });

    it('the section reads well in either theme and on a phone, and by keyboard', async () => {
      const page = await openOptions(stage());
      await pressLabel(page, 'Hold notifications back at certain hours');
      await textShows(page, 'Tell at once, also then');
      for (const [width, theme] of [
        ...[1280, 390].map((width) => [width, 'light'] as const),
        ...[1280, 390].map((width) => [width, 'dark'] as const),
      ]) {
        await page.setViewport({ width, height: 900 });
        await stage().session.prefer(page, theme);
        await page.$eval('#notifications', (heading) => heading.scrollIntoView());
        await waitForRest('the page', () => page.content(), 150);
        await stage().picture(page, `notifications-${theme}-${width}`);
        expect(await axeFindings(page, 'html'), `${theme} ${width}`).toEqual([]);
        const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        expect(wide).toBeLessThanOrEqual(room ?? 0);
      }
      // From the section's first switch to its last, by Tab alone.
      await page.$eval('section[aria-labelledby="notifications"] input', (first) => (first as HTMLElement).focus());
      const reached = new Set<string>();
      for (let presses = 0; presses < 30; presses += 1) {
        reached.add(
          await page.evaluate(() => document.activeElement?.closest('[data-alert]')?.getAttribute('data-alert') ?? ''),
        );
        await page.keyboard.press('Tab');
      }
      expect(reached.size).toBe(ALERT_KINDS.length + 1);
    });
  },
  { secret: SECRETS.admin, opening: { grants: true } },
);
