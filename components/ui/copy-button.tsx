import { i18n } from '#i18n';
import { Button } from './button';
import { CopyIcon, CrossIcon, TickIcon } from './icons';
import { useCopy } from './use-copy';

/** Copies `text`. `label` names what is copied; whether it worked is shown by the icon and said aloud. */
export const CopyButton = ({ text, label }: { text: string; label: string }) => {
  const { outcome, copy } = useCopy(text);
  return (
    <>
      <Button kind="icon" label={label} onClick={() => void copy()}>
        {outcome === 'copied' ? <TickIcon /> : outcome === 'failed' ? <CrossIcon /> : <CopyIcon />}
      </Button>
      <span class="lp-visually-hidden" role="status">
        {outcome === 'copied' && i18n.t('common_copied')}
        {outcome === 'failed' && i18n.t('common_copyFailed', [text])}
      </span>
    </>
  );
};
