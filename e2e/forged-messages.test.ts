import type { Page } from 'puppeteer';
import { expect, it } from 'vitest';
import { SECRETS } from '../simulator/seeds/small';
import { KEYS } from '../simulator/seeds/small-keys';
import { PEOPLE } from '../simulator/seeds/small-people';
import { badgesSettled } from './harness/cards';
import { openList, projectOf } from './harness/console';
import { describeInBrowsers } from './harness/describe-in-browsers';
import { everyRowIsRight } from './harness/right-badges';

const OTHER = '99999999-2222-4333-8444-555555555555';
const OFFER = 'b5f0a9f6-6f0c-4b7e-9a3c-2f1f4d6f7a10';

/** Sends a message from where the content script runs, as a renderer that was taken over would. */
const sendFrom = async (page: Page, type: string, data: unknown): Promise<string> => {
  const [realm] = await page.mainFrame().extensionRealms();
  if (!realm) throw new Error('The content script has no realm');
  const message = JSON.stringify({ id: 1, type, data, timestamp: 1 });
  return (await realm.evaluate(
    `chrome.runtime.sendMessage(${message}).then((reply) => reply?.err?.reason ?? (reply?.err ? 'error' : 'answered'))`,
  )) as string; // a string's value has no type
};

describeInBrowsers(
  'a page of the Console whose renderer was taken over',
  (stage) => {
    const projectId = () => projectOf(stage()).id;

    it('may ask for the project that its address shows, and for no other', async () => {
      const page = await openList(stage(), 'keys');
      await badgesSettled(page, 'keys');
      const asks = (id: string): readonly (readonly [string, object])[] => [
        ['getBadges', { projectId: id, page: 'keys', from: 0, arrived: false }],
        ['getCard', { projectId: id, kind: 'key', id: KEYS.ingest.id }],
        ['getAssessment', { projectId: id, act: 'remove', memberId: PEOPLE.tomas.id }],
      ];
      for (const [type, data] of asks(projectId()))
        expect([type, await sendFrom(page, type, data)]).toEqual([type, 'answered']);
      const others = [...asks(OTHER), ['openReview', { projectId: OTHER, memberId: 'x' }] as const];
      for (const [type, data] of [...others, ['refreshFromConsole', { projectId: OTHER }] as const])
        expect([type, await sendFrom(page, type, data)]).toEqual([type, 'project']);
    });

    it('is judged by its address after pushState at once', async () => {
      const page = await openList(stage(), 'keys');
      await badgesSettled(page, 'keys');
      const query = { projectId: projectId(), kind: 'key', id: KEYS.ingest.id };
      await page.evaluate((path) => history.pushState({}, '', path), `/project/${OTHER}/keys`);
      expect(await sendFrom(page, 'getCard', query)).toBe('project');
      expect(await sendFrom(page, 'getCard', { ...query, projectId: OTHER })).toBe('answered');
      await page.evaluate(() => history.back());
      await page.waitForFunction((id) => location.pathname.includes(id), {}, projectId());
      expect(await sendFrom(page, 'getCard', query)).toBe('answered');
    });

    it('is refused everything that is for Linchpin’s own pages, and changes nothing by asking', async () => {
      const page = await openList(stage(), 'keys');
      const id = { projectId: projectId() };
      const refused: readonly (readonly [string, unknown])[] = [
        ['checkKey', { offer: OFFER }],
        ['connect', { offer: OFFER }],
        ['disconnect', id],
        ['getVaultStatus', undefined],
        ['unlock', { offer: OFFER }],
        ['lock', undefined],
        ['changeVaultMode', { mode: 'session' }],
        ['setLockAfter', { minutes: 240 }],
        ['eraseKeys', undefined],
        ['getStoredKey', id],
        ['matchServiceAccounts', { patterns: ['*'] }],
        ['offerServiceAccounts', undefined],
        ['listProjects', undefined],
        ['getSummary', id],
        ['refreshProject', id],
        ['getFindings', id],
        ['snoozeFinding', { ...id, findingId: 'x', reason: 'x', until: '2026-12-01' }],
        ['wakeFinding', { ...id, findingId: 'x' }],
        ['getCurrentProject', undefined],
        ['openConsole', { ...id, page: 'team' }],
      ];
      const before = (await stage().session.browser.pages()).length;
      for (const [type, data] of refused) expect([type, await sendFrom(page, type, data)]).toEqual([type, 'sender']);
      expect(await sendFrom(page, 'fetch', { url: 'https://example.com' })).toBe('unknown-message');
      expect((await stage().session.browser.pages()).length).toBe(before);
      await everyRowIsRight(stage(), page, 'keys');
    });
  },
  // Only Chromium lets a test run code where a content script runs.
  { secret: SECRETS.admin, browsers: ['chromium'] },
);
