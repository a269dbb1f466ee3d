import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { TeamDifference, TeamList } from '../../../utils/protocol/views/team';
import type { MarkOutcome } from '../../../utils/rules/team/open';
import { formatsOf } from '../../../utils/wording/formats';
import { isolated } from '../../../utils/wording/sanitise';

const MARKS: Readonly<Record<MarkOutcome, () => string>> = {
  possible: () => '',
  unlisted: () => i18n.t('team_markUnlisted'),
  pattern: () => i18n.t('team_markPattern'),
  full: () => i18n.t('team_markFull'),
};
/** Why a mark can't be as the file has it; empty where it can. */
export const markWords = (mark: MarkOutcome): string => MARKS[mark]();

/** Key or member and field, as one text for a button's name. */
export const nameOf = ({ title, label }: TeamDifference): [string, string] => [isolated(title), label];

interface SideProps {
  readonly term: string;
  readonly value: string;
  readonly written: string;
  readonly isTaken: boolean;
}

const Side = ({ term, value, written, isTaken }: SideProps) => (
  <div data-taken={isTaken}>
    <dt>{isTaken ? `${term} (${i18n.t('team_wins')})` : term}</dt>
    <dd>
      <bdi>{value}</bdi>
      {written && (
        <span class="lp-sub">
          {' '}
          <bdi>{written}</bdi>
        </span>
      )}
    </dd>
  </div>
);

interface RowProps {
  readonly difference: TeamDifference;
  /** Which side is taken by now. */
  readonly wins: TeamDifference['wins'];
  readonly children?: ComponentChildren;
}

/** One field, with what either side says. */
export const DifferenceRow = ({ difference, wins, children }: RowProps) => {
  const { title, label, mine, theirs, mineWritten, theirsWritten, isAhead, mark } = difference;
  return (
    <li class="team-row" data-difference={`${difference.kind}:${difference.id}:${difference.field}`}>
      <p>
        <b>
          <bdi>{title}</bdi>
        </b>
        {' · '}
        <bdi>{label}</bdi>
      </p>
      <dl>
        <Side term={i18n.t('team_mine')} value={mine} written={mineWritten} isTaken={wins === 'mine'} />
        <Side term={i18n.t('team_theirs')} value={theirs} written={theirsWritten} isTaken={wins === 'theirs'} />
      </dl>
      {isAhead && <p class="lp-sub">{i18n.t('team_ahead')}</p>}
      {mark !== 'possible' && <p class="lp-sub">{markWords(mark)}</p>}
      {children}
    </li>
  );
};

interface DifferencesProps {
  readonly title: string;
  readonly lead?: string;
  readonly list: TeamList;
  readonly row: (difference: TeamDifference) => ComponentChildren;
}

/** A list of fields under its heading; nothing where it is empty. */
export const Differences = ({ title, lead, list, row }: DifferencesProps) => {
  if (list.count === 0) return null;
  const more = list.count - list.first.length;
  return (
    <>
      <h4>{title}</h4>
      {lead && <p class="lp-sub">{lead}</p>}
      <ul class="team-rows">{list.first.map(row)}</ul>
      {more > 0 && <p class="lp-sub">{i18n.t('team_moreChanges', more, [formatsOf(i18n.t).number(more)])}</p>}
    </>
  );
};
