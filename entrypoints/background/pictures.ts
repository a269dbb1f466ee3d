import type { Ledger } from '../../utils/ledger/types';
import { dayOf } from '../../utils/ownership/days';
import { drawPicture } from '../../utils/ownership/draw-picture';
import type { ProjectPicture } from '../../utils/ownership/picture';
import type { Snapshot } from '../../utils/ownership/snapshot';
import { toOptions } from '../../utils/settings/repair';
import type { Settings } from '../../utils/settings/schema';
import type { LastRequests } from './last-requests';
import type { State } from './state';

export interface Drawn {
  readonly snapshot: Snapshot;
  readonly picture: ProjectPicture;
  readonly revision: number;
}

export interface Pictures {
  /** The project as last read, judged under these settings today; `null` when there is no reading to judge. */
  get(projectId: string, settings: Settings): Promise<Drawn | null>;
}

interface Parts {
  readonly ledger: Pick<Ledger, 'readSnapshot'>;
  readonly state: Pick<State, 'pictureRevision'>;
  readonly lastRequests: Pick<LastRequests, 'seen'>;
  readonly now: () => number;
}

/**
 * Pictures are drawn once per reading, settings and UTC day, and kept in memory: a worker that died draws again. A few
 * are kept, the latest used last.
 */
export const createPictures = ({ ledger, state, lastRequests, now }: Parts): Pictures => {
  const KEPT = 3;
  const cache = new Map<string, { readonly key: string; readonly drawn: Drawn }>();

  return {
    get: async (projectId, settings) => {
      const revision = (await state.pictureRevision.get(projectId)) ?? 0;
      const options = toOptions(settings);
      const key = JSON.stringify([revision, dayOf(now()), options]);
      const cached = cache.get(projectId);
      if (cached?.key === key) return cached.drawn;

      cache.delete(projectId);
      const stored = await ledger.readSnapshot(projectId);
      if (stored.state !== 'present') return null;
      const snapshot = { ...stored.value, log: await lastRequests.seen(projectId) };
      const drawn = { snapshot, picture: drawPicture(snapshot, options, now()), revision };
      cache.set(projectId, { key, drawn });
      for (const oldest of [...cache.keys()].slice(0, -KEPT)) cache.delete(oldest);
      return drawn;
    },
  };
};
