import type { Page } from 'puppeteer';
import { expect, it } from 'vitest';
import { PROJECT_ID, SECRETS } from '../simulator/seeds/small';
import { KEYS } from '../simulator/seeds/small-keys';
import { PEOPLE } from '../simulator/seeds/small-people';
import { describeInBrowsers } from './harness/describe-in-browsers';
import { pressButton } from './harness/key-storage';
import { reloadExtensionPage } from './harness/reload';
import { textOf, textShows } from './harness/texts';
import { waitFor } from './harness/wait-for';

const ORPHAN = `creator-left:${KEYS.orphan.id}`;
const inFinding = (id: string, selector: string): string => `[data-finding="${id}"] ${selector}`;

const press = async (page: Page, selector: string): Promise<void> => {
  const button = await waitFor(selector, () => page.$(selector));
  await button.click();
};
const isSnoozed = (page: Page, id: string): Promise<boolean> =>
  page.$eval(`[data-finding="${id}"]`, (row) => row.hasAttribute('data-snoozed'));
/** UTC day, so many days from now. */
const dayFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/**
 * A date field is typed into in the order of the browser's language; a value in its own form is set as by its picker.
 */
const chooseDay = (page: Page, selector: string, day: string): Promise<void> =>
  page.$eval(
    selector,
    (field, value) => {
      if (!(field instanceof HTMLInputElement)) throw new Error('no date field');
      field.value = value;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    },
    day,
  );

/** Runs in an extension page. */
const ownTabHas = async (end: string): Promise<boolean> => {
  const { chrome } = globalThis as unknown as { chrome: { tabs: { query(all: object): Promise<{ url?: string }[]> } } };
  return (await chrome.tabs.query({})).some(({ url }) => url?.endsWith(end));
};

describeInBrowsers('the review page before anything is connected', (stage) => {
  it('says what to do', async () => {
    const page = await stage().session.openExtensionPage('review.html');
    await textShows(page, 'Connect your first project');
    await stage().picture(page, 'review-not-connected');
  });
});

