import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from './button';
import { CopyIcon, CrossIcon, TickIcon } from './icons';

/** How long the tick stays, as people know it from elsewhere. */
const SHOWN_MS = 2_000;

/** Copies `text`. `label` names what is copied; whether it worked is shown by the icon and said aloud. */
export const CopyButton = ({ text, label }: { text: string; label: string }) => {
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);

  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setOutcome('copied'),
      () => setOutcome('failed'),
    );

  return (
    <>
      <Button kind="icon" label={label} onClick={copy}>
        {outcome === 'copied' ? <TickIcon /> : outcome === 'failed' ? <CrossIcon /> : <CopyIcon />}
      </Button>
      <span class="lp-visually-hidden" role="status">
        {outcome === 'copied' && i18n.t('common_copied')}
        {outcome === 'failed' && i18n.t('common_copyFailed', [text])}
      </span>
    </>
  );
};
