import type { Page } from 'puppeteer';
import { chooseWay, pressButton, typePassphrase, unlockWith } from '../../harness/key-storage';
import { enterKey } from '../../harness/options-page';
import { textOf, textShows } from '../../harness/texts';
import { waitFor } from '../../harness/wait-for';
import { PASSPHRASE, SANDBOX_SECRET, SECRET, WRONG_PASSPHRASE, WRONG_SECRET } from '../marks';
import type { SearchedStage } from '../stage';
import type { Evidence } from './evidence';
import { saysAfterRetries } from './patience';

export type Mode = 'device' | 'passphrase' | 'session';

const PROJECT = 'Voice Platform EU';

/** What a person sees when connecting goes wrong, in all the ways in which it does. */
const REFUSALS = [
  { fault: { kind: 'status', status: 401 }, says: 'Deepgram does not accept this key' },
  { fault: { kind: 'status', status: 403 }, says: 'cannot' },
  { fault: { kind: 'status', status: 503 }, says: 'Deepgram had a server error' },
  { fault: { kind: 'drop' }, says: 'Deepgram could not be reached' },
] as const;

/** Enters keys on the options page: shown and hidden, wrong, refused in every way, and at last taken. */
export const connectThroughErrors = async (stage: SearchedStage, evidence: Evidence, page: Page): Promise<void> => {
  await enterKey(page, WRONG_SECRET);
  await textShows(page, 'Deepgram does not accept this key');
  for (const { fault, says } of REFUSALS) {
    const lift = stage.simulator.faults.add({ endpoint: '*', fault });
    await enterKey(page, SECRET);
    await saysAfterRetries(page, says);
    evidence.note(`options page, ${says}`, await textOf(page));
    lift();
  }
  // Shown in the clear, as who wants to compare it does: a browser may store what a field shows.
  await (await waitFor('Show', () => page.$('#key ~ button, .lp-secret button'))).click();
  await enterKey(page, SECRET, { press: false });
  await textShows(page, 'requests per key');
  await enterKey(page, SECRET);
  await textShows(page, `${PROJECT} is connected`);
  await evidence.lookAtOwn(page, 'options page, connected');
};

/** Connects the other project, looks at it, and disconnects it. */
export const connectAndDisconnect = async (evidence: Evidence, page: Page): Promise<void> => {
  await enterKey(page, SANDBOX_SECRET);
  await textShows(page, 'Sandbox is connected');
  await pressButton(page, 'Disconnect Sandbox');
  await pressButton(page, 'Disconnect and erase');
  await textShows(page, 'Sandbox is disconnected');
  await evidence.lookAtOwn(page, 'options page, disconnected');
};

/** From the way that Linchpin starts with to another, through a lock and wrong passphrases where there are any. */
export const keepBy = async (mode: Mode, evidence: Evidence, page: Page): Promise<void> => {
  if (mode === 'session') {
    await chooseWay(page, 'session');
    await pressButton(page, 'Keep for this session only');
    await textShows(page, 'The key is now kept for this session only');
  }
  if (mode === 'passphrase') {
    await chooseWay(page, 'passphrase');
    await typePassphrase(page, PASSPHRASE, WRONG_PASSPHRASE);
    await textShows(page, 'Strong.');
    await pressButton(page, 'Protect with this passphrase');
    await textShows(page, "The two passphrases don't match");
    await typePassphrase(page, PASSPHRASE);
    await pressButton(page, 'Protect with this passphrase');
    await textShows(page, 'Your passphrase now protects the key');
    await pressButton(page, 'Lock now');
    await textShows(page, 'Linchpin is locked');
    await unlockWith(page, WRONG_PASSPHRASE);
    await textShows(page, 'Wrong passphrase');
    await evidence.lookAtOwn(page, 'options page, wrong passphrase');
    await unlockWith(page, PASSPHRASE);
    await waitFor('unlocked', () => page.$('#lock-after'));
  }
  await evidence.lookAtOwn(page, `options page, kept by ${mode}`);
};
