import { expect, it } from 'vitest';
import { SECRETS } from '../simulator/seeds/small';
import { KEYS } from '../simulator/seeds/small-keys';
import { PEOPLE } from '../simulator/seeds/small-people';
import {
  askRemoval,
  inPanel,
  panelButton,
  panelIsGone,
  panelSays,
  panelStandsFree,
  panelText,
} from './harness/assessments';
import { badgesSettled, focused } from './harness/cards';
import { CONSOLE, comeToFront, openList, pathOf, projectOf } from './harness/console';
import { describeInBrowsers } from './harness/describe-in-browsers';
import { inPage } from './harness/in-page';
import { layouts } from './harness/variants';
import { waitFor } from './harness/wait-for';

const VIEWS = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 390, height: 844 },
];

describeInBrowsers(
  'what is said before a change is made',
  (stage) => {
    it.each(layouts)(
      'the removal dialog has beside it what would break, over none of its controls, in layout $layout, $language',
      async (look) => {
        const page = await openList(stage(), 'team', look);
        await askRemoval(page, PEOPLE.tomas.email);
        const text = await panelSays(page, 'If Tomás Nagy is removed');
        for (const words of ['Not safe', KEYS.ingest.comment, 'production', 'Copy evidence'])
          expect(text).toContain(words);
        for (const view of VIEWS) {
          await page.setViewport(view);
          await panelStandsFree(page, '.modal');
        }
        await stage().picture(page, `removal-${look.layout}-${look.theme}`);
      },
    );

    it('the dialog works by keyboard as it does without Linchpin, and nothing in it is ticked or pressed', async () => {
      const page = await openList(stage(), 'team', { layout: 'divs' });
      await askRemoval(page, PEOPLE.tomas.email, 'keyboard');
      await panelSays(page, 'Not safe');
      const dialog = () =>
        inPage(page, () => {
          const tick = document.querySelector<HTMLInputElement>('.modal input');
          const danger = document.querySelector<HTMLButtonElement>('.modal .danger');
          return { ticked: tick?.checked, disabled: danger?.disabled, hasFocus: document.activeElement === tick };
        });
      expect(await dialog()).toMatchObject({ ticked: false, disabled: true });
      await page.focus('.modal input');
      await (await panelButton(page, 'Copy evidence')).click();
      await panelButton(page, 'Copied');
      expect(await dialog()).toEqual({ ticked: false, disabled: true, hasFocus: true });
      await page.keyboard.press(' ');
      await waitFor('the box is ticked', async () => (await dialog()).disabled === false);
      for (const key of ['Alt', 'Shift'] as const) await page.keyboard.down(key);
      await page.keyboard.press('KeyL');
      for (const key of ['Shift', 'Alt'] as const) await page.keyboard.up(key);
      await waitFor('the focus is on the panel', async () => (await focused(page)).includes('Linchpin impact check'));
      await page.focus('.modal-buttons .button');
      await page.keyboard.press('Enter');
      await panelIsGone(page);
    });

    it("the link to the offboarding plan opens that member's plan in a new tab", async () => {
      const { session } = stage();
      const page = await openList(stage(), 'team', { layout: 'grid' });
      await askRemoval(page, PEOPLE.tomas.email);
      await panelSays(page, 'Not safe');
      await (await panelButton(page, 'Open offboarding plan')).click();
      await waitFor('the tab with the plan', async () =>
        (await session.tabs()).some((tab) => tab.includes('/review.html#') && tab.includes(PEOPLE.tomas.id)),
      );
      expect(page.url()).toBe(CONSOLE + pathOf(projectOf(stage()).id, 'team'));
      await panelSays(page, 'Not safe');
    });

    it('the person chooses between two members of the same name', async () => {
      const page = await openList(stage(), 'team', { layout: 'table' });
      await askRemoval(page, PEOPLE.sam.email);
      await panelSays(page, "can't tell who this is about");
      expect(await panelText(page)).not.toMatch(/safe/i);
      await (await panelButton(page, PEOPLE.otherSam.email)).click();
      await panelSays(page, 'You chose this member');
    });

    it('Review API Keys leads to the keys of that member, marked and counted regardless of the filter', async () => {
      const page = await openList(stage(), 'team', { layout: 'grid', theme: 'dark' });
      await askRemoval(page, PEOPLE.tomas.email);
      await panelSays(page, 'Not safe');
      await (await waitFor('the link in the dialog', () => page.$('.modal .link'))).click();
      await badgesSettled(page, 'keys');
      const notice = async () => (await page.$eval('linchpin-notices >>> p', (line) => line.textContent)) ?? '';
      const marked = () => inPage(page, () => document.querySelectorAll('[data-linchpin-marked]').length);
      await waitFor('all are counted', async () => (await notice()).includes('3 are marked'));
      expect(await marked()).toBe(3);
      await page.type('input.filter', 'ingest');
      await waitFor('one is left', async () => (await notice()).includes('1 is marked') && (await marked()) === 1);
      expect(await notice()).toContain('3 active keys of Tomás Nagy');
      await (await page.waitForSelector('linchpin-notices >>> button'))?.click();
      await waitFor('no mark is left', async () => (await marked()) === 0);
    });

    it('leaving the project is judged once the button is pressed, and only while the dialog asks', async () => {
      const page = await stage().session.newPage();
      await page.goto(CONSOLE + pathOf(projectOf(stage()).id, 'settings'));
      await comeToFront(page);
      const button = (words: string) => page.waitForSelector(`::-p-text(${words})`);
      await waitFor('the page', async () => (await page.$$('.page .panel button')).length > 1);
      await (await page.$$('.page .panel button')).at(-1)?.click();
      await panelSays(page, 'leaves');
      await panelStandsFree(page, 'main');
      await (await button('Cancel'))?.click();
      await panelIsGone(page);
    });

    it('the log page says whether the key in its filter is in use', async () => {
      const page = await stage().session.newPage();
      Object.assign(stage().simulator.look, { layout: 'table', theme: 'light', language: 'en' });
      await page.goto(CONSOLE + pathOf(projectOf(stage()).id, 'usage/logs'));
      await comeToFront(page);
      const field = await waitFor('the filter', () => page.$('.key-id'));
      await field.type(KEYS.ingest.id);
      await panelSays(page, 'In use');
      await panelStandsFree(page, 'body');
      await field.click({ count: 3 });
      await page.keyboard.press('Backspace');
      await panelIsGone(page);
    });

    it('a panel stays beside the scrollbar that a page gets as it grows', async () => {
      const page = await stage().session.newPage();
      await page.setViewport({ width: 1280, height: 2_400 });
      await page.goto(CONSOLE + pathOf(projectOf(stage()).id, 'usage/logs'));
      await comeToFront(page);
      await (await waitFor('the filter', () => page.$('.key-id'))).type(KEYS.ingest.id);
      await panelSays(page, 'In use');
      await panelStandsFree(page, 'body');
      await inPage(page, () => {
        const last = document.querySelector<HTMLElement>('.page');
        if (!last) throw new Error('There is no page');
        last.style.minBlockSize = '5000px';
      });
      await panelStandsFree(page, 'body');
    });

    it('a role shows what the keys would lose while it is being chosen, and afterwards', async () => {
      const page = await openList(stage(), 'team', { layout: 'table', theme: 'light', language: 'en' });
      await badgesSettled(page, 'team');
      const picker = await waitFor('the picker', () => page.$(`select[aria-label*="Tomás Nagy"]`));
      await picker.focus();
      await page.keyboard.press('ArrowDown');
      // While it is chosen and, as this Console gives it at once, soon as what has happened.
      await waitFor('what the keys lose', async () =>
        /If Tomás Nagy becomes Member.*1 key would lose|Tomás Nagy is Member now.*1 key has lost/s.test(
          await panelText(page),
        ),
      );
      await waitFor('Deepgram knows of it', async () => {
        const { members } = projectOf(stage());
        return members.get(PEOPLE.tomas.id)?.role === 'member';
      });
      const after = await panelSays(page, 'Tomás Nagy is Member now');
      expect(after).toContain('1 key has lost scopes');
      expect(after).toContain('choose Admin again');
      expect(await page.$(inPanel('.verdict.safe'))).toBeNull();
    });
  },
  { secret: SECRETS.admin },
);
