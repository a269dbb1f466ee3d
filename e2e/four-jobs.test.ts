import { afterAll, expect, it } from 'vitest';
import { PROJECT_ID, SECRETS } from '../simulator/seeds/small';
import { KEYS } from '../simulator/seeds/small-keys';
import { PEOPLE } from '../simulator/seeds/small-people';
import { badgeButton, badgesSettled, CARD, cardIsOpen } from './harness/cards';
import { CONSOLE, openList, pathOf } from './harness/console';
import { describeInBrowsers } from './harness/describe-in-browsers';
import { inPage } from './harness/in-page';
import { pressButton } from './harness/key-storage';
import { pressNotice } from './harness/notices';
import { enterKey } from './harness/options-page';
import { textOf, textShows } from './harness/texts';
import { waitFor } from './harness/wait-for';
import { createWalk, wordsIn } from './harness/walk';

/** What an open card says up to the answer, and whether that is seen without scrolling. */
const answerOnCard = async (
  page: Parameters<typeof inPage>[0],
  answer: RegExp,
): Promise<{ text: string; isSeen: boolean }> => {
  await waitFor(`the card says ${answer}`, async () =>
    answer.test(await page.$eval(CARD, (card) => card.textContent ?? '')),
  );
  return page.$eval(
    CARD,
    (card, pattern) => {
      const wanted = new RegExp(pattern);
      const lines: string[] = [];
      const texts = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const { parentElement, nodeValue } = texts.currentNode;
        if (!parentElement?.checkVisibility() || parentElement.closest('[role=status]')) continue;
        lines.push(nodeValue ?? '');
        const block = parentElement.closest('p,h2,h3') ?? parentElement;
        if (!wanted.test(block.textContent ?? '')) continue;
        const [box, frame] = [block.getBoundingClientRect(), card.getBoundingClientRect()];
        const rest = (block.textContent ?? '')
          .split(nodeValue ?? '')
          .slice(1)
          .join(nodeValue ?? '');
        return {
          text: `${lines.join(' ')} ${rest}`,
          isSeen: box.bottom <= Math.min(frame.bottom, innerHeight) && box.top >= Math.max(frame.top, 0),
        };
      }
      return { text: lines.join(' '), isSeen: false };
    },
    answer.source,
  );
};

describeInBrowsers('the way from the installation to the first badge', (stage, browser) => {
  it('takes a paste and at most three clicks, and 120 words', async () => {
    const { session } = stage();
    const walk = createWalk();
    const page = await session.openExtensionPage('options.html');
    await waitFor('all that stands there first', () => page.$('.badge-examples'));
    walk.read(await textOf(page));
    // The field has the focus, or a press gives it.
    const hasFocus = await waitFor('the field', () =>
      inPage(page, () => (document.querySelector('#key') ? { is: document.activeElement?.id === 'key' } : null)),
    );
    if (!hasFocus?.is) await walk.press(async () => undefined);
    await walk.press(() => enterKey(page, SECRETS.admin));
    await textShows(page, 'Voice Platform EU is connected');
    walk.read(await page.$eval('#key-outcome', (outcome) => (outcome instanceof HTMLElement ? outcome.innerText : '')));
    await walk.press(() => pressButton(page, 'Open the team page'));
    const address = CONSOLE + pathOf(PROJECT_ID, 'team');
    await waitFor('the team page', async () => (await session.tabs()).includes(address));
    // That tab is the extension's; what stands on it is looked at in one of the test's own.
    const team = await session.newPage();
    await team.goto(address);
    await team.bringToFront();
    await badgesSettled(team, 'team');
    console.log(`${browser}: connect and see a badge: ${walk.clicks()} clicks, a paste, ${walk.words()} words`);
    expect(walk.clicks()).toBeLessThanOrEqual(3);
    expect(walk.words()).toBeLessThanOrEqual(120);
  });
});

