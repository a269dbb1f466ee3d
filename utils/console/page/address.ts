import type { ConsolePage } from '../../protocol/messages';
import { parseRoute } from './routes';

/** The one site whose pages carry Linchpin's content script. */
export const CONSOLE_ORIGIN = 'https://console.deepgram.com';

/** Paths as the Console's own links have them (docs/deepgram/console.md 1). */
const PATHS: Readonly<Record<ConsolePage, string>> = {
  team: 'team',
  keys: 'keys',
  'create-key': 'keys?action=create',
  logs: 'usage/logs',
};

export const consoleUrl = (projectId: string, page: ConsolePage): string =>
  `${CONSOLE_ORIGIN}/project/${projectId}/${PATHS[page]}`;

/** Which project a Console address shows, in lower case; `null` where it shows none. */
export const projectInUrl = (url: string | undefined): string | null => {
  if (url === undefined || !URL.canParse(url)) return null;
  const { origin, pathname } = new URL(url);
  return origin === CONSOLE_ORIGIN ? (parseRoute(pathname)?.projectId ?? null) : null;
};
