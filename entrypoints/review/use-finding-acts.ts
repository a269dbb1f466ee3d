import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { sendMessage } from '../../utils/protocol/envelope';
import type { FindingsView, FindingView, SnoozeOutcome } from '../../utils/protocol/views/findings';
import type { SnoozeTerms } from '../../utils/rules/findings/finding';
import { addServiceAccount, removeServiceAccount } from '../../utils/settings/settings';
import type { DatabaseProblem } from '../../utils/storage/problem';
import { cleanText, isolated } from '../../utils/wording/sanitise';

/** What takes back the act that was said last. */
interface Undo {
  readonly label: string;
  readonly run: () => Promise<void>;
}

/** Why an act did nothing. */
interface Failure {
  readonly title: string;
  readonly next: string;
}

export interface FindingActs {
  readonly snooze: (finding: FindingView, terms: SnoozeTerms) => Promise<void>;
  /** Ends the snooze that was set on these terms. */
  readonly wake: (finding: FindingView, terms: SnoozeTerms) => Promise<void>;
  /** Marks an address as a service account, in every project. */
  readonly mark: (account: string) => Promise<void>;
  /** Follows what leads to another page. */
  readonly follow: (asked: Promise<unknown>) => Promise<void>;
  /** The act that was done last; `count` grows with each, so that the same words are said again. */
  readonly done: { readonly words: string; readonly undo: Undo | null; readonly count: number } | null;
  /** Why the latest act was not stored. */
  readonly problem: DatabaseProblem | null;
  readonly failure: Failure | null;
}

const nameOf = ({ subject }: FindingView): string => subject.map(({ text }) => text).join('');

const unanswered = (): Failure => ({
  title: i18n.t('common_askFailed'),
  next: i18n.t('review_snoozeFailedNext'),
});
const unmarked = (): Failure => ({ title: i18n.t('likely_failed'), next: i18n.t('review_markFailedNext') });

/** How a done act is taken back. */
interface Reversal {
  /** Which act, in words, as several findings have one. */
  readonly label: string;
  readonly ask: () => Promise<SnoozeOutcome>;
  readonly words: string;
}

/** What a person does about findings. What changes something can be undone. `onDone`: the finding's row has moved. */
export const useFindingActs = (
  projectId: string,
  take: (view: FindingsView | null) => void,
  onDone: () => void,
): FindingActs => {
  const [done, setDone] = useState<FindingActs['done']>(null);
  const [problem, setProblem] = useState<DatabaseProblem | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const settle = async (
    asked: Promise<SnoozeOutcome>,
    words: string,
    back: Reversal | null,
    failed: () => Failure,
  ): Promise<void> => {
    try {
      const { problem: refused, view } = await asked;
      setFailure(null);
      setProblem(refused);
      take(view);
      if (refused) return;
      const undo = back && { label: back.label, run: () => settle(back.ask(), back.words, null, failed) };
      setDone((before) => ({ words, undo, count: (before?.count ?? 0) + 1 }));
      onDone();
    } catch {
      setFailure(failed());
    }
  };
  const askToSnooze = ({ id }: FindingView, { reason, until }: SnoozeTerms) =>
    sendMessage('snoozeFinding', { projectId, findingId: id, reason, until });
  const askToWake = ({ id }: FindingView) => sendMessage('wakeFinding', { projectId, findingId: id });
  /** Findings follow from the settings, whose change brings none. */
  const afterwards = async (changed: Promise<unknown>): Promise<SnoozeOutcome> => {
    await changed;
    return { problem: null, view: await sendMessage('getFindings', { projectId }) };
  };

  return {
    snooze(finding, terms) {
      const label = i18n.t('review_undoSnooze', [nameOf(finding)]);
      const back = { label, ask: () => askToWake(finding), words: i18n.t('review_snoozeUndone') };
      return settle(askToSnooze(finding, terms), i18n.t('review_snoozeDone'), back, unanswered);
    },
    wake(finding, terms) {
      const label = i18n.t('review_undoWake', [nameOf(finding)]);
      const back = { label, ask: () => askToSnooze(finding, terms), words: i18n.t('review_wakeUndone') };
      return settle(askToWake(finding), i18n.t('review_wakeDone'), back, unanswered);
    },
    mark(account) {
      const name: [string] = [isolated(cleanText(account))];
      const back = {
        label: i18n.t('review_undoMark', name),
        ask: () => afterwards(removeServiceAccount(account)),
        words: i18n.t('review_markUndone', name),
      };
      return settle(afterwards(addServiceAccount(account)), i18n.t('review_markDone', name), back, unmarked);
    },
    async follow(asked) {
      await asked.then(
        () => setFailure(null),
        () => setFailure({ title: i18n.t('common_askFailed'), next: i18n.t('common_askFailedNext') }),
      );
    },
    done,
    problem,
    failure,
  };
};
