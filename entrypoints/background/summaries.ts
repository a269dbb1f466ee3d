import type { ProjectView } from '../../utils/messages';
import { summarise } from '../../utils/ownership/summarise';
import type { Settings } from '../../utils/settings/schema';
import type { Pictures } from './pictures';
import type { State } from './state';

export interface ViewParts {
  readonly pictures: Pictures;
  readonly state: Pick<State, 'readings'>;
  readonly settings: () => Promise<Settings>;
}

/** The popup's view of a project from what is stored, with how the latest reading ended. */
export const viewOf = async (projectId: string, { pictures, state, settings }: ViewParts): Promise<ProjectView> => {
  const [drawn, latest] = await Promise.all([
    settings().then((now) => pictures.get(projectId, now)),
    state.readings.get(projectId),
  ]);
  return {
    summary: drawn && summarise(drawn.picture, drawn.snapshot),
    lastFault: latest?.fault ?? null,
    problem: latest?.problem ?? null,
  };
};
