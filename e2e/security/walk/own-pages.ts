import type { Page } from 'puppeteer';
import { PROJECT_ID } from '../../../simulator/seeds/small';
import { KEYS } from '../../../simulator/seeds/small-keys';
import { PEOPLE } from '../../../simulator/seeds/small-people';
import { inPage } from '../../harness/in-page';
import { typeInto } from '../../harness/key-storage';
import { textShows } from '../../harness/texts';
import { waitFor } from '../../harness/wait-for';
import type { SearchedStage } from '../stage';
import type { Evidence } from './evidence';
import { isRead, saysAfterRetries } from './patience';

const FAULTS = [
  { fault: { kind: 'status', status: 401 }, says: 'Deepgram refused the key' },
  { fault: { kind: 'status', status: 403 }, says: '' },
  { fault: { kind: 'status', status: 503 }, says: 'Deepgram had a server error' },
  { fault: { kind: 'truncate', share: 0.5 }, says: 'could not be read' },
  { fault: { kind: 'drop' }, says: 'Deepgram could not be reached' },
] as const;

const press = async (page: Page, selector: string): Promise<void> =>
  (await waitFor(selector, () => page.$(selector))).click();

const readAgain = (page: Page): Promise<void> => press(page, '.popup-refresh:not([aria-disabled])');

/** The popup, as it is and through every fault of Deepgram's. */
export const walkPopup = async ({ session, simulator }: SearchedStage, evidence: Evidence): Promise<void> => {
  const popup = await session.openExtensionPage('popup.html');
  await textShows(popup, 'Needs attention');
  for (const { fault, says } of FAULTS) {
    const lift = simulator.faults.add({ endpoint: '*', fault });
    await readAgain(popup);
    await isRead(popup);
    if (says) await saysAfterRetries(popup, says);
    await evidence.lookAtOwn(popup, `popup, ${says || 'refused'}`);
    lift();
  }
  await readAgain(popup);
  await isRead(popup);
  await evidence.lookAtOwn(popup, 'popup');
  await popup.close();
};

/** Catches the files that a page hands out, instead of saving them. */
const catchFiles = (page: Page): Promise<void> =>
  inPage(page, () => {
    const caught: Blob[] = [];
    Object.assign(globalThis, { caught });
    const create = URL.createObjectURL;
    URL.createObjectURL = (file) => {
      if (file instanceof Blob) caught.push(file);
      return create(file);
    };
  });
const caughtFiles = (page: Page): Promise<string[]> =>
  inPage(page, () => Promise.all((globalThis as unknown as { caught: Blob[] }).caught.map((file) => file.text())));

/** The review page: its findings, one of them snoozed, the file of them, and a plan. */
export const walkReview = async ({ session }: SearchedStage, evidence: Evidence): Promise<void> => {
  const page = await session.openExtensionPage(`review.html#project=${PROJECT_ID}`);
  await textShows(page, 'Act soon');
  await catchFiles(page);
  const row = `[data-finding="creator-left:${KEYS.orphan.id}"]`;
  await press(page, `${row} .finding-snoozing button`);
  await typeInto(page, `${row} [name="reason"]`, 'on holiday');
  await press(page, `${row} button[type=submit]`);
  await waitFor('it is set aside', () => page.$(`${row}[data-snoozed]`));
  await evidence.lookAtOwn(page, 'review page, findings');
  const download = await waitFor('the way to a file', () => page.$('::-p-text(CSV)'));
  await download.click();
  const files = await waitFor('the file', async () => {
    const caught = await caughtFiles(page);
    return caught.length > 0 && caught;
  });
  for (const file of files) evidence.note('the findings as a file', file);
  await page.close();

  const plan = await session.openExtensionPage(`review.html#project=${PROJECT_ID}&member=${PEOPLE.tomas.id}`);
  await waitFor('the verdict', () => plan.$('[data-verdict="in-use"]'));
  await evidence.lookAtOwn(plan, 'review page, plan');
  await plan.close();
};

/** Settings, and what Linchpin says of its own key. */
export const walkSettings = async ({ session }: SearchedStage, evidence: Evidence): Promise<void> => {
  const page = await session.openExtensionPage('options.html');
  await typeInto(page, '#windowDays', '30');
  await textShows(page, 'Saved');
  await press(page, '.about-key > summary');
  await textShows(page, 'Tied to');
  await evidence.lookAtOwn(page, 'options page, settings and own key');
  await page.close();
};
