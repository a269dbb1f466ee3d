import type { Page } from 'puppeteer';
import { expect, it } from 'vitest';
import { SECRETS } from '../simulator/seeds/small';
import { inCard } from './harness/cards';
import { goTo, openList, projectOf } from './harness/console';
import { type BrowserContext, describeInBrowsers } from './harness/describe-in-browsers';
import { inPage } from './harness/in-page';
import { ticks } from './harness/panel';
import { everyRowIsRight } from './harness/right-badges';
import { readRows } from './harness/rows';
import { waitFor } from './harness/wait-for';

interface Person {
  readonly ref: string;
  readonly name: string;
}

/**
 * What a row shows of each member and invite: a name where there is one. Worked out from the simulator's world alone.
 */
const people = (stage: BrowserContext): Person[] => {
  const { members, invites } = projectOf(stage);
  const shown = (id: string): string => {
    const { firstName = '', lastName = '', email = '' } = stage.simulator.world.accounts.get(id) ?? {};
    return `${firstName} ${lastName}`.trim() || email;
  };
  return [
    ...[...members.keys()].map((id) => ({ ref: `member:${id}`, name: shown(id) })),
    ...invites.map(({ email }) => ({ ref: `invite:${email}`, name: email })),
  ];
};

/** What is wrong with the rows of a team page that shows names alone; one of two of a name can't be told. */
const wrongRows = async (stage: BrowserContext, page: Page): Promise<string[]> => {
  const all = people(stage);
  const rows = await readRows(page, 'team');
  const wrong = rows.flatMap(({ text, badges }) => {
    // The longest, as one name may begin another.
    const [name = ''] = all
      .map((each) => each.name)
      .filter((each) => text.includes(each))
      .sort((a, b) => b.length - a.length);
    const refs = all.filter((each) => each.name === name).map(({ ref }) => ref);
    const right = refs.length === 1 ? refs[0] : 'ambiguous';
    const [badge] = badges;
    return badges.length === 1 && badge?.for === right && badge?.label.trim()
      ? []
      : [`“${text}” carries ${badges.map((each) => each.for).join() || 'nothing'}, not ${right}`];
  });
  return rows.length === all.length ? wrong : [...wrong, `${rows.length} rows of ${all.length}`];
};

const namesAreRight = async (stage: BrowserContext, page: Page): Promise<void> => {
  let wrong: string[] = [];
  await waitFor('every row is right', async () => {
    wrong = await wrongRows(stage, page);
    return wrong.length === 0;
  }).catch((error: unknown) => {
    throw new Error([...wrong, String(error)].join('\n'));
  });
};

/**
 * What a translator puts beside each text of the list: another of its texts, so that each row reads like others too.
 */
const addTwins = (page: Page): Promise<number> =>
  inPage(page, () => {
    const walker = document.createTreeWalker(document.querySelector('.page ul') ?? document.body, 4);
    const texts: Text[] = [];
    while (walker.nextNode()) {
      const text = walker.currentNode as Text; // 4 is NodeFilter.SHOW_TEXT
      if (text.data.trim() !== '' && !text.parentElement?.closest('option,button')) texts.push(text);
    }
    texts.forEach((text, index) => {
      const twin = document.createElement('font');
      twin.className = 'notranslate immersive-translate-target-wrapper';
      twin.lang = 'de';
      twin.append(document.createElement('br'), texts[(index + 1) % texts.length]?.data ?? '');
      text.after(twin);
    });
    return texts.length;
  });

const refsOf = async (page: Page, list: 'team' | 'keys'): Promise<string[][]> =>
  (await readRows(page, list)).map(({ badges }) => badges.map((badge) => badge.for));

/** Seconds: time for Linchpin to have read the rows again. */
const SOME = 3;

describeInBrowsers(
  'a team page that shows names and no addresses',
  (stage) => {
    it('has the right badge on every row, and no guess on the rows of two members of the same name', async () => {
      const page = await openList(stage(), 'team', { layout: '2026-names' });
      await namesAreRight(stage(), page);
      expect((await refsOf(page, 'team')).filter(([ref]) => ref === 'ambiguous')).toHaveLength(2);
      await stage().picture(page, 'team-names-alone');
      await goTo(page, 'dashboard');
      await goTo(page, 'team');
      await namesAreRight(stage(), page);
    });

    it('lists both members of the same name with their addresses in the card', async () => {
      const page = await openList(stage(), 'team', { layout: '2026-names' });
      await namesAreRight(stage(), page);
      await (await waitFor('its button', () => page.$('linchpin-layer >>> button[data-entity="ambiguous"]'))).click();
      await waitFor('the choice', () => page.$(inCard('.choice button')));
      const lines = await page.$$eval(inCard('.choice button'), (all) => all.map(({ textContent }) => textContent));
      const sams = ['sam@northwind.example', 'sam.lee@northwind.example'];
      for (const address of sams) expect(lines.filter((line) => line?.includes(address))).toHaveLength(1);
    });
  },
  { secret: SECRETS.admin },
);

describeInBrowsers(
  'a page to which a translator adds its own text',
  (stage) => {
    it.each([
      { list: 'team', layout: '2026' },
      { list: 'team', layout: '2026-names' },
      { list: 'keys', layout: '2026' },
    ] as const)('keeps the badge of every row: $list, $layout', async ({ list, layout }) => {
      const page = await openList(stage(), list, { layout });
      if (layout === '2026-names') await namesAreRight(stage(), page);
      else await everyRowIsRight(stage(), page, list);
      const before = await refsOf(page, list);
      expect(await addTwins(page)).toBeGreaterThan(before.length);
      await ticks(page, SOME);
      expect(await refsOf(page, list)).toEqual(before);
      await stage().picture(page, `twins-${list}-${layout}`);
      await page.close();
    });
  },
  { secret: SECRETS.admin },
);
