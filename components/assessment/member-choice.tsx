import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { Candidate } from '../../utils/protocol/views/assessment';

interface UncertainProps {
  readonly candidates: readonly Candidate[];
  readonly isOutOfReach: boolean;
  readonly choose: (candidate: Candidate) => void;
}

/** It isn't certain who it is about: a person may choose. */
export const MemberChoice = ({ candidates, isOutOfReach, choose }: UncertainProps): JSX.Element => (
  <>
    <h2>{i18n.t('console_assessUncertain')}</h2>
    <p class="why">{i18n.t(candidates.length > 0 ? 'console_assessUncertainWhy' : 'console_assessUncertainNobody')}</p>
    {candidates.length > 0 && (
      <ul class="choice">
        {candidates.map((candidate) => (
          <li key={candidate.email}>
            {isOutOfReach ? (
              <Person {...candidate} />
            ) : (
              <button type="button" onClick={() => choose(candidate)}>
                <Person {...candidate} />
              </button>
            )}
          </li>
        ))}
      </ul>
    )}
  </>
);

const Person = ({ name, email }: Candidate): JSX.Element => (
  <>
    {name && <bdi>{name}</bdi>} <bdi class="sub">{email}</bdi>
  </>
);
