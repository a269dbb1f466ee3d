import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer';
import { inPage } from './in-page';
import { waitFor } from './wait-for';

/**
 * Chooses a file of this name and text in the page's file field, as a person does in the browser's own dialog.
 * @param isRead Resolves once the page has done with the file, which is removed then.
 */
export const chooseFile = async (
  page: Page,
  name: string,
  text: string,
  isRead: () => Promise<unknown>,
): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'linchpin-file-'));
  try {
    const path = join(folder, name);
    writeFileSync(path, text);
    const field = await waitFor('the file field', () => page.$('input[type="file"]'));
    await (field as ElementHandle<HTMLInputElement>).uploadFile(path);
    await isRead();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** What the page hands to the browser's downloads while `act` runs. The browser itself gets nothing. */
export const handedOut = async (page: Page, act: () => Promise<void>): Promise<{ name: string; text: string }> => {
  await inPage(page, () => {
    const create = URL.createObjectURL;
    URL.createObjectURL = (file) => {
      URL.createObjectURL = create;
      if (file instanceof Blob) void file.text().then((text) => Object.assign(window, { handedOut: text }));
      return create.call(URL, file);
    };
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function () {
      HTMLAnchorElement.prototype.click = click;
      Object.assign(window, { handedOutAs: this.download });
    };
  });
  await act();
  return waitFor('a file', () =>
    inPage(page, () => {
      const { handedOut: text, handedOutAs: name } = window as Window & { handedOut?: string; handedOutAs?: string };
      return text !== undefined && name !== undefined ? { name, text } : null;
    }),
  );
};
