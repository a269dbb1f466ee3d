import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { offer } from '../utils/console/scripts';
import { type PageContext, startFeatures } from './console.content/feature';
import { featuresBeforeActs } from './console.content/features/before-acts';

/** What is shown before a removal, a demotion or leaving happens, loaded beside the badges' script when the page is idle. */
export default defineUnlistedScript(() => {
  const start = startFeatures(featuresBeforeActs);
  // Made by the badges' script, which is of the same build.
  offer('acts', (context, signal) => start(context as PageContext, signal));
});
