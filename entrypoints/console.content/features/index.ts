import type { Feature } from '../feature';
import badgeShortcut from './badge-shortcut';
import keyBadges from './key-badges';
import logFilter from './log-filter';
import teamBadges from './team-badges';

/** What a page is waited for with: rows with badges, and a filter that was asked to be filled. */
export const features: readonly Feature[] = [teamBadges, keyBadges, badgeShortcut, logFilter];
