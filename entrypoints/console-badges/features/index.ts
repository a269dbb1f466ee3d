import type { Feature } from '../feature';
import badgeShortcut from './badge-shortcut';
import connectOffer from './connect-offer';
import keyBadges from './key-badges';
import leaveProject from './leave-project';
import logFilter from './log-filter';
import logVerdict from './log-verdict';
import removalDialog from './removal-dialog';
import reviewKeys from './review-keys';
import rolePicker from './role-picker';
import teamBadges from './team-badges';

/**
 * Started in this order: first what a page is waited for with, then what watches for something that a person is about
 * to do.
 */
export const features: readonly Feature[] = [
  ...[teamBadges, keyBadges, badgeShortcut, logFilter],
  ...[removalDialog, rolePicker, leaveProject, reviewKeys, logVerdict, connectOffer],
];
