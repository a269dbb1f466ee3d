import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Glyph } from '../../components/assessment/verdict';
import { Runs } from '../../components/card/runs';
import { Button } from '../../components/ui/button';
import { CopyButton } from '../../components/ui/copy-button';
import type { FindingView } from '../../utils/protocol/views/findings';
import { FindingActions } from './finding-actions';
import { NoteLink } from './notes/note-link';
import { SnoozeForm } from './snooze-form';
import type { FindingActs } from './use-finding-acts';

export interface FindingItemProps {
  readonly projectId: string;
  readonly finding: FindingView;
  /** Where it is set aside: why, and until when. */
  readonly snooze?: {
    readonly reason: string;
    readonly until: string;
    readonly untilDay: string;
    readonly set: string;
  };
  /** UTC days between which a snooze may end. */
  readonly from: string;
  readonly to: string;
  readonly acts: Pick<FindingActs, 'snooze' | 'wake' | 'mark' | 'follow'>;
}

const Keys = ({ projectId, keys }: Pick<FindingView, 'keys'> & Pick<FindingItemProps, 'projectId'>) => (
  <ul class="finding-keys">
    {keys.map(({ id, comment, purpose }) => (
      <li key={id}>
        <code>{id}</code>
        <CopyButton text={id} label={i18n.t('common_copyKeyIdOf', [comment])} />
        {purpose && (
          <span class="lp-sub">
            {i18n.t('note_purpose')}: <bdi>{purpose}</bdi>
          </span>
        )}
        <NoteLink projectId={projectId} kind="key" id={id} name={comment} isThere={purpose !== undefined} />
      </li>
    ))}
  </ul>
);

interface SnoozeButtonProps {
  readonly name: string;
  /** Whether the form for it is open. */
  readonly isAsking: boolean;
  readonly onAsk: () => void;
  /** Ends the snooze; `undefined` where the finding is not set aside. */
  readonly onWake: (() => void) | undefined;
}

const SnoozeButton = ({ name, isAsking, onAsk, onWake }: SnoozeButtonProps) =>
  onWake ? (
    <Button label={i18n.t('review_wakeOf', [name])} onClick={onWake}>
      {i18n.t('review_wake')}
    </Button>
  ) : (
    <Button label={i18n.t('review_snoozeOf', [name])} expanded={isAsking} onClick={onAsk}>
      {i18n.t('review_snooze')}
    </Button>
  );

/** One finding: its subject, what is wrong, why it matters, what to do, what helps, and a way to set it aside. */
export const FindingItem = ({ projectId, finding, snooze, from, to, acts }: FindingItemProps) => {
  const { id, tone, subject, by, title, why, next, keys } = finding;
  const [asking, setAsking] = useState(false);
  const snoozing = useRef<HTMLDivElement>(null);
  /** The form goes away with the focus in it, which returns to where it was asked for. */
  const cancel = () => {
    setAsking(false);
    snoozing.current?.querySelector<HTMLButtonElement>('[aria-expanded]')?.focus();
  };
  const name = subject.map(({ text }) => text).join('');
  const onWake = snooze && (() => void acts.wake(finding, { reason: snooze.reason, until: snooze.untilDay }));
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
            {snooze.set && ` · ${snooze.set}`}
          </p>
        )}
        <p class="lp-sub">{why}</p>
        <p class="finding-next">
          <b>{i18n.t('common_next')}</b> {next}
        </p>
        {keys.length > 0 && <Keys projectId={projectId} keys={keys} />}
        <FindingActions projectId={projectId} name={name} acts={finding.acts} mark={acts.mark} follow={acts.follow} />
        {asking && !snooze && (
          <SnoozeForm
            name={`${name}: ${title}`}
            from={from}
            to={to}
            onSnooze={(terms) => acts.snooze(finding, terms)}
            onCancel={cancel}
          />
        )}
      </div>
      <div class="finding-snoozing" ref={snoozing}>
        <SnoozeButton name={name} isAsking={asking} onAsk={() => setAsking(!asking)} onWake={onWake} />
      </div>
    </li>
  );
};
