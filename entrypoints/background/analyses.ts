import type { Ledger } from '../../utils/ledger/types';
import type { ProjectAnalysis } from '../../utils/rules/analysis';
import { analyzeProject } from '../../utils/rules/analyze-project';
import { dayOf } from '../../utils/rules/days';
import { noted } from '../../utils/rules/notes/note';
import type { Snapshot } from '../../utils/rules/snapshot';
import { toOptions } from '../../utils/settings/repair';
import type { Settings } from '../../utils/settings/schema';
import { currentRevision } from '../../utils/storage/revision';
import type { Histories } from './histories';
import type { LastRequests } from './last-requests';
import { createRecent } from './recent';

export interface CurrentAnalysis {
  readonly snapshot: Snapshot;
  readonly analysis: ProjectAnalysis;
  readonly revision: number;
}

export interface Analyses {
  /** The project as last read, judged under these settings today; `null` when there is no reading to judge. */
  get(projectId: string, settings: Settings): Promise<CurrentAnalysis | null>;
}

interface Deps {
  readonly ledger: Pick<Ledger, 'snapshots' | 'records'>;
  readonly lastRequests: Pick<LastRequests, 'seen'>;
  readonly histories: Pick<Histories, 'known'>;
  readonly now: () => number;
}

const MOST_KEPT = 3;

/** Where the notes can't be read, no key is known to be one. */
const canariesIn = (notes: Awaited<ReturnType<Ledger['records']['list']>>): readonly string[] =>
  (notes.state === 'present' ? notes.values : []).flatMap(({ kind, subject, fields }) =>
    kind === 'key' && noted(fields, 'canary') ? [subject] : [],
  );

/** A project is analysed once per reading, settings and UTC day; the result is kept in memory, for a few projects. */
export const createAnalyses = ({ ledger, lastRequests, histories, now }: Deps): Analyses => {
  const recent = createRecent<{ readonly key: string; readonly drawn: CurrentAnalysis }>(MOST_KEPT);

  return {
    get: async (projectId, settings) => {
      const revision = (await currentRevision(projectId)) ?? 0;
      const options = toOptions(settings);
      const key = JSON.stringify([revision, dayOf(now()), options]);
      const cached = recent.get(projectId);
      if (cached?.key === key) return cached.drawn;

      recent.remove(projectId);
      const stored = await ledger.snapshots.read(projectId);
      if (stored.state !== 'present') return null;
      const [log, years, notes] = await Promise.all([
        lastRequests.seen(projectId),
        histories.known(stored.value),
        ledger.records.list(projectId),
      ]);
      const snapshot = { ...stored.value, log, years, canaries: canariesIn(notes) };
      const drawn = { snapshot, analysis: analyzeProject(snapshot, options, now()), revision };
      recent.set(projectId, { key, drawn });
      return drawn;
    },
  };
};
