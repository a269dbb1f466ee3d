import type { Feature } from '../feature';
import badgeShortcut from './badge-shortcut';
import keyBadges from './key-badges';
import leaveProject from './leave-project';
import logFilter from './log-filter';
import logVerdict from './log-verdict';
import removalDialog from './removal-dialog';
import reviewKeys from './review-keys';
import rolePicker from './role-picker';
import teamBadges from './team-badges';

/** Every feature file of this folder; a test sees to it. Badges first: others ask them whose row is whose. */
export const features: readonly Feature[] = [
  teamBadges,
  keyBadges,
  badgeShortcut,
  removalDialog,
  rolePicker,
  leaveProject,
  reviewKeys,
  logFilter,
  logVerdict,
];
