import { createHash } from 'node:crypto';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pasteInto } from '../harness/cards';
import { openList } from '../harness/console';
import { inPage } from '../harness/in-page';
import { connect } from '../harness/options-page';
import { waitFor } from '../harness/wait-for';
import { SECRET } from './marks';
import { readAreas, readDatabases } from './places/extension';
import { readIsolatedWorlds } from './places/isolated-world';
import { heardBy, listenIn } from './places/messages';
import { readPage } from './places/page';
import { searchFolder } from './search/folder';
import { createSearcher, type Finding } from './search/searcher';
import { openSearchedStage, type SearchedStage } from './stage';
import { wantedBrowsers } from './wanted';
import { workerOf } from './worker';

/** Every kind of place that the walk is searched in, each with something of its own planted there. */
const PLACES = [
  ...[
    'page: attribute',
    'page: text',
    'page: shadow tree',
    'page: field',
    'page: global',
    'page: closure of a function',
  ],
  ...[
    'page: localStorage',
    'page: sessionStorage',
    'page: cookie',
    'page: history state',
    'page: title',
    'page: address',
  ],
  ...[
    'isolated world: global',
    'storage.local',
    'storage.sync',
    'storage.session',
    'alarms',
    'database',
    'database: bytes',
  ],
  ...['message', 'console of a page', 'console of an extension page', 'console of the worker', 'clipboard', 'wire'],
] as const;
type Place = (typeof PLACES)[number];

const planted = (place: Place): string => createHash('sha1').update(`planted in ${place}`).digest('hex');
const searcherOf = (places: readonly Place[]) =>
  createSearcher(places.map((place) => ({ name: place, text: planted(place) })));
const found = (findings: readonly Finding[]): string[] => [...new Set(findings.map(({ mark }) => mark))].sort();

