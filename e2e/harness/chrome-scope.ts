import type { Browser } from 'puppeteer';

interface Connection {
  send(method: string, params: object): Promise<{ result: Record<string, unknown> }>;
}

/**
 * Runs code in Firefox's own window, where the browser's console and preferences are. Needed because WebDriver BiDi
 * reports nothing about an extension's pages: their errors and their colour scheme are out of its reach.
 */
const inFirefox = async (browser: Browser, expression: string): Promise<string> => {
  // puppeteer has no public way to ask for the browser's own contexts.
  const { connection } = browser as unknown as { connection: Connection };
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const [window] = tree.result.contexts as { context: string }[];
  if (!window) throw new Error('Firefox has no window');
  const answer = await connection.send('script.evaluate', {
    expression,
    target: { context: window.context },
    awaitPromise: true,
  });
  const { type, result, exceptionDetails } = answer.result as {
    type: string;
    result?: { value?: unknown };
    exceptionDetails?: { text: string };
  };
  if (type !== 'success') throw new Error(exceptionDetails?.text ?? 'Firefox refused');
  return String(result?.value);
};

/**
 * What Firefox logs of a page or content script that was left while it waited for an answer: nobody is left to be told,
 * and nothing can be done about it from inside, as neither a message nor a call of the browser can be withdrawn. An
 * answer that came counts for nothing; of those that did not come, a message's, and a call's for which Firefox names no
 * reason, as when it drops what was to be stored. Every other reason may be a fault.
 */
const ABANDONED: readonly string[] = [
  'Promise resolved after context unloaded',
  'Promise resolved while context is inactive',
  "Promise rejected after context unloaded: Actor 'Conduits' destroyed before query 'RuntimeMessage' was resolved",
  'Promise rejected after context unloaded: An unexpected error occurred',
  // Asked of an extension that had ended before its pages did, as at an update.
  'Promise rejected after context unloaded: Could not establish connection. Receiving end does not exist.',
  // What any call of a window says that has lost its page, as a timer's does that was due while a tab closed.
  'NS_ERROR_NOT_INITIALIZED',
];

interface ConsoleError {
  readonly message: string;
  readonly at: string;
}

/**
 * Uncaught errors of everything that was loaded from the extension (its pages, its background, its content scripts)
 * since this was asked before. Empties the console, which keeps no more than 250 messages.
 */
export const firefoxExtensionErrors = async (browser: Browser, origin: string): Promise<string[]> => {
  const found = await inFirefox(
    browser,
    `(() => {
      const messages = Services.console.getMessageArray();
      Services.console.reset();
      const errors = messages.filter((m) => m instanceof Ci.nsIScriptError && !(m.flags & Ci.nsIScriptError.warningFlag));
      return JSON.stringify(errors
        .filter((m) => m.sourceName.startsWith(${JSON.stringify(origin)}))
        .map((m) => ({ message: m.errorMessage.trim(), at: m.sourceName + ':' + m.lineNumber })));
    })()`,
  );
  const errors = JSON.parse(found) as ConsoleError[];
  return errors.filter(({ message }) => !ABANDONED.includes(message)).map(({ message, at }) => `${message} at ${at}`);
};

/** Runs in each of Firefox's processes: reports what any script there logs to the browser's own window. */
const TELL = `
  const storage = Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage);
  const text = (value) => {
    try {
      return typeof value === 'object' ? JSON.stringify(value) : String(value);
    } catch {
      return 'unreadable';
    }
  };
  storage.addLogEventListener((subject) => {
    const { level, filename, arguments: given } = subject.wrappedJSObject;
    sendAsyncMessage('e2e:logged', [level, filename, ...Array.from(given, text)].join(' '));
  }, Cc['@mozilla.org/systemprincipal;1'].createInstance(Ci.nsIPrincipal));`;

/** From now on, what the console of any page or of the background is given is kept for `firefoxConsole`. */
export const keepFirefoxConsole = (browser: Browser): Promise<string> =>
  inFirefox(
    browser,
    `window.e2eLogged = [];
     Services.ppmm.addMessageListener('e2e:logged', ({ data }) => void window.e2eLogged.push(data));
     Services.ppmm.loadProcessScript(${JSON.stringify(`data:application/javascript,${encodeURIComponent(TELL)}`)}, true)`,
  );

/** What was kept since `keepFirefoxConsole`, and every error and warning of the browser's own. */
export const firefoxConsole = (browser: Browser): Promise<string> =>
  inFirefox(
    browser,
    `[...window.e2eLogged, ...Services.console.getMessageArray().map(({ message }) => message)].join('\\n')`,
  );

/** The addresses of all tabs. Of one that an extension opened, puppeteer learns none. */
export const firefoxTabs = async (browser: Browser): Promise<string[]> =>
  JSON.parse(
    await inFirefox(browser, 'JSON.stringify(gBrowser.tabs.map((tab) => tab.linkedBrowser.currentURI.spec))'),
  ) as string[];

/** Closes every tab but the first, those that an extension opened too. */
export const closeFirefoxTabs = (browser: Browser): Promise<string> =>
  inFirefox(browser, 'for (const tab of gBrowser.tabs.slice(1)) gBrowser.removeTab(tab)');

const SCHEME = 'layout.css.prefers-color-scheme.content-override';

/** What `prefers-color-scheme` says on every page; the browser's own preference again without a scheme. */
export const setFirefoxScheme = (browser: Browser, scheme: 'light' | 'dark' | undefined): Promise<string> =>
  inFirefox(
    browser,
    scheme === undefined
      ? `Services.prefs.clearUserPref('${SCHEME}')`
      : `Services.prefs.setIntPref('${SCHEME}', ${scheme === 'dark' ? 0 : 1})`,
  );
