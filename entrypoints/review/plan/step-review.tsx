import { i18n } from '#i18n';
import type { KnownKey } from '../../../utils/rules/plans/known-keys';
import type { PlanKey } from '../../../utils/rules/plans/plan-key';
import { FATES, type Fate, keyField } from '../../../utils/rules/plans/record';
import { commentOf } from '../../../utils/wording/assess/keys';
import { writtenWords } from '../../../utils/wording/plans/leaving';
import { quietWords } from '../../../utils/wording/plans/status';
import { cleanText, isolated } from '../../../utils/wording/sanitise';
import { Choice } from './choice';
import type { PlanContext } from './plan-context';

const FATE_WORDS: Readonly<Record<Fate, () => string>> = {
  replace: () => i18n.t('plan_fateReplace'),
  die: () => i18n.t('plan_fateDie'),
  later: () => i18n.t('plan_fateLater'),
};

const KeyFate = ({ planKey, state, save }: PlanContext & { readonly planKey: PlanKey }) => {
  const { keyId, judgement, fate, isCritical, quiet } = planKey;
  const name = commentOf(judgement.key, i18n.t);
  const decide = (is: Fate): void =>
    void save({ [keyField('fate', keyId)]: { is, comment: name, lastDay: judgement.lastDay } });
  return (
    <li data-key={keyId}>
      <p>
        <bdi>{name}</bdi> <span class="lp-sub">{quietWords(quiet, state.today, i18n.t)}</span>
      </p>
      <Choice
        legend={i18n.t('plan_fateOf', [isolated(name)])}
        options={FATES.map((value) => ({ value, words: FATE_WORDS[value]() }))}
        // A key that woke up is to be decided about again.
        chosen={planKey.surprise !== null && fate?.value.is === 'die' ? null : (fate?.value.is ?? null)}
        choose={decide}
      />
      <label class="plan-check">
        <input
          type="checkbox"
          checked={isCritical}
          onChange={({ currentTarget }) =>
            void save({ [keyField('critical', keyId)]: currentTarget.checked ? true : null })
          }
        />
        {i18n.t('plan_critical')}
      </label>
      <p class="lp-sub">{fate ? i18n.t('plan_fateAt', [writtenWords(fate, i18n.t)]) : i18n.t('plan_fateNone')}</p>
    </li>
  );
};

const Known = ({ known, save }: Pick<PlanContext, 'save'> & { readonly known: KnownKey }) => {
  const { keyId, key, decision, is } = known;
  const name = key ? commentOf(key, i18n.t) : cleanText(decision?.value.comment ?? '') || keyId;
  return (
    <li data-known={keyId} data-is={is}>
      <p>
        <bdi>{name}</bdi>
      </p>
      {key && (
        <Choice
          legend={i18n.t('plan_fateOf', [isolated(name)])}
          options={[
            { value: 'rotate' as const, words: i18n.t('plan_knownRotate') },
            { value: 'keep' as const, words: i18n.t('plan_knownKeep') },
          ]}
          chosen={decision?.value.is ?? null}
          choose={(chosen) => void save({ [keyField('known', keyId)]: { is: chosen, comment: name } })}
        />
      )}
      <p class="lp-sub">
        {is === 'gone' && i18n.t('plan_knownGone')}
        {is === 'unseen' && i18n.t('plan_knownUnseen')}
        {key && (decision ? i18n.t('plan_fateAt', [writtenWords(decision, i18n.t)]) : i18n.t('plan_fateNone'))}
      </p>
    </li>
  );
};

/** What becomes of each key, and which keys of others have to be rotated. */
export const ReviewStep = (context: PlanContext) => {
  const { keys, known } = context.state;
  return (
    <>
      <ul class="plan-keys">
        {keys.map((planKey) => (
          <KeyFate key={planKey.keyId} {...context} planKey={planKey} />
        ))}
      </ul>
      {known.length > 0 && (
        <>
          <h4 class="lp-heading">{i18n.t('plan_known')}</h4>
          <p class="lp-sub">{i18n.t('plan_knownWhy')}</p>
          <ul class="plan-keys">
            {known.map((each) => (
              <Known key={each.keyId} known={each} save={context.save} />
            ))}
          </ul>
        </>
      )}
    </>
  );
};
