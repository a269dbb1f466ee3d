import { useRef, useState } from 'preact/hooks';
import { sendMessage } from '../../../utils/protocol/envelope';
import type { TeamComparison, TeamOpened } from '../../../utils/protocol/views/team';
import { MAX_TEAM_TEXT } from '../../../utils/rules/team/team-file';
import type { DatabaseProblem } from '../../../utils/storage/problem';
import type { TeamFileFault } from '../../../utils/team/read';

/** How far the opening of a file is. */
export type OpenedFile =
  | { readonly state: 'none' | 'reading' | 'unreadable' | 'failed' | 'cancelled' }
  | { readonly state: 'refused'; readonly fault: TeamFileFault }
  | { readonly state: 'problem'; readonly problem: DatabaseProblem }
  | {
      readonly state: 'compared';
      readonly name: string;
      readonly text: string;
      readonly comparison: TeamComparison;
      readonly isStoring: boolean;
    }
  | {
      readonly state: 'stored';
      /** Grows with each file, so that nothing of the one before is shown with it. */
      readonly count: number;
      readonly comparison: TeamComparison;
      readonly copyProblem: DatabaseProblem | null;
    };

export interface TeamFileOpening {
  readonly shown: OpenedFile;
  readonly choose: (file: File) => Promise<void>;
  readonly apply: () => Promise<void>;
  readonly cancel: () => void;
}

/** What an answer says where nothing can be compared; `null` where it can. */
const refusalOf = (opened: TeamOpened | null): OpenedFile | null => {
  if (!opened) return { state: 'failed' };
  if (opened.fault) return { state: 'refused', fault: opened.fault };
  return opened.problem ? { state: 'problem', problem: opened.problem } : null;
};

/** Opens a team's file in two steps: compared first, stored at a press. */
export const useTeamFile = (projectId: string): TeamFileOpening => {
  const [shown, setShown] = useState<OpenedFile>({ state: 'none' });
  const asked = useRef(0);

  const choose = async (file: File): Promise<void> => {
    const mine = ++asked.current;
    const show = (next: OpenedFile): void => {
      // Another one was chosen meanwhile.
      if (mine === asked.current) setShown(next);
    };
    show({ state: 'reading' });
    // A character has four bytes at most; what is larger isn't read at all.
    if (file.size > MAX_TEAM_TEXT * 4) return show({ state: 'refused', fault: { kind: 'too-large' } });
    const text = await file.text().catch(() => null);
    if (text === null) return show({ state: 'unreadable' });
    if (text.length > MAX_TEAM_TEXT) return show({ state: 'refused', fault: { kind: 'too-large' } });
    const opened = await sendMessage('compareTeamFile', { projectId, text }).catch(() => null);
    const refusal = refusalOf(opened);
    if (refusal || !opened?.comparison) return show(refusal ?? { state: 'failed' });
    show({ state: 'compared', name: file.name, text, comparison: opened.comparison, isStoring: false });
  };

  const apply = async (): Promise<void> => {
    if (shown.state !== 'compared') return;
    const mine = ++asked.current;
    setShown({ ...shown, isStoring: true });
    const opened = await sendMessage('openTeamFile', { projectId, text: shown.text }).catch(() => null);
    if (mine !== asked.current) return;
    const refusal = refusalOf(opened);
    if (refusal || !opened?.comparison) return setShown(refusal ?? { state: 'failed' });
    const { comparison, copyProblem } = opened;
    setShown({ state: 'stored', count: mine, comparison, copyProblem });
  };

  const cancel = (): void => {
    asked.current += 1;
    setShown({ state: 'cancelled' });
  };
  return { shown, choose, apply, cancel };
};
