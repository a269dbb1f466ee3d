import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { askRemoval, panelSays } from '../../e2e/harness/assessments';
import type { Session } from '../../e2e/harness/browser';
import { badgesSettled, inCard, openCardOf } from '../../e2e/harness/cards';
import { CONSOLE, pathOf } from '../../e2e/harness/console';
import { enterKey } from '../../e2e/harness/options-page';
import { textShows } from '../../e2e/harness/texts';
import { waitFor } from '../../e2e/harness/wait-for';
import type { Simulator } from '../../simulator/index';
import { PROJECT_ID, SECRETS } from '../../simulator/seeds/small';
import { KEYS } from '../../simulator/seeds/small-keys';
import { PEOPLE } from '../../simulator/seeds/small-people';
import { artifacts } from '../steps/process';

type Theme = 'light' | 'dark';
const THEMES: readonly Theme[] = ['light', 'dark'];

/** What each step of the walk uses. */
interface Walk {
  readonly session: Session;
  readonly simulator: Simulator;
  /** Announces the next step. */
  say(words: string): void;
  /** A picture of the step that was announced last. */
  picture(page: Page, name: string, theme: Theme): Promise<void>;
}

const startWalk = (session: Session, simulator: Simulator, folder: string): Walk => {
  let step = 0;
  return {
    session,
    simulator,
    say(words) {
      step += 1;
      console.log(`${step}. ${words}`);
    },
    async picture(page, name, theme) {
      await page.screenshot({ path: join(folder, `${step}-${name}-${theme}.png`) as `${string}.png` });
    },
  };
};

const connectProject = async ({ session, say, picture }: Walk, options: Page): Promise<void> => {
  say('Connect: installed, Linchpin opens its options page. Paste an API key there, and press Connect.');
  await enterKey(options, SECRETS.admin);
  await textShows(options, 'Voice Platform EU is connected');
  for (const theme of THEMES) {
    await session.prefer(options, theme);
    await picture(options, 'connect', theme);
  }
};

const showTeam = async ({ simulator, say, picture }: Walk, page: Page): Promise<void> => {
  say('Team page: on every row, how many keys rest on this person, and how busy they are.');
  for (const theme of THEMES) {
    simulator.look.theme = theme;
    await page.goto(CONSOLE + pathOf(PROJECT_ID, 'team'));
    await badgesSettled(page, 'team');
    await picture(page, 'team', theme);
  }
};

const showRemoval = async ({ simulator, say, picture }: Walk, page: Page): Promise<void> => {
  say('Removal: beside the Console’s own dialog, what would break, key by key.');
  for (const theme of THEMES) {
    simulator.look.theme = theme;
    await page.goto(CONSOLE + pathOf(PROJECT_ID, 'team'));
    await askRemoval(page, PEOPLE.tomas.email);
    await panelSays(page, 'Not safe');
    await page.waitForSelector('.modal .tick');
    await picture(page, 'removal', theme);
  }
};

const openKeyCard = async (page: Page, simulator: Simulator, theme: Theme): Promise<void> => {
  simulator.look.theme = theme;
  await page.goto(CONSOLE + pathOf(PROJECT_ID, 'keys'));
  await badgesSettled(page, 'keys');
  await openCardOf(page, `key:${KEYS.roleCapped.id}`);
};

const showKeys = async ({ simulator, say, picture }: Walk, page: Page): Promise<void> => {
  say('Key page: on every row, who made the key, what their role takes away, and what it is used for. One card open.');
  for (const theme of THEMES) {
    await openKeyCard(page, simulator, theme);
    await picture(page, 'keys', theme);
  }
};

const showLogs = async ({ simulator, say, picture }: Walk, page: Page): Promise<void> => {
  say('Usage logs: one click on “Show in Usage logs” takes the key’s id into the filter.');
  for (const theme of THEMES) {
    await openKeyCard(page, simulator, theme);
    await (await waitFor('“Show in Usage logs”', () => page.$(inCard('.actions .primary')))).click();
    await waitFor('the filter holds the id', () =>
      page.$eval(
        'input.key-id',
        (field, id) => field instanceof HTMLInputElement && field.value === id,
        KEYS.roleCapped.id,
      ),
    );
    await waitFor('the log of that key', () => page.$('.logs'));
    await picture(page, 'logs', theme);
  }
};

const showPopup = async ({ session, say, picture }: Walk): Promise<void> => {
  say('Popup: the project in one look.');
  const popup = await session.openExtensionPage('popup.html');
  await popup.setViewport({ width: 400, height: 600 });
  // Its headings stand before its figures have come; the project's name comes with them.
  await textShows(popup, 'Voice Platform EU');
  for (const theme of THEMES) {
    await session.prefer(popup, theme);
    await picture(popup, 'popup', theme);
  }
};

/**
 * The main job from end to end, without a display: connect, team page, removal, key page, log filter, popup. A picture
 * of each.
 * @param options The page that Linchpin opened.
 */
export const walk = async (session: Session, simulator: Simulator, options: Page): Promise<void> => {
  const folder = artifacts('demo');
  const going = startWalk(session, simulator, folder);
  await connectProject(going, options);
  const page = await session.newPage();
  await showTeam(going, page);
  await showRemoval(going, page);
  await showKeys(going, page);
  await showLogs(going, page);
  await showPopup(going);

  const errors = await session.pageErrors();
  for (const error of errors) console.log(`! ${error}`);
  console.log(`\nPictures of every step are in ${folder}`);
  if (errors.length > 0) process.exitCode = 1;
};
