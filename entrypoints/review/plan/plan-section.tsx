import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../../components/ui/button';
import { planAt } from '../../../utils/protocol/review-address';
import type { FindingsView, PlannedMember } from '../../../utils/protocol/views/findings';
import type { PlanView } from '../../../utils/protocol/views/plan';
import { isOpen, planned } from '../../../utils/rules/plans/record';
import { formatsOf } from '../../../utils/wording/formats';
import { fullName } from '../../../utils/wording/people';
import { purposeWords } from '../../../utils/wording/plans/leaving';
import { ActStatus } from '../act-status';
import { NoteLink } from '../notes/note-link';
import { useFindingActs } from '../use-finding-acts';
import { Plan } from './plan';
import { usePlans } from './use-plan';

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

/** What is planned for a member; empty where nothing is under way. */
const plannedWords = (view: PlanView | null | undefined, memberId: string): string => {
  const plan = view?.plans.find((each) => each.memberId === memberId && isOpen(each));
  if (!plan) return '';
  const leavesOn = planned(plan, 'leavesOn');
  const what = leavesOn
    ? i18n.t('plan_leavesOnDay', [formatsOf(i18n.t).dayShort(leavesOn.value)])
    : purposeWords(plan.purpose, i18n.t);
  return i18n.t('plan_kept', [what]);
};

/** Members who left: what ended with them is told too. */
const Left = ({ projectId, memberId, plans }: Pick<PlanSectionProps, 'projectId' | 'memberId'> & Plans) =>
  plans && plans.left.length > 0 ? (
    <>
      <h3 class="lp-heading">{i18n.t('plan_leftMembers')}</h3>
      <ul>
        {plans.left.map((member) => (
          <li key={member.memberId}>
            <a
              href={planAt(projectId, member.memberId)}
              data-left={member.memberId}
              aria-current={member.memberId === memberId ? 'true' : undefined}
            >
              <bdi>{fullName(member)}</bdi>
              <span class="lp-sub">{plannedWords(plans, member.memberId)}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  ) : null;

interface Plans {
  readonly plans: PlanView | null | undefined;
}

const Members = ({ projectId, memberId, members, plans }: Omit<PlanSectionProps, 'take'> & Plans) => {
  const [sought, setSought] = useState('');
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    // The list scrolls by itself: whoever came by a link sees whom the plan is for.
    const chosen = list.current?.querySelector<HTMLElement>('[aria-current]');
    if (chosen && list.current) list.current.scrollTop = Math.max(0, chosen.offsetTop - list.current.clientHeight / 2);
  }, [memberId, members.length]);
  const shown = members.filter((member) => matches(member, sought));
  return (
    <nav ref={list} class="lp-card plan-members" aria-label={i18n.t('review_members')}>
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
              <span class="plan-of">{plannedWords(plans, member.memberId)}</span>
            </a>
          </li>
        ))}
      </ul>
      <Left projectId={projectId} memberId={memberId} plans={plans} />
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
  const plans = usePlans(projectId);
  return (
    <div class="plan-section">
      <Members {...props} plans={plans} />
      {memberId !== null ? (
        <div ref={shown} tabIndex={-1}>
          <ActStatus acts={acts} />
          <p class="plan-note">
            <NoteLink projectId={projectId} kind="member" id={memberId} name={nameOf(members, memberId)} isThere />
          </p>
          <Plan key={memberId} projectId={projectId} memberId={memberId}>
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
