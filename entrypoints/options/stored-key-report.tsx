import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { Foreign } from '../../components/ui/foreign';
import { useNow } from '../../components/ui/use-now';
import type { StoredKey } from '../../utils/protocol/views/key';
import { dayOf, timeOf } from '../../utils/rules/days';
import { ageWords } from '../../utils/wording/ages';
import { formatsOf } from '../../utils/wording/formats';
import { roleName } from '../../utils/wording/people';
import { cleanText } from '../../utils/wording/sanitise';
import { KeyFacts } from './key-facts';
import { SmallerKey } from './smaller-key';

const expiryWords = ({ expires, listed }: StoredKey): string => {
  const at = expires === null ? null : timeOf(expires);
  if (at !== null) return i18n.t('stored_endsOn', [formatsOf(i18n.t).day(dayOf(at))]);
  return listed && expires === null ? i18n.t('stored_noEnd') : i18n.t('stored_endUnknown');
};

const beyondWords = ({ scopes }: StoredKey): string => {
  const writes = scopes.find(({ id }) => id === 'writes');
  if (!writes) return i18n.t('stored_readsOnly');
  return writes.state === 'excess' ? i18n.t('stored_couldWrite') : i18n.t('stored_writesUnknown');
};

const demotionWords = ({ role, loses }: StoredKey['demotions'][number]): string =>
  loses.length === 0
    ? i18n.t('stored_demotionHarmless')
    : i18n.t('stored_demotionLoses', [formatsOf(i18n.t).list([...loses]), roleName(role, i18n.t)]);

const Fact = ({ term, children }: { term: string; children: ComponentChildren }) => (
  <div>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
);

const DiesWith = ({ creator, creatorLeft }: Pick<StoredKey, 'creator' | 'creatorLeft'>) => {
  if (!creator) return <>{i18n.t('stored_diesUnknown')}</>;
  return (
    <>
      <Foreign text={cleanText(creator.name) || creator.email} />
      {'. '}
      {creatorLeft ? i18n.t('stored_creatorLeft') : i18n.t('stored_dies')}
    </>
  );
};

/** Of the key that Linchpin itself reads with: all that Linchpin says of other people's keys, and what it could do. */
export const StoredKeyReport = ({ stored, projectId }: { stored: StoredKey; projectId: string }) => {
  const now = useNow();
  return (
    <div class="stored-key">
      <KeyFacts check={stored} />
      <dl>
        <Fact term={i18n.t('stored_diesWith')}>
          <DiesWith {...stored} />
        </Fact>
        {stored.demotions.map((demotion) => (
          <Fact key={demotion.role} term={i18n.t('stored_ifRole', [roleName(demotion.role, i18n.t)])}>
            {demotionWords(demotion)}
          </Fact>
        ))}
        <Fact term={i18n.t('stored_ends')}>{expiryWords(stored)}</Fact>
        <Fact term={i18n.t('stored_beyond')}>{beyondWords(stored)}</Fact>
        {stored.keyId && (
          <Fact term={i18n.t('stored_keyId')}>
            <code>{cleanText(stored.keyId)}</code>
          </Fact>
        )}
      </dl>
      <SmallerKey projectId={projectId} />
      <p class="lp-sub">{i18n.t('stored_asRead', [ageWords(stored.takenAt, now, i18n.t)])}</p>
    </div>
  );
};
