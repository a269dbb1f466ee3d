import { storage } from 'wxt/utils/storage';
import type { ConnectedProject, ProjectView } from './messages';

/** What the popup showed last, so that it can show it again before a sleeping worker has woken. */
export interface LastShown {
  readonly projects: readonly ConnectedProject[];
  readonly projectId: string;
  readonly view: ProjectView;
}

/** In `storage.session`: closed to content scripts, gone with the browser and at an update, so its shape is this version's. */
const item = storage.defineItem<LastShown>('session:lastShown');

export const readLastShown = (): Promise<LastShown | null> => item.getValue();
export const keepLastShown = (shown: LastShown): Promise<void> => item.setValue(shown);
export const forgetLastShown = (): Promise<void> => item.removeValue();
