import type { Page } from 'puppeteer';
import { KEYS } from '../../../simulator/seeds/small-keys';
import { PEOPLE } from '../../../simulator/seeds/small-people';
import { askRemoval, panelButton, panelIsGone, panelSays } from '../../harness/assessments';
import { badgesSettled, cardIsGone, inCard, openCardOf, pasteInto } from '../../harness/cards';
import { CONSOLE, openList, pathOf, projectOf } from '../../harness/console';
import { waitFor } from '../../harness/wait-for';
import { askingExpression } from '../places/messages';
import type { SearchedStage } from '../stage';
import type { Evidence } from './evidence';

const press = async (page: Page, selector: string): Promise<void> =>
  (await waitFor(selector, () => page.$(selector))).click();

/** Team page: badges, a member's card, a removal and a role that is chosen, with what Linchpin says of each. */
const walkTeam = async (stage: SearchedStage, evidence: Evidence): Promise<void> => {
  const page = await openList(stage, 'team');
  await badgesSettled(page, 'team');
  await evidence.lookAtConsole(page, 'team page');
  await openCardOf(page, `member:${PEOPLE.tomas.id}`);
  await evidence.lookAtConsole(page, 'a member’s card');
  await page.keyboard.press('Escape');
  await cardIsGone(page);
  await askRemoval(page, PEOPLE.tomas.email);
  await panelSays(page, 'Not safe');
  await (await panelButton(page, 'Copy evidence')).click();
  await panelButton(page, 'Copied');
  await evidence.lookAtConsole(page, 'removal panel');
  await page.click('.modal-buttons .button');
  await panelIsGone(page);
  const picker = await waitFor('the picker', () => page.$('select[aria-label*="Tomás Nagy"]'));
  await picker.focus();
  await page.keyboard.press('ArrowDown');
  await panelSays(page, 'If Tomás Nagy becomes Member');
  await evidence.lookAtConsole(page, 'role panel');
  await page.close();
};

/** Key page: badges, a key's card, its id on the clipboard, and from there to the usage log's filter. */
const walkKeys = async (stage: SearchedStage, evidence: Evidence): Promise<void> => {
  const page = await openList(stage, 'keys');
  await badgesSettled(page, 'keys');
  evidence.note('the evidence that was copied', await pasteInto(page, 'input.filter'));
  await page.$eval('input.filter', (field) => field instanceof HTMLInputElement && field.select());
  await page.keyboard.press('Backspace');
  await badgesSettled(page, 'keys');
  await openCardOf(page, `key:${KEYS.admin.id}`);
  await press(page, inCard('.actions .copy'));
  await evidence.lookAtConsole(page, 'a key’s card');
  await press(page, inCard('.actions .primary'));
  await waitFor('the filter holds the id', () =>
    page.$eval('input.key-id', (field, id) => field instanceof HTMLInputElement && field.value === id, KEYS.admin.id),
  );
  await panelSays(page, 'In use');
  await evidence.lookAtConsole(page, 'usage log');
  evidence.note('the id that was copied', await pasteInto(page, 'input.key-id'));
  await page.close();
};

const walkLeaving = async (stage: SearchedStage, evidence: Evidence): Promise<void> => {
  const page = await stage.session.newPage();
  await page.goto(CONSOLE + pathOf(projectOf(stage).id, 'settings'));
  await page.bringToFront();
  await waitFor('the page', async () => (await page.$$('.page .panel button')).length > 1);
  await (await page.$$('.page .panel button')).at(-1)?.click();
  await panelSays(page, 'leaves');
  await evidence.lookAtConsole(page, 'leaving');
  await page.close();
};

/** All that a content script may ask for and more, in its name, and what it is answered. Chromium only. */
const askEverything = async (stage: SearchedStage, evidence: Evidence): Promise<void> => {
  const page = await openList(stage, 'keys');
  await badgesSettled(page, 'keys');
  const [realm] = page.extensionRealms();
  if (!realm) throw new Error('Linchpin has no world in the page');
  const projectId = projectOf(stage).id;
  const ask = async (type: string, data: object): Promise<string> =>
    String(
      await realm.evaluate(askingExpression({ id: 1, type, data: { projectId, ...data }, timestamp: Date.now() })),
    );
  const answers = [
    await ask('getBadges', { page: 'keys', from: 0, arrived: true }),
    await ask('getCard', { kind: 'key', id: KEYS.admin.id, closely: true }),
    await ask('getAssessment', { act: 'remove', memberId: PEOPLE.tomas.id }),
  ];
  if (!answers.every((answer) => answer.includes('"res"'))) throw new Error(`Not answered: ${answers.join()}`);
  const forbidden = [
    'getVaultStatus',
    'getStoredKey',
    'listProjects',
    'getSummary',
    'getFindings',
    'lock',
    'eraseKeys',
    'disconnect',
    'changeVaultMode',
    'unlock',
    'connect',
    'checkKey',
  ];
  for (const type of forbidden) {
    const answer = await ask(type, { offer: 'none', mode: 'device' });
    if (!answer.includes('"err"')) throw new Error(`A content script was answered ${type}: ${answer}`);
    answers.push(answer);
  }
  for (const answer of answers) evidence.note('answers to the content script', answer);
  await page.close();
};

/** Every page of the Console that Linchpin does something on. */
export const walkConsole = async (stage: SearchedStage, evidence: Evidence): Promise<void> => {
  await walkTeam(stage, evidence);
  await walkKeys(stage, evidence);
  await walkLeaving(stage, evidence);
  if (stage.name === 'chromium') await askEverything(stage, evidence);
};
