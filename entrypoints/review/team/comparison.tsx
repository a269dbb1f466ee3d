import { i18n } from '#i18n';
import type { TeamComparison } from '../../../utils/protocol/views/team';
import { formatsOf } from '../../../utils/wording/formats';
import { DifferenceRow, Differences } from './differences';
import { TakeBack } from './take-back';

interface ComparisonProps {
  readonly projectId: string;
  readonly comparison: TeamComparison;
  /** Whether it was stored: what lost can be taken back then. */
  readonly isStored: boolean;
}

export const changesNothing = ({ taken, conflicts, behind }: TeamComparison): boolean =>
  taken.count + conflicts.count + behind.count === 0;

/** What opening a file changes, or has changed. */
export const Comparison = ({ projectId, comparison, isStored }: ComparisonProps) => {
  const { taken, conflicts, behind, unseen, otherProjects, isAboutThis } = comparison;
  const { number } = formatsOf(i18n.t);
  const row = (difference: TeamComparison['taken']['first'][number]) => {
    const key = `${difference.kind} ${difference.id} ${difference.field}`;
    return isStored ? (
      <TakeBack key={key} projectId={projectId} difference={difference} />
    ) : (
      <DifferenceRow key={key} difference={difference} wins={difference.wins} />
    );
  };
  return (
    <>
      {!isAboutThis && <p>{i18n.t('team_notAboutThis')}</p>}
      {isAboutThis && changesNothing(comparison) && <p>{i18n.t('team_same')}</p>}
      <Differences
        title={i18n.t('team_conflictsTitle', conflicts.count, [number(conflicts.count)])}
        lead={i18n.t(isStored ? 'team_conflictsLeadDone' : 'team_conflictsLead')}
        list={conflicts}
        row={row}
      />
      <Differences title={i18n.t('team_behindTitle', behind.count, [number(behind.count)])} list={behind} row={row} />
      <Differences title={i18n.t('team_takenTitle', taken.count, [number(taken.count)])} list={taken} row={row} />
      {unseen > 0 && <p class="lp-sub">{i18n.t('team_unseen', unseen, [number(unseen)])}</p>}
      {otherProjects > 0 && (
        <p class="lp-sub">{i18n.t('team_otherProjects', otherProjects, [number(otherProjects)])}</p>
      )}
    </>
  );
};
