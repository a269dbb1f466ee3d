import { runBadges } from '../badge-page';
import { defineFeature } from '../feature';

/** What rests on each member, and which invites are pending, on the team page. */
export default defineFeature({
  id: 'team-badges',
  pages: ['team'],
  init: (context, signal) => runBadges('team', context, signal),
});