describe.each(wantedBrowsers)('the search of the walk, in %s', (name) => {
  let stage: SearchedStage;
  let page: Page;
  let own: Page;
  let ears: Page;
  const searcher = searcherOf(PLACES);

  beforeAll(async () => {
    stage = await openSearchedStage(name);
    await connect(stage.session, SECRET);
    ears = await stage.session.openExtensionPage('popup.html');
    await listenIn(ears);
    own = await stage.session.openExtensionPage('options.html');
    page = await openList(stage, 'keys');
  });
  afterAll(() => stage.erase());

  it('finds what is planted in the page, no matter who could read it there', async () => {
    const places = PLACES.filter((place) => place.startsWith('page: '));
    await inPage(
      page,
      (secrets) => {
        const { attribute, text, tree, field, global, closure, local, session, cookie, state, title, address } =
          secrets;
        const element = document.createElement('div');
        element.setAttribute('data-planted', attribute);
        element.textContent = text;
        element.attachShadow({ mode: 'open' }).innerHTML = `<b>${tree}</b>`;
        document.documentElement.append(element, Object.assign(document.createElement('input'), { value: field }));
        Object.assign(globalThis, { deep: { inside: [{ global }] }, talks: new Function(`return "${closure}"`) });
        localStorage.setItem('planted', local);
        sessionStorage.setItem('planted', session);
        // biome-ignore lint/suspicious/noDocumentCookie: the oldest way is the one that every page has
        document.cookie = `planted=${cookie}`;
        history.replaceState({ state }, '', `?planted=${address}`);
        document.title = title;
      },
      {
        attribute: planted('page: attribute'),
        text: planted('page: text'),
        tree: planted('page: shadow tree'),
        field: planted('page: field'),
        global: planted('page: global'),
        closure: planted('page: closure of a function'),
        local: planted('page: localStorage'),
        session: planted('page: sessionStorage'),
        cookie: planted('page: cookie'),
        state: planted('page: history state'),
        title: planted('page: title'),
        address: planted('page: address'),
      },
    );
    expect(found(searcher.search('page', await readPage(page)))).toEqual([...places].sort());
  });

  it('finds what is planted where content scripts are', async () => {
    if (name === 'firefox') return;
    const [realm] = page.extensionRealms();
    await realm?.evaluate(`globalThis.planted = { deep: "${planted('isolated world: global')}" }`);
    const [world] = await readIsolatedWorlds(page);
    expect(found(searcher.search('isolated', world?.everything ?? ''))).toContain('isolated world: global');
    expect(world?.extension).toContain('refused');
  });

  it('finds what is planted in the extension’s stores', async () => {
    await inPage(
      own,
      async (secrets) => {
        const { chrome } = globalThis as unknown as {
          chrome: {
            storage: Record<string, { set(items: object): Promise<void> }>;
            alarms: { create(name: string, when: object): Promise<void> };
          };
        };
        const { local, sync, session, alarm, record, bytes } = secrets;
        await chrome.storage.local?.set({ planted: { deep: local } });
        await chrome.storage.sync?.set({ planted: sync });
        await chrome.storage.session?.set({ planted: session });
        await chrome.alarms.create(alarm, { delayInMinutes: 60 });
        await new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('planted', 1);
          opening.onupgradeneeded = () => opening.result.createObjectStore('all');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const writing = opening.result.transaction('all', 'readwrite');
            writing.objectStore('all').put({ record }, 1);
            writing.objectStore('all').put({ bytes: new TextEncoder().encode(bytes) }, 2);
            writing.oncomplete = () => {
              opening.result.close();
              resolve();
            };
          };
        });
      },
      {
        local: planted('storage.local'),
        sync: planted('storage.sync'),
        session: planted('storage.session'),
        alarm: planted('alarms'),
        record: planted('database'),
        bytes: planted('database: bytes'),
      },
    );
    const areas = Object.values(await readAreas(own)).flatMap((area) => searcher.search('area', area));
    expect(found(areas)).toEqual(['alarms', 'storage.local', 'storage.session', 'storage.sync']);
    const records = searcher.search('databases', Buffer.from(await readDatabases(own), 'latin1'));
    expect(found(records)).toEqual(['database', 'database: bytes']);
  });

  it('finds what is planted in messages and their answers', async () => {
    const say = (where: Page, text: string) =>
      inPage(
        where,
        async (text) => {
          const { chrome } = globalThis as unknown as {
            chrome: { runtime: { sendMessage(what: object): Promise<void> } };
          };
          await chrome.runtime.sendMessage({ type: 'planted', data: { text } }).catch(() => undefined);
        },
        text,
      );
    await say(own, planted('message'));
    // Nobody knows this message: the background says so, and that answer is heard as well.
    await say(ears, 'heard');
    const heard = await waitFor('message and answer', async () => {
      const { messages } = await heardBy(ears);
      const all = messages.join();
      return all.includes(planted('message')) && all.includes('unknown-message') && messages;
    });
    expect(found(heard.flatMap((message) => searcher.search('messages', message)))).toContain('message');
  });

  it('finds what is planted in the consoles', async () => {
    const log = (where: Page, text: string) => inPage(where, (text) => console.debug('planted', { text }, text), text);
    await log(page, planted('console of a page'));
    await log(own, planted('console of an extension page'));
    const places: Place[] = ['console of a page', 'console of an extension page'];
    if (name === 'chromium') {
      const worker = await workerOf(stage.session);
      await worker.evaluate((text) => console.info('planted', text), planted('console of the worker'));
      places.push('console of the worker');
    }
    await waitFor('all lines', async () => {
      const seen = found(searcher.search('consoles', await stage.consoles.read()));
      return places.every((place) => seen.includes(place));
    });
  });

  it('finds what is planted on the clipboard, and in a request', async () => {
    await page.bringToFront();
    await page.type('input.filter', planted('clipboard'));
    await page.keyboard.down('Control');
    await page.keyboard.press('a', { commands: ['SelectAll'] });
    await page.keyboard.press('c', { commands: ['Copy'] });
    await page.keyboard.up('Control');
    await page.$eval('input.filter', (field) => field instanceof HTMLInputElement && field.select());
    await page.keyboard.press('Backspace');
    expect(found(searcher.search('clipboard', await pasteInto(page, 'input.filter')))).toEqual(['clipboard']);
    await inPage(
      page,
      (text) => fetch('/manage/v1/nothing', { headers: { 'x-planted': text } }).then(() => undefined),
      planted('wire'),
    );
    expect(found(searcher.search('wire', JSON.stringify(stage.wire)))).toContain('wire');
  });

  it('finds on the disk, when the browser has ended, what was planted in what is kept there', async () => {
    await stage.close();
    const onDisk = found(searchFolder(searcher, stage.profile));
    const kept: Place[] = [
      'database',
      'database: bytes',
      'storage.local',
      'page: localStorage',
      'page: title',
      'page: address',
    ];
    console.log(`${name}: of what was planted, found on the disk: ${onDisk.join(', ')}`);
    expect(onDisk).toEqual(expect.arrayContaining(kept));
    expect(onDisk).not.toContain('storage.session');
    console.log(`${name}, search proven: ${PLACES.length} kinds of places, ${searcher.bytes} bytes searched`);
  });
});
