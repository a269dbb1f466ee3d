import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { sendMessage } from '../../../utils/protocol/envelope';

/** `asked`: it was shown, as far as the browser says, and only a person can tell whether they saw it. */
type Test = 'none' | 'asked' | 'seen' | 'unseen' | 'failed';

/** Shows a notification for a try, and says what to look at where none is seen. */
export const TestNotification = () => {
  const [test, setTest] = useState<Test>('none');
  const again = useRef<HTMLDivElement>(null);

  const send = async (): Promise<void> => {
    const isShown = await sendMessage('testNotification').catch(() => false);
    setTest(isShown ? 'asked' : 'failed');
  };
  const answer = (seen: boolean): void => {
    setTest(seen ? 'seen' : 'unseen');
    // What was pressed is gone, and the focus with it.
    again.current?.querySelector('button')?.focus();
  };

  return (
    <>
      <div class="notifications-test" ref={again}>
        <Button onClick={() => void send()}>{i18n.t('notifications_test')}</Button>
      </div>
      <div role="status">
        {test === 'asked' && (
          <Notice
            tone="use"
            title={i18n.t('notifications_didYouSee')}
            actions={
              <>
                <Button onClick={() => answer(true)}>{i18n.t('notifications_seen')}</Button>
                <Button onClick={() => answer(false)}>{i18n.t('notifications_unseen')}</Button>
              </>
            }
          />
        )}
        {test === 'seen' && <Notice tone="safe" title={i18n.t('notifications_works')} />}
        {test === 'unseen' && (
          <Notice tone="attention" title={i18n.t('notifications_unseenTitle')}>
            <p>{i18n.t('notifications_unseenSystem')}</p>
            <p>{i18n.t('notifications_unseenFocus')}</p>
            <p>{i18n.t('notifications_unseenAnyway')}</p>
          </Notice>
        )}
        {test === 'failed' && (
          <Notice tone="attention" title={i18n.t('notifications_failed')}>
            <p>{i18n.t('notifications_failedNext')}</p>
          </Notice>
        )}
      </div>
    </>
  );
};
