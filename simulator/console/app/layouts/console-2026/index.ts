import type { Layout } from '../layout';
import { frame } from './frame';
import { projectHead, usageHead } from './heads';
import { keyForm, secretDialog } from './key-dialogs';
import { keyList } from './key-list';
import { keysPage } from './keys-page';
import { namesOnly, withAddresses } from './team-list';

/**
 * The Console of 2026 as far as pictures and scripts show it (docs/deepgram/console-2026.md A1 to A4): navigation in
 * two groups, dialogs beside the page's section, keys in list items. Its team page was never seen: addresses are a
 * guess.
 */
export const console2026: Layout = {
  teamList: withAddresses,
  keyList,
  sorting: 'none',
  dialog: { labelled: false, counts: 'list', naming: 'name', inContent: true },
  field: 'wrap',
  requests: 'divs',
  own: { frame, projectHead, usageHead, keysPage, keyForm, secretDialog },
};

/** The same with a team page that shows a name where there is one, as the key page does. */
export const console2026Names: Layout = { ...console2026, teamList: namesOnly };
