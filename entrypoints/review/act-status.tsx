import { i18n } from '#i18n';
import { Button } from '../../components/ui/button';
import { Notice } from '../../components/ui/notice';
import { StorageNotice } from '../../components/ui/storage-notice';
import type { FindingActs } from './use-finding-acts';

const Done = ({ words, undo }: NonNullable<FindingActs['done']>) => (
  <p class="lp-sub snooze-done">
    {words}
    {undo && (
      <Button label={undo.label} onClick={() => void undo.run()}>
        {i18n.t('review_undo')}
      </Button>
    )}
  </p>
);

/** How the latest act went, with a way to undo it. */
export const ActStatus = ({ acts: { done, problem, failure } }: { readonly acts: FindingActs }) => (
  <>
    <div role="status">{done && <Done key={done.count} {...done} />}</div>
    {failure && (
      <Notice tone="attention" title={failure.title} announce="assertive">
        <p>{failure.next}</p>
      </Notice>
    )}
    <div role="status">{problem && <StorageNotice problem={problem} />}</div>
  </>
);
