import { i18n } from '#i18n';
import { Foreign } from '../../components/ui/foreign';
import { Notice } from '../../components/ui/notice';
import { ScopeTable } from '../../components/ui/scope-table';
import type { KeyCheck } from '../../utils/protocol/views/key';
import { dayOf, timeOf } from '../../utils/rules/days';
import { roleOf } from '../../utils/rules/roles';
import { formatsOf } from '../../utils/wording/formats';
import { roleName } from '../../utils/wording/people';
import { cleanText } from '../../utils/wording/sanitise';

/** A key that was entered, or the stored one, which is not checked again. */
type Described = Pick<KeyCheck, 'creator' | 'expires' | 'scopes' | 'seesAllKeys' | 'seesUse'> & {
  readonly [Part in 'projects' | 'fault']?: KeyCheck[Part];
};

const keyOf = ({ creator }: Described): string => {
  if (!creator) return i18n.t('connect_keyOfUnknown');
  const who = cleanText(creator.name)
    ? `${cleanText(creator.name)} (${cleanText(creator.email)})`
    : cleanText(creator.email);
  return creator.role === null
    ? i18n.t('connect_keyOf', [who])
    : i18n.t('connect_keyOfRole', [who, roleName(roleOf([creator.role]), i18n.t)]);
};

const expiryOf = ({ expires }: Described): string | null => {
  const at = expires === null ? null : timeOf(expires);
  return at === null ? null : i18n.t('connect_expires', [formatsOf(i18n.t).day(dayOf(at))]);
};

/** What the scopes come to. A key that is short of something says so, and is never called whole. */
const Verdict = ({ check: { seesAllKeys, seesUse, scopes } }: { check: Described }) => {
  if (seesAllKeys && seesUse) return <Notice tone="safe" title={i18n.t('connect_wholeTitle')} />;
  if (seesAllKeys) {
    return (
      <Notice tone="unknown" title={i18n.t('connect_noUseTitle')}>
        <p>{i18n.t('connect_noUseBody')}</p>
      </Notice>
    );
  }
  const refused = scopes.some(({ id, state }) => id === 'people' && state === 'missing');
  return (
    <Notice tone="unknown" title={refused ? i18n.t('connect_partTitle') : i18n.t('connect_untoldTitle')}>
      <p>{refused ? i18n.t('connect_partBody') : i18n.t('connect_untoldBody')}</p>
    </Notice>
  );
};

/** Whose key this is, for which project, and what it unlocks. */
export const KeyFacts = ({ check }: { check: Described }) => {
  const expiry = expiryOf(check);
  return (
    <div class="lp-card key-facts">
      {check.projects?.map(({ projectId, name }) => (
        <h3 key={projectId}>
          <Foreign text={name} fallback={projectId} />
        </h3>
      ))}
      <p class="lp-sub">
        <bdi>{keyOf(check)}</bdi>
        {expiry && <span> · {expiry}</span>}
      </p>
      {!check.fault && <Verdict check={check} />}
      <ScopeTable rows={check.scopes} />
    </div>
  );
};
