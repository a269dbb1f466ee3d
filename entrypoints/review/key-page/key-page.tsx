import { i18n } from '#i18n';
import { AskFailed } from '../../../components/ui/ask-failed';
import { CopyButton } from '../../../components/ui/copy-button';
import { Notice } from '../../../components/ui/notice';
import { Skeleton } from '../../../components/ui/skeleton';
import { StorageNotice } from '../../../components/ui/storage-notice';
import type { KeyLife } from '../../../utils/protocol/views/key-life';
import type { Listed } from '../../../utils/rules/key-life/life';
import { formatsOf } from '../../../utils/wording/formats';
import { lifeWords } from '../../../utils/wording/key-page/life-words';
import { cleanText, isolated } from '../../../utils/wording/sanitise';
import { LifeLine } from './life-line';
import { PostMortem } from './post-mortem';
import { storyOf } from './story';
import { useKeyLife } from './use-key-life';
import { UsePicture } from './use-picture';

const STANDING: Readonly<Record<Listed, () => string>> = {
  active: () => i18n.t('keyLife_active'),
  expired: () => i18n.t('keyLife_expired'),
  gone: () => i18n.t('keyLife_gone'),
  unknown: () => i18n.t('keyLife_unknown'),
};

interface KeyProps {
  readonly projectId: string;
  readonly keyId: string;
}

const Never = ({ since, areKeysWhole }: { readonly since: number | null; readonly areKeysWhole: boolean }) => (
  <Notice tone="unknown" title={i18n.t('keyLife_never')}>
    <p>
      {since === null ? i18n.t('keyLife_neverWhy') : i18n.t('keyLife_neverSince', [formatsOf(i18n.t).moment(since)])}
    </p>
    {!areKeysWhole && <p>{i18n.t('keyLife_neverPartial')}</p>}
    <p>{i18n.t('keyLife_neverNext')}</p>
  </Notice>
);

const Told = ({ projectId, keyId, stored }: KeyProps & { readonly stored: KeyLife }) => {
  const { key, listed, life, days, death, isUnknown } = storyOf(keyId, stored);
  const { history } = stored;
  const { moment } = formatsOf(i18n.t);
  const id = cleanText(key?.keyId ?? keyId);
  return (
    <>
      <h2 id="key-life">{i18n.t('keyLife_title', [isolated(cleanText(key?.comment ?? '') || id)])}</h2>
      <p class="lp-sub key-standing">
        {!isUnknown && <span>{STANDING[listed]()}</span>}
        <code>{id}</code>
        <CopyButton text={id} label={i18n.t('console_copyKeyId')} />
      </p>
      {history.state === 'unavailable' && <StorageNotice problem={history.problem} />}
      {isUnknown && history.state === 'present' && <Never since={history.since} areKeysWhole={stored.areKeysWhole} />}
      {!isUnknown && (
        <>
          {!key && (
            <Notice tone="unknown" title={i18n.t('keyLife_onlyUse')}>
              <p>{i18n.t('keyLife_onlyUseWhy')}</p>
            </Notice>
          )}
          <LifeLine points={lifeWords(life, key, stored.today, i18n.t)} />
          {death && <PostMortem projectId={projectId} death={death} readAt={stored.readAt} />}
          <h3 class="lp-heading">{i18n.t('keyLife_use')}</h3>
          <UsePicture days={days} life={life} today={stored.today} />
        </>
      )}
      <p class="lp-sub review-footnote">
        {stored.readAt === null ? i18n.t('keyLife_footnoteNever') : i18n.t('keyLife_footnote', [moment(stored.readAt)])}
      </p>
    </>
  );
};

/** Everything about one key, living, dead or never seen. */
export const KeyPage = ({ projectId, keyId }: KeyProps) => {
  const { stored, failed, again } = useKeyLife(projectId, keyId);
  if (stored === null) return null;
  return (
    <section class="lp-card review-card key-page" aria-labelledby="key-life" aria-busy={!stored && !failed}>
      {failed && <AskFailed again={again} />}
      {!stored && (
        <>
          <h2 id="key-life">{i18n.t('keyLife_title', [isolated(cleanText(keyId))])}</h2>
          {!failed && (
            <p role="status" aria-label={i18n.t('keyLife_loading')}>
              <Skeleton width={360} height={18} />
            </p>
          )}
        </>
      )}
      {stored && <Told projectId={projectId} keyId={keyId} stored={stored} />}
    </section>
  );
};
