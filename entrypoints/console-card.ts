import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createCardView } from '../components/card/card-view';
import { takeBridge } from '../utils/console/card-bridge';

/** The card, loaded beside the content script when a badge is first opened. */
export default defineUnlistedScript(() => {
  const bridge = takeBridge();
  if (bridge && !bridge.host.signal.aborted) bridge.ready(createCardView(bridge.host));
});
