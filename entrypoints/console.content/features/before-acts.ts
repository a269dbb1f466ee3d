import type { Feature } from '../feature';
import leaveProject from './leave-project';
import logVerdict from './log-verdict';
import removalDialog from './removal-dialog';
import reviewKeys from './review-keys';
import rolePicker from './role-picker';

/** What watches for something that a person is about to do: loaded once the badges are on their way. */
export const featuresBeforeActs: readonly Feature[] = [removalDialog, rolePicker, leaveProject, reviewKeys, logVerdict];
