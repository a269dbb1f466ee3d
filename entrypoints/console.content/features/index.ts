import type { Feature } from '../feature';
import badgeShortcut from './badge-shortcut';
import keyBadges from './key-badges';
import logFilter from './log-filter';
import teamBadges from './team-badges';

/** Every feature file of this folder; a test sees to it. */
export const features: readonly Feature[] = [teamBadges, keyBadges, badgeShortcut, logFilter];
