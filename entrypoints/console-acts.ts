import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { acts } from '../utils/console/acts';
import { registerScript } from '../utils/console/page/scripts';

/** Loaded together with the badges' script on the pages whose features follow what a person is about to do. */
export default defineUnlistedScript(() => registerScript('acts', acts));