describeInBrowsers(
  'the review page',
  (stage) => {
    const open = (more = ''): Promise<Page> =>
      stage().session.openExtensionPage(`review.html#project=${PROJECT_ID}${more}`);

    it('opens from the popup, on the project shown there', async () => {
      const { session } = stage();
      const popup = await session.openExtensionPage('popup.html');
      await textShows(popup, 'Needs attention');
      await pressButton(popup, 'Review');
      // Not every page of an extension is told to a test as a tab; the extension itself sees its own.
      await waitFor('a tab with the project', () => popup.evaluate(ownTabHas, `/review.html#project=${PROJECT_ID}`));
    });

    it('lists what needs attention, each with the reason and what to do next', async () => {
      const page = await open();
      await textShows(page, 'Act soon');
      for (const words of [
        'Its creator has left the project',
        'The only Owner of the project',
        '2 active keys have the same name',
        'Next:',
        'all keys visible',
      ])
        await textShows(page, words);
      await stage().picture(page, 'review-findings');
    });

    it('snoozes a finding with a reason and an end date, which survive a reload, until the snooze is undone', async () => {
      const page = await open();
      await press(page, inFinding(ORPHAN, '.finding-snoozing button'));
      const reason = await waitFor('the form', () => page.$(inFinding(ORPHAN, '[name="reason"]')));
      await press(page, inFinding(ORPHAN, 'form [type="submit"]'));
      await textShows(page, 'Enter a reason. It stays in this browser.');
      await reason.type('moving in <b>June</b>');
      await chooseDay(page, inFinding(ORPHAN, '[name="until"]'), dayFromNow(9));
      await stage().picture(page, 'review-snooze');
      await press(page, inFinding(ORPHAN, 'form [type="submit"]'));
      await waitFor('it moves', () => isSnoozed(page, ORPHAN));

      await reloadExtensionPage(page);
      await waitFor('it is there again', () => isSnoozed(page, ORPHAN));
      await textShows(page, 'moving in <b>June</b>');
      await stage().picture(page, 'review-snoozed');

      await press(page, inFinding(ORPHAN, '.finding-snoozing button'));
      await waitFor('it is open again', async () => !(await isSnoozed(page, ORPHAN)));
    });

    it('marks a service account, whose findings as a person go, until that is undone', async () => {
      const page = await open();
      const id = await waitFor('a finding of a person', () =>
        page.$eval('[data-finding^="dies-with-person:"]', (row) => row.getAttribute('data-finding')),
      );
      const finding = inFinding(id, '.finding-actions button');
      await stage().picture(page, 'review-acts');
      await press(page, finding);
      await textShows(page, 'is marked as a service account');
      await waitFor('the finding is gone', async () => !(await page.$(finding)));
      await press(page, '.snooze-done button');
      await waitFor('the finding is back', () => page.$(finding));
    });

    it('drops a finding once a reading shows that its cause is gone', async () => {
      const { simulator } = stage();
      const page = await open();
      const finding = 'same-comment:backend';
      await waitFor('two keys with one name', () => page.$(`[data-finding="${finding}"]`));
      simulator.world.deleteKey(PROJECT_ID, KEYS.otherSamBackend.id);
      await press(page, '.review-header button');
      await waitFor('the finding is gone', async () => !(await page.$(`[data-finding="${finding}"]`)));
    });

    it('shows what would break if Tomás were removed, and the earliest day on which nothing would', async () => {
      const page = await open(`&member=${PEOPLE.tomas.id}`);
      await waitFor('the verdict', () => page.$('[data-verdict="in-use"]'));
      await textShows(page, 'If Tomás Nagy is removed');
      await textShows(page, 'Not safe: 2 keys are in use');
      await waitFor('the earliest day', () => page.$('[data-earliest="day"]'));
      await textShows(page, 'if everything that uses their keys is moved today');
      await stage().picture(page, 'review-plan');
    });

    it('judges the member who is chosen, and nobody before one is', async () => {
      const page = await open('&section=plan');
      await textShows(page, 'Choose a member to offboard');
      expect(await page.$('[data-verdict]')).toBeNull();
      await press(page, `[data-member="${PEOPLE.ana.id}"]`);
      await waitFor('Ana cools', () => page.$('[data-verdict="cooling"]'));
      await waitFor('her day', () => page.$('[data-earliest="day"]'));
      await press(page, `[data-member="${PEOPLE.ida.id}"]`);
      await waitFor('Ida is safe', () => page.$('[data-verdict="safe"]'));
      await waitFor('nothing to wait for', () => page.$('[data-earliest="now"]'));
      await press(page, `[data-member="${PEOPLE.maya.id}"]`);
      await waitFor('Maya is the only Owner', () => page.$('[data-verdict="blocked"]'));
      await waitFor('no day before another Owner', () => page.$('[data-earliest="blocked"]'));
      await stage().picture(page, 'review-plan-blocked');
    });

    it('links to the team page for a safe removal, and removes nobody itself', async () => {
      const { session } = stage();
      const page = await open(`&member=${PEOPLE.ida.id}`);
      await waitFor('the form', () => page.$('[name="leavesOn"]'));
      await chooseDay(page, '[name="leavesOn"]', dayFromNow(0));
      await pressButton(page, 'Begin plan');
      await press(page, '[data-step="review"] input[value="die"]');
      await press(page, '[data-step="remove"] button');
      await waitFor('the team page', async () =>
        (await session.browser.pages()).some((tab) => tab.url().endsWith(`/project/${PROJECT_ID}/team`)),
      );
    });
  },
  { secret: SECRETS.admin },
);

describeInBrowsers(
  'the review page with a key that sees only its own',
  (stage) => {
    it('says so, and calls nothing whole or safe', async () => {
      const page = await stage().session.openExtensionPage(`review.html#project=${PROJECT_ID}`);
      await textShows(page, 'Linchpin sees only part of the project');
      await textShows(page, 'Not everything could be checked');
      expect(await textOf(page)).not.toContain('Nothing needs attention.');
      await stage().picture(page, 'review-partial');
    });
  },
  { secret: SECRETS.member },
);
