import type { ProjectView } from '../../utils/messages';
import type { Paused } from '../../utils/ownership/answer';
import { summarise } from '../../utils/ownership/summarise';
import type { Settings } from '../../utils/settings/schema';
import type { Pictures } from './pictures';
import type { State } from './state';

export interface ViewParts {
  readonly pictures: Pictures;
  readonly state: Pick<State, 'readings'>;
  readonly settings: () => Promise<Settings>;
  readonly paused: (projectId: string) => Promise<Paused | null>;
}

/** The popup's view of a project from what is stored, with how the latest reading ended. */
export const viewOf = async (
  projectId: string,
  { pictures, state, settings, paused }: ViewParts,
): Promise<ProjectView> => {
  const [drawn, latest, why] = await Promise.all([
    settings().then((now) => pictures.get(projectId, now)),
    state.readings.get(projectId),
    paused(projectId),
  ]);
  return {
    summary: drawn && summarise(drawn.picture, drawn.snapshot),
    lastFault: latest?.fault ?? null,
    problem: latest?.problem ?? null,
    paused: why,
  };
};
