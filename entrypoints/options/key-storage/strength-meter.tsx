import { i18n } from '#i18n';
import type { Strength } from './strength';
import { levelOf, strengthWords } from './strength-words';

const Words = ({ strength }: { strength: Strength }) => {
  const { level, time, advice } = strengthWords(strength);
  return (
    <>
      <p>
        <strong>{level}</strong> {time}
      </p>
      {advice.length > 0 && <p>{advice.join(' ')}</p>}
    </>
  );
};

export type AssessmentResult = Strength | 'empty' | 'unjudged';

/** How strong the passphrase in the field above is, in words first; the bar says the same to the eye. */
export const StrengthMeter = ({ id, judged }: { id: string; judged: AssessmentResult }) => {
  const level = typeof judged === 'object' ? levelOf(judged) : 0;
  return (
    <div class="strength" data-level={level || undefined}>
      <div class="strength-bar" aria-hidden="true">
        {[1, 2, 3, 4, 5].map((step) => (
          <span key={step} data-on={level >= step || undefined} />
        ))}
      </div>
      <div id={id} class="strength-words lp-sub" role="status">
        {judged === 'empty' && <p>{i18n.t('strength_hint')}</p>}
        {judged === 'unjudged' && <p>{i18n.t('strength_unjudged')}</p>}
        {typeof judged === 'object' && <Words strength={judged} />}
      </div>
    </div>
  );
};
