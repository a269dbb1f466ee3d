import { expect, it } from 'vitest';
import { SECRETS } from '../simulator/seeds/small';
import { openList } from './harness/console';
import { describeInBrowsers } from './harness/describe-in-browsers';
import { readLayerText } from './harness/layer';
import { noticeSays, pressNotice } from './harness/notices';
import { enterKey } from './harness/options-page';
import { reloadExtensionPage } from './harness/reload';
import { textOf, textShows } from './harness/texts';
import { waitFor, waitForRest } from './harness/wait-for';

const button = (name: string): string => `::-p-aria([name="${name}"][role="button"])`;

describeInBrowsers('connecting', (stage) => {
  const outcomes = [
    { key: 'a wrong key', secret: 'f'.repeat(40), says: 'Deepgram does not accept this key' },
    { key: 'an expired key', secret: SECRETS.expired, says: 'Deepgram does not accept this key' },
    { key: 'a key that only sends audio', secret: SECRETS.sendsOnly, says: 'cannot list the project’s keys' },
    { key: 'a Key ID', secret: 'bbbbbbbb-0001-4bbb-8bbb-000000000001', says: 'That is a Key ID, not the key' },
  ];
  it.each(outcomes)('$key is refused with a message of its own', async ({ secret, says }) => {
    const page = await stage().session.openExtensionPage('options.html');
    await enterKey(page, secret, { press: !says.includes('Key ID') });
    await textShows(page, says);
    expect(await textOf(page)).not.toContain('Disconnect');
    await page.close();
  });

  it('reports a missing network, and connects once the network is back', async () => {
    const { session, simulator } = stage();
    const lift = simulator.faults.add({ endpoint: '*', fault: { kind: 'drop' } });
    const page = await session.openExtensionPage('options.html');
    await enterKey(page, SECRETS.least);
    await textShows(page, 'Deepgram could not be reached');
    lift();
    await enterKey(page, SECRETS.least);
    await textShows(page, 'Voice Platform EU is connected');
    await stage().picture(page, 'options-connected');
    await page.close();
  });

  it('a pasted key is checked at once, and its scopes are listed with what each unlocks', async () => {
    const page = await stage().session.openExtensionPage('options.html');
    await enterKey(page, SECRETS.withoutUsage, { press: false });
    await textShows(page, 'requests per key');
    await textShows(page, 'missing');
    expect(await textOf(page)).toContain('Voice Platform EU');
    await stage().picture(page, 'options-checked');
    await page.close();
  });

  it('several projects can be connected side by side, one key each, also one that is typed', async () => {
    const page = await stage().session.openExtensionPage('options.html');
    await enterKey(page, SECRETS.sandbox, { typed: true });
    await textShows(page, 'Sandbox is connected');
    await waitFor('both projects are listed', async () => (await page.$$('[data-project]')).length === 2);
    await page.close();
  });

  it('a stored key is never shown again, and disconnecting erases it', async () => {
    const page = await stage().session.openExtensionPage('options.html');
    await waitFor('both projects are listed', async () => (await page.$$('[data-project]')).length === 2);
    expect(await page.content()).not.toContain(SECRETS.least);
    for (const project of ['Sandbox', 'Voice Platform EU']) {
      await (await waitFor('Disconnect', () => page.$(button(`Disconnect ${project}`)))).click();
      await (await waitFor('the question', () => page.$(button('Disconnect and erase')))).click();
      await textShows(page, `${project} is disconnected`);
    }
    await reloadExtensionPage(page);
    await textShows(page, 'No key yet?');
    await page.close();
  });

  const OFFER = "This project isn't connected to Linchpin";

  it('the Console offers to connect a project that is not, and one press leads there', async () => {
    const page = await openList(stage(), 'keys');
    await noticeSays(page, OFFER);
    await stage().picture(page, 'connect-offer');
    const { origin } = stage().session;
    await pressNotice(page, 'Connect this project');
    await waitFor('the options page', async () => (await stage().session.tabs()).includes(`${origin}/options.html`));
    await page.close();
  });

  it('it offers it on one visit, and not at the next', async () => {
    const page = await openList(stage(), 'team');
    await waitForRest('what is over the page', () => readLayerText(page), 400);
    expect(await readLayerText(page)).not.toContain(OFFER);
    await page.close();
  });
});
