import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { StorageNotice } from '../../../components/ui/storage-notice';
import { sendMessage } from '../../../utils/protocol/envelope';
import type { TeamDifference, TeamTaken } from '../../../utils/protocol/views/team';
import { DifferenceRow, markWords, nameOf } from './differences';

interface TakeBackProps {
  readonly projectId: string;
  readonly difference: TeamDifference;
}

/** A field of which both sides said something, with a press that takes the other one; the same press takes it back. */
export const TakeBack = ({ projectId, difference }: TakeBackProps) => {
  const [wins, setWins] = useState(difference.wins);
  const [taken, setTaken] = useState<TeamTaken | null>(null);
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);
  const { kind, id, field, mineValue, theirsValue } = difference;
  const other = wins === 'mine' ? 'theirs' : 'mine';
  const take = async (): Promise<void> => {
    setBusy(true);
    const value = other === 'mine' ? mineValue : theirsValue;
    const outcome = await sendMessage('takeTeamValue', { projectId, kind, id, field, value }).catch(() => null);
    setTaken(outcome);
    setFailed(outcome === null);
    if (outcome && !outcome.problem && outcome.mark === 'possible') setWins(other);
    setBusy(false);
  };
  const name = nameOf(difference);
  const isDone = taken !== null && !taken.problem && taken.mark === 'possible';
  return (
    <DifferenceRow difference={difference} wins={wins}>
      <p>
        <Button
          busy={busy}
          label={other === 'mine' ? i18n.t('team_keepMineOf', name) : i18n.t('team_takeTheirsOf', name)}
          onClick={() => void take()}
        >
          {other === 'mine' ? i18n.t('team_keepMine') : i18n.t('team_takeTheirs')}
        </Button>
      </p>
      <div role="status">
        {isDone && (
          <p class="lp-sub">{wins === 'mine' ? i18n.t('team_keptMine', name) : i18n.t('team_tookTheirs', name)}</p>
        )}
        {taken && taken.mark !== 'possible' && <p class="lp-sub">{markWords(taken.mark)}</p>}
        {taken?.problem && <StorageNotice problem={taken.problem} />}
      </div>
      {failed && (
        <Notice tone="attention" title={i18n.t('team_takeFailed')} announce="assertive">
          <p>{i18n.t('team_takeFailedNext')}</p>
        </Notice>
      )}
    </DifferenceRow>
  );
};
