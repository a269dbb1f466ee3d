import { fieldsOf, isObject } from '../objects';
import { defineItem } from '../storage/item';
import type { ConnectedProject, ProjectView } from './messages';

/** What the popup showed last, so that it can show it again before a sleeping worker has woken. */
export interface LastShown {
  readonly projects: readonly ConnectedProject[];
  readonly projectId: string;
  readonly view: ProjectView;
}

const isProject = (value: unknown): boolean =>
  isObject(value) && typeof value.projectId === 'string' && typeof value.name === 'string';

const isLastShown = (value: unknown): value is LastShown => {
  const { projects, projectId, view } = fieldsOf(value);
  return Array.isArray(projects) && projects.every(isProject) && typeof projectId === 'string' && isObject(view);
};

/** In `storage.session`, which is gone with the browser and at an update: what is in a view is this version's own. */
export const lastShown = defineItem<LastShown>({
  key: 'lastShown',
  area: 'session',
  parse: (raw) => (isLastShown(raw) ? raw : undefined),
});
