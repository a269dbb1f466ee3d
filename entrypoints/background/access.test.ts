import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { declarations, type MessageType } from '../../utils/protocol/declarations';
import { createHandlers, type Deps } from './handlers';
import { guarded, type Handler, type Handlers, type RefusalReason } from './protocol';
import type { Sender } from './sender';
import { consoleAddress, consoleSender, PROJECT, pageSender } from './testing/browser';
import { wellFormed } from './testing/well-formed';

type Who = 'page' | 'console' | 'both';

const OTHER = '99999999-2222-4333-8444-555555555555';

/** What a script in the Console may send; all else is the extension's pages'. One more is one more way in. */
const FROM_CONSOLE: Partial<Record<MessageType, Who>> = {
  getBadges: 'console',
  getCard: 'console',
  getAssessment: 'both',
  openReview: 'console',
  openNote: 'console',
  openOptions: 'console',
  refuseOffers: 'console',
  refreshFromConsole: 'console',
  loadScript: 'console',
};
const mayAsk = (type: MessageType): Who => FROM_CONSOLE[type] ?? 'page';
const types = Object.keys(declarations) as MessageType[]; // The keys of a record whose keys are these, by its type.

const gone = {};
const senders: Readonly<Record<string, readonly [SenderRow: 'page' | 'console' | 'nobody', sender: () => Sender]>> = {
  'the popup': ['page', pageSender],
  'an extension page in a tab': ['page', () => ({ ...pageSender(), frameId: 0, tab: { id: 3 } })],
  "the Console's page": ['console', consoleSender],
  'a frame inside the Console': ['nobody', () => consoleSender({ frameId: 4 })],
  'a page of another site': ['nobody', () => consoleSender({ url: 'https://example.com/' })],
  "a page of another of Deepgram's sites": ['nobody', () => consoleSender({ url: 'https://deepgram.com/' })],
  'another extension on the Console': ['nobody', () => consoleSender({ id: 'another' })],
  'the page of another extension': ['nobody', () => ({ id: 'another', url: 'chrome-extension://another/popup.html' })],
  'another extension that gives our page': ['nobody', () => ({ ...pageSender(), id: 'another' })],
  'one without a tab': ['nobody', () => consoleSender({ tab: undefined })],
  'one who says nothing of itself': ['nobody', () => gone],
};

/** The shipped handlers, answering with nothing, so that only who is let through counts. */
const handlers = (): { readonly all: Handlers; readonly answered: ReturnType<typeof vi.fn> } => {
  const answered = vi.fn();
  const shipped = createHandlers({} as Deps); // Nothing of it is used before an answer is worked out.
  const entries = Object.entries(shipped).map(([type, handler]) => [type, { ...handler, answer: answered }]);
  return { all: Object.fromEntries(entries) as Handlers, answered };
};

const send = async <T extends MessageType>(
  type: T,
  data: unknown,
  sender: Sender,
): Promise<RefusalReason | 'answered'> => {
  const { all, answered } = handlers();
  // Which handler it is makes no difference to what is checked here.
  const outcome = await guarded(all[type] as Handler<T>)(data, sender).then(
    () => 'answered' as const,
    (error: { reason: RefusalReason }) => error.reason,
  );
  expect(answered).toHaveBeenCalledTimes(outcome === 'answered' ? 1 : 0);
  return outcome;
};

const queryOf = (type: MessageType, projectId: string): unknown => wellFormed(declarations[type].query(), projectId);
const namesProject = (type: MessageType): boolean => JSON.stringify(queryOf(type, PROJECT) ?? null).includes(PROJECT);

beforeEach(() => fakeBrowser.reset());

describe.each(types)('%s', (type) => {
  const who = mayAsk(type);

  it.each(Object.entries(senders))('from %s', async (_, [kind, sender]) => {
    const may = kind !== 'nobody' && (who === 'both' || who === kind);
    expect(await send(type, queryOf(type, PROJECT), sender())).toBe(may ? 'answered' : 'sender');
    const other = may && kind === 'console' && namesProject(type) ? 'project' : may ? 'answered' : 'sender';
    expect(await send(type, queryOf(type, OTHER), sender())).toBe(other);
  });

  it('with what belongs to no message', async () => {
    const sender = who === 'page' ? pageSender() : consoleSender();
    expect(await send(type, { projectId: `${PROJECT}/../keys` }, sender)).toBe('ill-formed');
  });
});

describe('the project that a page of the Console may ask for', () => {
  const ask = (sender: Sender, projectId = PROJECT) => send('getCard', queryOf('getCard', projectId), sender);

  it.each([
    ['the page of another project', consoleAddress(OTHER)],
    ['a page outside of projects', 'https://console.deepgram.com/account'],
    ['an address with the project in its query', `https://console.deepgram.com/account?x=/project/${PROJECT}/team`],
    ['the same path on another site', `https://console.deepgram.com.example/project/${PROJECT}/team`],
    ['an address that the browser keeps to itself', undefined],
  ])('is not told from %s', async (_, url) => {
    // The document's own address may be an older one: it counts for nothing.
    expect(await ask(consoleSender({ url: consoleAddress(PROJECT), tab: { id: 7, url } }))).toBe('project');
  });

  it('is recognised in upper and lower case', async () => {
    const upper = consoleAddress(PROJECT.toUpperCase()).replace('/PROJECT/', '/project/');
    expect(await ask(consoleSender({ tab: { id: 7, url: upper } }))).toBe('answered');
  });

  it('is the one that the tab shows, not the one that its document was loaded with', async () => {
    const sender = consoleSender({ url: consoleAddress(PROJECT), tab: { id: 7, url: consoleAddress(OTHER) } });
    expect(await ask(sender, OTHER)).toBe('answered');
    expect(await ask(sender, PROJECT)).toBe('project');
  });
});
