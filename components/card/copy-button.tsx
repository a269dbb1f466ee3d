import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';

const TICK_MS = 2_000;

interface CopyProps {
  readonly text: string;
  readonly label: string;
  readonly done: string;
  readonly className?: string;
  /** A name that tells it from its like, where the label alone doesn't. */
  readonly name?: string;
  /** Says the outcome to those who don't see the tick. */
  readonly say: (words: string) => void;
  readonly writeText?: (text: string) => Promise<void>;
}

/** Copies a text; its label turns into a tick for two seconds, and a failure says what to do instead. */
export const CopyButton = ({ text, label, done, className, name, say, writeText }: CopyProps): JSX.Element => {
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(null), TICK_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async (): Promise<void> => {
    try {
      await (writeText ?? ((words) => navigator.clipboard.writeText(words)))(text);
      setOutcome('copied');
      say(done);
    } catch {
      setOutcome('failed');
      say(i18n.t('console_copyFailed'));
    }
  };
  const shown = outcome === 'copied' ? `✓ ${done}` : outcome === 'failed' ? i18n.t('console_copyFailed') : label;
  return (
    <button type="button" class={className} aria-label={outcome ? undefined : name} onClick={() => void copy()}>
      {shown}
    </button>
  );
};
