import { useMemo, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../components/ui/button';
import { planAt } from '../../utils/protocol/review-address';
import type { AssessmentQuery } from '../../utils/protocol/views/assessment';
import type { FindingsView, PlannedMember } from '../../utils/protocol/views/findings';
import { ActStatus } from './act-status';
import { NoteLink } from './notes/note-link';
import { Plan } from './plan';
import { useFindingActs } from './use-finding-acts';

/** From so many members on, a list is searched rather than read. */
const LONG_LIST = 12;

interface PlanSectionProps {
  readonly projectId: string;
  readonly memberId: string | null;
  readonly members: readonly PlannedMember[];
  readonly take: (view: FindingsView | null) => void;
}

const nameOf = (members: readonly PlannedMember[], memberId: string): string =>
  members.find((member) => member.memberId === memberId)?.name ?? memberId;

const matches = ({ name, email }: PlannedMember, sought: string): boolean =>
  `${name} ${email}`.toLowerCase().includes(sought.trim().toLowerCase());

const Members = ({ projectId, memberId, members }: Omit<PlanSectionProps, 'take'>) => {
  const [sought, setSought] = useState('');
  const shown = members.filter((member) => matches(member, sought));
  return (
    <nav class="lp-card plan-members" aria-label={i18n.t('review_members')}>
      <h2 class="lp-heading">{i18n.t('review_members')}</h2>
      {members.length >= LONG_LIST && (
        <input
          type="search"
          aria-label={i18n.t('review_searchMembers')}
          placeholder={i18n.t('review_searchMembers')}
          value={sought}
          onInput={({ currentTarget }) => setSought(currentTarget.value)}
        />
      )}
      {members.length === 0 && <p class="lp-sub">{i18n.t('review_noMembers')}</p>}
      {members.length > 0 && shown.length === 0 && <p class="lp-sub">{i18n.t('review_noMatch')}</p>}
      <ul>
        {shown.map((member) => (
          <li key={member.memberId}>
            <a
              href={planAt(projectId, member.memberId)}
              data-member={member.memberId}
              aria-current={member.memberId === memberId ? 'true' : undefined}
            >
              <bdi>{member.name}</bdi>
              <span class="lp-sub">
                {member.email && (
                  <>
                    <bdi>{member.email}</bdi> ·{' '}
                  </>
                )}
                {member.role}
              </span>
              <span class="lp-sub">{member.keys}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};

/** Whose leaving is planned, and the plan. Nobody is judged before they are chosen. */
export const PlanSection = (props: PlanSectionProps) => {
  const { projectId, memberId, members, take } = props;
  const shown = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone, and the focus with it.
  const acts = useFindingActs(projectId, take, () => shown.current?.focus());
  const account = members.find((member) => member.memberId === memberId)?.account ?? null;
  const query = useMemo<AssessmentQuery | null>(
    () => (memberId === null ? null : { projectId, act: 'remove', memberId }),
    [projectId, memberId],
  );
  return (
    <div class="plan-section">
      <Members {...props} />
      {query ? (
        <div ref={shown} tabIndex={-1}>
          <ActStatus acts={acts} />
          {memberId !== null && (
            <p class="plan-note">
              <NoteLink projectId={projectId} kind="member" id={memberId} name={nameOf(members, memberId)} isThere />
            </p>
          )}
          <Plan key={memberId} query={query}>
            {account !== null && <Button onClick={() => void acts.mark(account)}>{i18n.t('review_mark')}</Button>}
          </Plan>
        </div>
      ) : (
        <section class="lp-card review-card">
          <h2>{i18n.t('review_chooseTitle')}</h2>
          <p class="lp-sub">{i18n.t('review_chooseBody')}</p>
        </section>
      )}
    </div>
  );
};
