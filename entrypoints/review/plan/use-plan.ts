import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { useAssessment } from '../../../components/assessment/use-assessment';
import { sendMessage } from '../../../utils/protocol/envelope';
import type { AssessmentQuery } from '../../../utils/protocol/views/assessment';
import type { PlanView } from '../../../utils/protocol/views/plan';
import type { PlanChanges, PlanPurpose } from '../../../utils/rules/plans/record';
import type { DatabaseProblem } from '../../../utils/storage/problem';
import { watchRevision } from '../../../utils/storage/revision';

/** The plans of a project, kept up to date; `undefined`: not answered yet. */
export const usePlans = (projectId: string): PlanView | null | undefined => {
  const [view, setView] = useState<PlanView | null>();
  useEffect(() => {
    const left = new AbortController();
    const load = async (): Promise<void> => {
      const found = await sendMessage('getPlan', { projectId, memberId: null, again: true }).catch(() => undefined);
      if (found !== undefined && !left.signal.aborted) setView(found);
    };
    void load();
    watchRevision(projectId, left.signal, () => void load());
    return () => left.abort();
  }, [projectId]);
  return view;
};

/** A member's plan: judged as an assessment is, and too old as soon as that is. */
export const usePlan = (projectId: string, memberId: string) => {
  const [view, setView] = useState<PlanView | null>(null);
  const getAssessment = useCallback(
    async ({ again = false }: AssessmentQuery & { readonly again?: boolean }) => {
      const found = await sendMessage('getPlan', { projectId, memberId, again });
      setView(found);
      return found?.judged?.assessment ?? null;
    },
    [projectId, memberId],
  );
  return { view, ...useAssessment({ projectId, act: 'remove', memberId }, getAssessment, true) };
};

export interface Saving {
  readonly busy: boolean;
  /** How the latest save went; `count` grows with each, so that the same words are said again. */
  readonly ended: { readonly how: 'saved' | 'failed' | 'copy-failed'; readonly count: number } | null;
  readonly problem: DatabaseProblem | null;
  readonly savePlan: (purpose: PlanPurpose, changes: PlanChanges) => Promise<void>;
  /** Notes, or takes back, which key comes in another's place. */
  readonly saveSuccessor: (keyId: string, successor: string | null) => Promise<void>;
}

interface Outcome {
  readonly problem: DatabaseProblem | null;
  readonly copyProblem: DatabaseProblem | null;
}

/** Stores what a person decides or ticks. */
export const useSaving = (projectId: string, memberId: string, again: () => void): Saving => {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<DatabaseProblem | null>(null);
  const [ended, setEnded] = useState<Saving['ended']>(null);
  const count = useRef(0);
  const store = async (send: () => Promise<Outcome>): Promise<void> => {
    setBusy(true);
    count.current += 1;
    try {
      const outcome = await send();
      setProblem(outcome.problem);
      const how = outcome.copyProblem ? 'copy-failed' : 'saved';
      setEnded(outcome.problem ? null : { how, count: count.current });
      again();
    } catch {
      setEnded({ how: 'failed', count: count.current });
    } finally {
      setBusy(false);
    }
  };
  return {
    ...{ busy, ended, problem },
    savePlan: (purpose, changes) => store(() => sendMessage('savePlan', { projectId, memberId, purpose, changes })),
    saveSuccessor: (id, successor) =>
      store(() => sendMessage('saveNote', { projectId, kind: 'key', id, changes: { successor } })),
  };
};
