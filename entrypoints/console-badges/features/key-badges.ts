import { runBadges } from '../badge-page';
import { defineFeature } from '../feature';

/** Who each key rests on and what it is used for, on the key page. */
export default defineFeature({
  id: 'key-badges',
  pages: ['keys'],
  init: (context, signal) => runBadges('keys', context, signal),
});
