import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../components/button';
import { MAX_REASON } from '../../utils/findings';
import { addDays, earlierDay } from '../../utils/ownership/days';

/** What most things that can wait for somebody take; a person may set any other day. */
const USUAL_DAYS = 30;

interface SnoozeFormProps {
  /** What is set aside. */
  readonly name: string;
  /** UTC days between which it may end. */
  readonly from: string;
  readonly to: string;
  readonly onSnooze: (reason: string, until: string) => Promise<void>;
  readonly onCancel: () => void;
}

/** Why a finding is set aside, and until when: both are asked for, so that nobody wonders later. */
export const SnoozeForm = ({ name, from, to, onSnooze, onCancel }: SnoozeFormProps) => {
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState(earlierDay(addDays(from, USUAL_DAYS), to));
  const [missing, setMissing] = useState<'reason' | 'until' | null>(null);
  const [busy, setBusy] = useState(false);
  const reasonField = useRef<HTMLInputElement>(null);
  const untilField = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => reasonField.current?.focus(), []);

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const lacks = reason.trim() === '' ? 'reason' : until < from || until > to ? 'until' : null;
    setMissing(lacks);
    if (lacks) return (lacks === 'reason' ? reasonField : untilField).current?.focus();
    setBusy(true);
    await onSnooze(reason.trim(), until);
    setBusy(false);
  };

  return (
    <form
      class="snooze-form"
      aria-label={i18n.t('review_snoozeOf', [name])}
      noValidate
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      <label for={`${id}-reason`}>{i18n.t('review_reason')}</label>
      <input
        id={`${id}-reason`}
        name="reason"
        ref={reasonField}
        value={reason}
        maxLength={MAX_REASON}
        autoComplete="off"
        aria-describedby={`${id}-wrong`}
        aria-invalid={missing === 'reason' || undefined}
        onInput={({ currentTarget }) => {
          setReason(currentTarget.value);
          setMissing(null);
        }}
      />
      <label for={`${id}-until`}>{i18n.t('review_until')}</label>
      <input
        id={`${id}-until`}
        name="until"
        type="date"
        ref={untilField}
        min={from}
        max={to}
        value={until}
        aria-describedby={`${id}-wrong`}
        aria-invalid={missing === 'until' || undefined}
        onInput={({ currentTarget }) => {
          setUntil(currentTarget.value);
          setMissing(null);
        }}
      />
      <p class="snooze-wrong" id={`${id}-wrong`} role="status">
        {missing === 'reason' && i18n.t('review_reasonMissing')}
        {missing === 'until' && i18n.t('review_untilMissing')}
      </p>
      <div class="snooze-actions">
        <Button kind="primary" type="submit" busy={busy}>
          {i18n.t('review_snooze')}
        </Button>
        <Button onClick={onCancel}>{i18n.t('review_cancel')}</Button>
      </div>
    </form>
  );
};
