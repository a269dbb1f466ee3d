import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserName, buildFolder } from '../../scripts/steps/build';
import { openChromium } from './chromium';
import { openFirefox } from './firefox';
import type { Opening, Session } from './session';

export type { BrowserName, Session };

export const openBrowser = (name: BrowserName, opening: Opening): Promise<Session> => {
  const folder = opening.extension === undefined ? buildFolder(name) : opening.extension;
  if (folder !== null && !existsSync(join(folder, 'manifest.json'))) {
    throw new Error(`There is no build in ${folder}. Run "npm run build" first.`);
  }
  return name === 'firefox' ? openFirefox(opening, folder) : openChromium(opening, folder);
};
