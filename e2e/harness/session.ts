import type { Browser, Page } from 'puppeteer';
import type { BrowserName } from '../../scripts/steps/build';
import type { ForeignHost } from './foreign-host';

export type ExtensionPage =
  | 'options.html'
  | 'popup.html'
  | `review.html${string}`
  /** Firefox's own name for the background's document. */
  | '_generated_background_page.html';

/** A browser with the shipped build in it, at Deepgram's real addresses, which the simulator serves. */
export interface Session {
  readonly name: BrowserName;
  readonly browser: Browser;
  /** The extension's own origin, `scheme://id`. */
  readonly origin: string;
  /** A new tab whose errors count. */
  newPage(): Promise<Page>;
  /** One of the extension's own pages, in a tab of its own. */
  openExtensionPage(path: ExtensionPage): Promise<Page>;
  /** The addresses of all open tabs, including those that an extension opened. */
  tabs(): Promise<string[]>;
  /** What `prefers-color-scheme` says on the page (in Firefox: on all). */
  prefer(page: Page, scheme: 'light' | 'dark'): Promise<void>;
  /** Ends the background worker, as the browser does after 30 idle seconds. Returns whether one ran. Chromium only. */
  killWorker(): Promise<boolean>;
  /** Pauses the background worker at its next statement until the returned function is called. Chromium only. */
  holdWorker(): Promise<() => Promise<void>>;
  /** The extension's own popup over `page`, by its toolbar button. Chromium only. */
  openPopupOver(page: Page): Promise<Page>;
  /** Takes the extension out of the browser, as a person may while pages are open. */
  removeExtension(): Promise<void>;
  /** Ends the extension and starts it again under the open pages, as an update does. */
  updateExtension(): Promise<void>;
  /** Another build of the extension beside this one, as a person installs it. */
  installBeside(folder: string): Promise<void>;
  /** What went wrong since the last time this was asked. */
  pageErrors(): Promise<string[]>;
  /** Closes every tab but the first, which keeps the browser open; those that an extension opened too. */
  closeTabs(): Promise<void>;
  /** Makes the browser what it is after Linchpin was installed: no open pages, and nothing that Linchpin stored. */
  startOver(): Promise<void>;
  close(): Promise<void>;
}

export interface Opening {
  readonly simulatorPort: number;
  readonly headless?: boolean;
  /** Without it the browser is as it would be without Linchpin. Default: the production build. */
  readonly extension?: string | null;
  readonly userDataDir?: string;
  /** Without CSS anchor positioning, as where it is switched off. Firefox only: Chromium has no switch for it. */
  readonly withoutAnchors?: boolean;
  /**
   * Leaves the page that Linchpin opens once installed in the first tab. Otherwise that tab is empty again, as it was
   * before.
   */
  readonly keepWelcome?: boolean;
  /**
   * Grants optional permissions without the browser's own question, which no test can answer. Firefox then takes the
   * press for a yes; in Chromium they are granted from the start.
   */
  readonly grants?: boolean;
  /** With a clock that the test sets ahead (clocked-copy.ts): weeks pass in moments. */
  readonly clocked?: boolean;
  /** Counts what is asked of any host that is not Deepgram's. Without it such requests fail unseen. */
  readonly elsewhere?: ForeignHost;
}
