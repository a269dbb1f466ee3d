import { i18n } from '#i18n';
import { ToneBadge } from '../../components/ui/tone-badge';
import { formatsOf } from '../../utils/wording/formats';
import { roleName } from '../../utils/wording/people';
import { type BadgeTone, GLYPHS } from '../../utils/wording/words';

const REQUESTS = 7_779;
const DAYS = 7;

/** What Linchpin puts into the Console's pages, for a person who hasn't seen it there yet. */
export const BadgeExamples = () => {
  const { t } = i18n;
  const { number } = formatsOf(t);
  const examples: readonly (readonly [BadgeTone, string])[] = [
    ['use', t('badge_use', [number(REQUESTS), number(DAYS)])],
    ['attention', t('badge_roleCappedAt', [roleName('admin', t)])],
    ['stop', t('badge_creatorLeft')],
  ];
  return (
    <div class="badge-examples">
      <p class="lp-sub">{t('connect_examples')}</p>
      <ul>
        {examples.map(([tone, words]) => (
          <li key={tone}>
            <ToneBadge tone={tone}>
              {GLYPHS[tone]} {words}
            </ToneBadge>
          </li>
        ))}
      </ul>
    </div>
  );
};
