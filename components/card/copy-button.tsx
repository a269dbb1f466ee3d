import type { JSX, TargetedFocusEvent } from 'preact';
import { i18n } from '#i18n';
import { useCopy } from '../ui/use-copy';

interface CopyProps {
  readonly text: string;
  readonly label: string;
  readonly done: string;
  readonly className?: string;
  /** A name that distinguishes it from its like, where the label alone doesn't. */
  readonly name?: string;
  /** Says the outcome to those who don't see the tick. */
  readonly announce: (words: string) => void;
}

/**
 * Copies a text; its label turns into a tick for two seconds. Where the browser refuses, the text stands there to be
 * copied by hand.
 */
export const CopyButton = ({ text, label, done, className, name, announce }: CopyProps): JSX.Element => {
  const { outcome, copy } = useCopy(text);
  const press = async (): Promise<void> => announce((await copy()) === 'copied' ? done : i18n.t('console_copyFailed'));
  const copied = outcome === 'copied';
  return (
    <>
      <button type="button" class={className} aria-label={copied ? undefined : name} onClick={() => void press()}>
        {copied ? `✓ ${done}` : label}
      </button>
      {outcome === 'failed' && (
        <label class="by-hand">
          {i18n.t('console_copyFailed')}
          <textarea class="mono" readOnly rows={text.includes('\n') ? 6 : 1} onFocus={selectAll} value={text} />
        </label>
      )}
    </>
  );
};

const selectAll = ({ currentTarget }: TargetedFocusEvent<HTMLTextAreaElement>): void => currentTarget.select();
