import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createDayReader, languageOf } from '../utils/console/identify/dates';
import { parseRoute } from '../utils/console/page/routes';
import { registerScript } from '../utils/console/page/scripts';
import { recordPage } from '../utils/console/recording/record';

/** Records the page without its words, for a diagnosis: few people ever need it, so it is loaded for them alone. */
export default defineUnlistedScript(() =>
  registerScript('recorder', (known) => {
    const language = languageOf(document);
    return recordPage(document.body, {
      known,
      language,
      readDays: createDayReader(language),
      page: parseRoute(location.pathname)?.page ?? 'other',
      extension: browser.runtime.getManifest().version,
      now: Date.now(),
    });
  }),
);
