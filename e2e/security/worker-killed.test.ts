import type { Page } from 'puppeteer';
import { afterAll, expect, it } from 'vitest';
import { SECRETS } from '../../simulator/seeds/small';
import { type BrowserContext, describeInBrowsers } from '../harness/describe-in-browsers';
import { chooseWay, pressButton, typePassphrase, unlockWith } from '../harness/key-storage';
import { enterKey } from '../harness/options-page';
import { reloadExtensionPage } from '../harness/reload';
import { textOf } from '../harness/texts';
import { waitFor } from '../harness/wait-for';
import { endWorkerAfter } from './end-worker';
import { PASSPHRASE } from './marks';

const PROJECT = 'Voice Platform EU';
/**
 * How many questions the page answers after the press before the worker is ended: from at once to after all is done.
 */
const MOMENTS = [0, 3, 9, 27, 81, 243] as const;

type Standing = 'not connected' | 'device' | 'passphrase, unlocked' | 'passphrase, locked' | 'session';

/** The page that says how Linchpin begins, or, where it had begun when the page opened, that nothing is connected. */
const saysNotConnected = async (page: Page): Promise<boolean> =>
  (await page.$('.badge-examples')) !== null || (await textOf(page)).includes('No project is connected yet');

/** What the options page says, in full and without contradiction. */
const standingOf = (page: Page): Promise<Standing> =>
  waitFor('the options page says how it stands', async () => {
    const connected = (await page.$$('[data-project]')).length > 0;
    const mode = await page.$$eval('[name=keeping]', (ways) =>
      ways.map((way) => (way instanceof HTMLInputElement && way.checked ? way.value : '')).join(''),
    );
    if (await page.$('#unlock')) return 'passphrase, locked' as const;
    if (!connected) return (await saysNotConnected(page)) && ('not connected' as const);
    if (mode === 'passphrase') return 'passphrase, unlocked' as const;
    return mode === 'device' || mode === 'session' ? mode : undefined;
  });

/** From wherever it stands to the one place that every try begins at: connected, kept on this device. */
const startOver = async (page: Page): Promise<void> => {
  let standing = await standingOf(page);
  if (standing === 'passphrase, locked') {
    await unlockWith(page, PASSPHRASE);
    standing = await waitFor('unlocked', async () => {
      const now = await standingOf(page);
      return now !== 'passphrase, locked' && now;
    });
  }
  if (standing === 'passphrase, unlocked' || standing === 'session') {
    await chooseWay(page, 'device');
    await pressButton(page, 'Keep on this device');
    await waitFor('kept on this device', async () =>
      (await textOf(page)).includes('The key is now kept on this device'),
    );
    await reloadExtensionPage(page);
  }
  if ((await standingOf(page)) === 'not connected') {
    await enterKey(page, SECRETS.admin);
    await waitFor('connected', async () => (await textOf(page)).includes(`${PROJECT} is connected`));
    await reloadExtensionPage(page);
  }
  expect(await standingOf(page)).toBe('device');
};

interface Step {
  readonly name: string;
  /** Brings the page to where one press does it. */
  prepare(page: Page): Promise<void>;
  /** The press. */
  press(page: Page): Promise<void>;
  /** The two true states: before and after. */
  readonly states: readonly Standing[];
}

const keepUnderPassphrase = async (page: Page): Promise<void> => {
  await chooseWay(page, 'passphrase');
  await typePassphrase(page, PASSPHRASE);
  await waitFor('it is judged', async () => (await textOf(page)).includes('Strong.'));
};

const steps: readonly Step[] = [
  {
    name: 'connect',
    prepare: async (page) => {
      await pressButton(page, `Disconnect ${PROJECT}`);
      await pressButton(page, 'Disconnect and erase');
      await waitFor('disconnected', () => saysNotConnected(page));
      await enterKey(page, SECRETS.admin, { press: false });
      await waitFor('it is checked', async () => (await textOf(page)).includes('requests per key'));
    },
    press: (page) => pressButton(page, 'Connect'),
    states: ['not connected', 'device'],
  },
  {
    name: 'change of keeping, to a passphrase',
    prepare: keepUnderPassphrase,
    press: (page) => pressButton(page, 'Protect with this passphrase'),
    states: ['device', 'passphrase, unlocked', 'passphrase, locked'],
  },
  {
    name: 'unlock',
    prepare: async (page) => {
      await keepUnderPassphrase(page);
      await pressButton(page, 'Protect with this passphrase');
      await pressButton(page, 'Lock now');
      await waitFor('locked', () => page.$('#unlock'));
    },
    press: (page) => unlockWith(page, PASSPHRASE),
    states: ['passphrase, locked', 'passphrase, unlocked'],
  },
  {
    name: 'change of keeping, to this session',
    prepare: (page) => chooseWay(page, 'session'),
    press: (page) => pressButton(page, 'Keep for this session only'),
    states: ['device', 'session'],
  },
  {
    name: 'disconnect',
    prepare: (page) => pressButton(page, `Disconnect ${PROJECT}`),
    press: (page) => pressButton(page, 'Disconnect and erase'),
    states: ['device', 'not connected'],
  },
];

describeInBrowsers(
  'a worker that is ended in the midst of its work',
  (stage) => {
    const seen = new Map<string, number>();

    const tryAt = async ({ session }: BrowserContext, step: Step, moment: number): Promise<Standing> => {
      const page = await session.openExtensionPage('options.html');
      await startOver(page);
      await step.prepare(page);
      await endWorkerAfter(session, page, moment, () => step.press(page));
      await reloadExtensionPage(page);
      const standing = await standingOf(page);
      await page.close();
      return standing;
    };

    it.each(steps.flatMap((step) => MOMENTS.map((moment) => ({ name: step.name, moment, step }))))(
      'leaves one of two true states: $name, $moment questions later',
      async ({ step, moment }) => {
        const standing = await tryAt(stage(), step, moment);
        expect(step.states).toContain(standing);
        const what = `${step.name}: ${standing}`;
        seen.set(what, (seen.get(what) ?? 0) + 1);
        // A call that was cut off is no error of Linchpin's.
        await stage().session.pageErrors();
      },
    );

    it('works again afterwards', async () => {
      const page = await stage().session.openExtensionPage('options.html');
      await startOver(page);
    });

    afterAll(() => {
      for (const [what, times] of seen) console.log(`  ${what}, ${times} times`);
      const times = [...seen.values()].reduce((sum, one) => sum + one, 0);
      console.log(
        `chromium, worker ended: ${times} of ${steps.length * MOMENTS.length} times one of two true states was left`,
      );
    });
  },
  { secret: SECRETS.admin, browsers: ['chromium'] },
);
