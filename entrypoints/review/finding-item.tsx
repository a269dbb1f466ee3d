import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Glyph } from '../../components/assessment/verdict';
import { Button } from '../../components/button';
import { Runs } from '../../components/card/runs';
import { CopyButton } from '../../components/copy-button';
import type { SnoozeOutcome, ToldFinding } from '../../utils/findings';
import { sendMessage } from '../../utils/messages';
import { planAt } from './address';
import { SnoozeForm } from './snooze-form';

export interface FindingItemProps {
  readonly projectId: string;
  readonly finding: ToldFinding;
  /** Where it is set aside: why, and until when. */
  readonly snooze?: { readonly reason: string; readonly until: string };
  /** UTC days between which a snooze may end. */
  readonly from: string;
  readonly to: string;
  readonly settle: (asked: Promise<SnoozeOutcome>, done: string) => Promise<void>;
}

const Keys = ({ keys }: Pick<ToldFinding, 'keys'>) => (
  <ul class="finding-keys">
    {keys.map(({ id, comment }) => (
      <li key={id}>
        <code>{id}</code>
        <CopyButton text={id} label={i18n.t('common_copyKeyIdOf', [comment])} />
      </li>
    ))}
  </ul>
);

/** One finding: whom it is about, what is the matter, why it matters, what to do; and the way to set it aside. */
export const FindingItem = ({ projectId, finding, snooze, from, to, settle }: FindingItemProps) => {
  const { id, tone, subject, by, title, why, next, keys, planFor } = finding;
  const [asking, setAsking] = useState(false);
  const actions = useRef<HTMLDivElement>(null);
  const set = (reason: string, until: string) =>
    settle(sendMessage('snoozeFinding', { projectId, findingId: id, reason, until }), i18n.t('review_snoozeDone'));
  const wake = () => settle(sendMessage('wakeFinding', { projectId, findingId: id }), i18n.t('review_wakeDone'));
  /** The form goes away with the focus in it, which returns to where it was asked for. */
  const cancel = () => {
    setAsking(false);
    actions.current?.querySelector<HTMLButtonElement>('[aria-expanded]')?.focus();
  };
  const name = subject.map(({ text }) => text).join('');
  return (
    <li class="finding" data-finding={id} data-snoozed={snooze ? true : undefined} tabIndex={-1}>
      <Glyph tone={tone} />
      <div class="finding-text">
        <h4>
          <b>
            <Runs runs={subject} />
          </b>{' '}
          <Runs runs={by} />
        </h4>
        <p class="finding-title">{title}</p>
        {snooze && (
          <p class="finding-snooze">
            {snooze.until} · <bdi>{snooze.reason}</bdi>
          </p>
        )}
        <p class="lp-sub">{why}</p>
        <p class="finding-next">
          <b>{i18n.t('review_next')}</b> {next}
        </p>
        {keys.length > 0 && <Keys keys={keys} />}
        {asking && !snooze && (
          <SnoozeForm name={`${name}: ${title}`} from={from} to={to} onSnooze={set} onCancel={cancel} />
        )}
      </div>
      <div class="finding-actions" ref={actions}>
        {planFor && (
          <a class="lp-button" data-kind="quiet" href={planAt(projectId, planFor)}>
            {i18n.t('review_openPlan')}
            <span class="lp-visually-hidden">{name}</span>
          </a>
        )}
        {snooze ? (
          <Button label={i18n.t('review_wakeOf', [name])} onClick={() => void wake()}>
            {i18n.t('review_wake')}
          </Button>
        ) : (
          <Button label={i18n.t('review_snoozeOf', [name])} expanded={asking} onClick={() => setAsking(!asking)}>
            {i18n.t('review_snooze')}
          </Button>
        )}
      </div>
    </li>
  );
};
