import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import type { ConnectedProject } from '../../../utils/protocol/messages';
import { formatsOf } from '../../../utils/wording/formats';
import { cleanText } from '../../../utils/wording/sanitise';

interface ForgottenProps {
  /** What the button that asks says. */
  readonly label: string;
  readonly projects: readonly ConnectedProject[];
  readonly eraseKeys: () => Promise<boolean>;
  readonly onErased: () => void;
}

/** The way out without the passphrase: erases the stored keys. Asks first, and says what goes and what stays. */
export const ForgotPassphrase = ({ label, projects, eraseKeys, onErased }: ForgottenProps) => {
  const [state, setState] = useState<'closed' | 'asking' | 'erasing' | 'failed'>('closed');
  const opener = useRef<HTMLDivElement>(null);
  const names = projects.map(({ name, projectId }) => cleanText(name) || projectId);

  const erase = async (): Promise<void> => {
    setState('erasing');
    const erased = await eraseKeys().catch(() => false);
    if (erased) onErased();
    else setState('failed');
  };
  /** The question goes away with the focus in it, which returns to where it was asked. */
  const keep = (): void => {
    setState('closed');
    opener.current?.querySelector('button')?.focus();
  };

  return (
    <>
      <div ref={opener} class="forgotten">
        <Button
          kind="quiet"
          expanded={state !== 'closed'}
          onClick={() => setState(state === 'closed' ? 'asking' : 'closed')}
        >
          {label}
        </Button>
      </div>
      {state !== 'closed' && (
        <Notice
          tone="attention"
          title={i18n.t('erase_ask')}
          announce="polite"
          actions={
            <>
              <Button kind="danger" busy={state === 'erasing'} onClick={() => void erase()}>
                {i18n.t('erase_yes')}
              </Button>
              <Button onClick={keep}>{i18n.t('erase_no')}</Button>
            </>
          }
        >
          <p>
            {i18n.t('erase_lost')} <bdi>{formatsOf(i18n.t).list(names)}</bdi>
          </p>
          <p>{i18n.t('erase_stays')}</p>
          <p>{i18n.t('erase_next')}</p>
        </Notice>
      )}
      {state === 'failed' && (
        <Notice tone="stop" title={i18n.t('erase_failed')} announce="assertive">
          <p>{i18n.t('erase_failedNext')}</p>
        </Notice>
      )}
    </>
  );
};
