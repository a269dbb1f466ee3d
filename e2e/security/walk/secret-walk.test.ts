import { describe, expect, it, onTestFinished } from 'vitest';
import { reloadExtensionPage } from '../../harness/reload';
import { SANDBOX_SECRET, SECRET, WRONG_SECRET } from '../marks';
import { heardBy } from '../places/messages';
import { searchFolder } from '../search/folder';
import { createSearcher } from '../search/searcher';
import { openSearchedStage } from '../stage';
import { wantedBrowsers } from '../wanted';
import { connectAndDisconnect, connectThroughErrors, keepBy, type Mode } from './connect-and-keep';
import { walkConsole } from './console-pages';
import { gather, openEars } from './evidence';
import { walkPopup, walkReview, walkSettings } from './own-pages';

const MODES: readonly Mode[] = ['device', 'passphrase', 'session'];

/** Who was told a key, over the wire, and how. */
const told = (
  wire: readonly { host: string; url: string; body: string; headers: readonly (readonly [string, string])[] }[],
) => {
  const searcher = createSearcher([SECRET, SANDBOX_SECRET, WRONG_SECRET].map((text) => ({ name: text, text })));
  const holds = (text: string): boolean => searcher.search('wire', text).length > 0;
  return new Set(
    wire.flatMap(({ host, url, body, headers }) => [
      ...(holds(url) ? [`${host} in the address`] : []),
      ...(holds(body) ? [`${host} in the body`] : []),
      ...headers.filter(([, value]) => holds(value)).map(([name]) => `${host} in ${name}`),
    ]),
  );
};

describe.each(wantedBrowsers)('a walk through every feature with a marked key, in %s', (name) => {
  it.each(MODES)('leaves it nowhere but where it is kept, kept by %s', async (mode) => {
    const stage = await openSearchedStage(name);
    onTestFinished(() => stage.erase());
    const evidence = gather(stage, mode === 'session');
    try {
      const ears = await openEars(stage);
      const options = await stage.session.openExtensionPage('options.html');
      await connectThroughErrors(stage, evidence, options);
      await connectAndDisconnect(evidence, options);
      await keepBy(mode, evidence, options);
      await walkConsole(stage, evidence);
      await walkReview(stage, evidence);
      await walkSettings(stage, evidence);
      await walkPopup(stage, evidence);
      await reloadExtensionPage(options);
      await evidence.lookAtOwn(options, 'options page, reloaded');
      await evidence.lookAtRest(options, ears);

      const { messages } = await heardBy(ears);
      for (const type of ['checkKey', 'connect', 'disconnect', 'getBadges', 'getCard', 'getAssessment', 'getFindings'])
        expect(
          messages.some((message) => message.includes(`"${type}"`)),
          `${type} was heard`,
        ).toBe(true);
      expect([...told(stage.wire)]).toEqual(['api.deepgram.com in authorization']);
    } finally {
      await stage.close();
    }
    const before = { places: evidence.searcher.places, bytes: evidence.searcher.bytes };
    const onDisk = searchFolder(evidence.searcher, stage.profile);
    expect([...evidence.findings, ...onDisk]).toEqual([]);
    const { places, bytes, needles } = evidence.searcher;
    console.log(
      `${name}, secret walk, ${mode}: ${needles} needles in ${before.places} places (${before.bytes} bytes) of the living browser and ${places - before.places} files and names (${bytes - before.bytes} bytes) of its profile: 0 found`,
    );
  });
});
