import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../components/ui/button';
import { earlierDay } from '../../utils/rules/days';
import { MAX_REASON, type SnoozeTerms } from '../../utils/rules/findings/finding';
import { inOneMonth, SnoozePresets } from './snooze-presets';

type Missing = 'reason' | 'until' | null;

interface SnoozeFormProps {
  /** What is set aside. */
  readonly name: string;
  /** UTC days between which it may end. */
  readonly from: string;
  readonly to: string;
  readonly onSnooze: (terms: SnoozeTerms) => Promise<void>;
  readonly onCancel: () => void;
}

/** The entries of the form, and what one of them lacks. */
const useEntries = ({ from, to, onSnooze }: SnoozeFormProps) => {
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState(earlierDay(inOneMonth(from), to));
  const [missing, setMissing] = useState<Missing>(null);
  const [busy, setBusy] = useState(false);
  const reasonField = useRef<HTMLInputElement>(null);
  const untilField = useRef<HTMLInputElement>(null);
  useEffect(() => reasonField.current?.focus(), []);

  const enterReason = (text: string): void => {
    setReason(text);
    setMissing(null);
  };
  const enterUntil = (day: string): void => {
    setUntil(day);
    setMissing(null);
  };
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const lacks = reason.trim() === '' ? 'reason' : until < from || until > to ? 'until' : null;
    setMissing(lacks);
    if (lacks) return (lacks === 'reason' ? reasonField : untilField).current?.focus();
    setBusy(true);
    await onSnooze({ reason: reason.trim(), until });
    setBusy(false);
  };
  return { reason, until, missing, busy, reasonField, untilField, enterReason, enterUntil, submit };
};

/** Why a finding is set aside, and until when: both are asked for, so that nobody wonders later. */
export const SnoozeForm = (props: SnoozeFormProps) => {
  const { name, from, to, onCancel } = props;
  const { reason, until, missing, busy, reasonField, untilField, enterReason, enterUntil, submit } = useEntries(props);
  const id = useId();
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
        onInput={({ currentTarget }) => enterReason(currentTarget.value)}
      />
      <label for={`${id}-until`}>{i18n.t('review_until')}</label>
      <div class="snooze-until">
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
          onInput={({ currentTarget }) => enterUntil(currentTarget.value)}
        />
        <SnoozePresets from={from} to={to} until={until} onChoose={enterUntil} />
      </div>
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