describeInBrowsers('the way of a person who has no key yet', (stage, browser) => {
  it('takes six clicks to a key, and three from there', async () => {
    const { session } = stage();
    const walk = createWalk();
    const team = await openList(stage(), 'team');
    await walk.press(() => pressNotice(team, 'Connect this project'));
    const address = `${session.origin}/options.html`;
    await waitFor('the options page', async () => (await session.tabs()).includes(address));
    // A page that another one opened isn't the test's in Firefox: each is looked at in one of its own.
    const options = await session.openExtensionPage('options.html');
    const toAKey = createWalk();
    const summary = await waitFor('No key yet?', () => options.$('.smaller-key summary'));
    await toAKey.press(() => summary.click());
    const form = CONSOLE + pathOf(PROJECT_ID, 'keys?action=create');
    const link = await waitFor('Create a key in the Console', () => options.$(`.smaller-key a[href="${form}"]`));
    await toAKey.press(() => link.click());
    await waitFor("the Console's form", async () => (await session.tabs()).some((tab) => tab.includes('/keys')));
    const keys = await session.newPage();
    await keys.goto(form);
    await keys.bringToFront();
    const comment = await waitFor('the comment', () => keys.$('.comment-field'));
    // The form's first field: Tab leads there.
    await comment.focus();
    await keys.keyboard.type('Linchpin');
    await toAKey.press(async () => (await keys.$('.modal details summary'))?.click());
    await toAKey.press(() => keys.select('.modal details select', 'admin'));
    await toAKey.press(() => pressButton(keys, 'Create Key'));
    const secret = await waitFor('the new key', () => keys.$eval('.one-time', ({ textContent }) => textContent));
    await toAKey.press(() => pressButton(keys, 'Copy'));
    await walk.press(() => enterKey(options, secret));
    await textShows(options, 'Voice Platform EU is connected');
    await walk.press(() => team.bringToFront());
    await badgesSettled(team, 'team');
    console.log(
      `${browser}: without a key: ${toAKey.clicks()} clicks to a key, ${walk.clicks()} more to the first badge`,
    );
    expect(toAKey.clicks()).toBeLessThanOrEqual(6);
    expect(walk.clicks()).toBeLessThanOrEqual(3);
  });
});

describeInBrowsers(
  'the way to an answer',
  (stage, browser) => {
    const lines: string[] = [];
    afterAll(() => console.log(lines.join('\n')));
    const tell = (job: string, clicks: number, words: number): void =>
      void lines.push(`${browser}: ${job}: ${clicks} clicks, ${words} words`);

    it('when a member may leave: one click, a day within 60 words, before any scrolling', async () => {
      const page = await openList(stage(), 'team');
      await badgesSettled(page, 'team');
      await (await badgeButton(page, `member:${PEOPLE.ana.id}`)).click();
      await cardIsOpen(page);
      const { text, isSeen } = await answerOnCard(page, /Wait until \d/);
      tell('when may Ana leave', 1, wordsIn(text));
      expect({ text, isSeen, short: wordsIn(text) <= 60 }).toEqual({ text, isSeen: true, short: true });
    });

    it('whether it matters that a key is role-capped: one click, 30 words', async () => {
      const page = await openList(stage(), 'keys');
      await badgesSettled(page, 'keys');
      await (await badgeButton(page, `key:${KEYS.roleCapped.id}`)).click();
      await cardIsOpen(page);
      const { text, isSeen } = await answerOnCard(page, /[Rr]equests still work/);
      tell('does the role cap matter', 1, wordsIn(text));
      expect({ text, isSeen, short: wordsIn(text) <= 30 }).toEqual({ text, isSeen: true, short: true });
    });

    it('which keys are dangerous: two clicks, and the popup counts what the review lists', async () => {
      const { session } = stage();
      const popup = await session.openExtensionPage('popup.html');
      await popup.setViewport({ width: 400, height: 600 });
      // The toolbar's button is the first of the two clicks, a count the second.
      await (await waitFor('a count', () => popup.$('.popup-counts a[data-only="high"]'))).click();
      await waitFor('the review', async () => (await session.tabs()).some((tab) => tab.endsWith('&only=high')));
      for (const severity of ['high', 'medium', 'low'] as const) {
        const link = await waitFor('its count', () => popup.$(`.popup-counts a[data-only="${severity}"]`));
        const count = Number(/\d+/.exec(await link.evaluate(({ textContent }) => textContent ?? ''))?.[0]);
        const address = await link.evaluate((anchor) => anchor.getAttribute('href') ?? '');
        const review = await session.openExtensionPage(`review.html${new URL(address, session.origin).hash}`);
        const rows = await waitFor('its findings', async () => {
          const found = await review.$$('.finding');
          return found.length === count && found.length;
        });
        lines.push(`${browser}: ${severity}: ${rows} counted in the popup, ${rows} listed in the review`);
        await review.close();
      }
      tell('which keys are dangerous', 2, wordsIn(await textOf(popup)));
    });
  },
  { secret: SECRETS.admin },
);
