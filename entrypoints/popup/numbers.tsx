import { i18n } from '#i18n';
import { NumberTile } from '../../components/ui/number-tile';
import { Skeleton } from '../../components/ui/skeleton';
import type { Answer } from '../../utils/rules/answer';
import type { ProjectSummary } from '../../utils/rules/summary';
import { formatsOf } from '../../utils/wording/formats';
import { figure } from './figure';

const Tile = ({ label, answer }: { label: string; answer: Answer<number> | undefined }) => {
  if (!answer) return <NumberTile label={label} value={<Skeleton width={28} height={18} />} />;
  const { sign, said, unknown } = figure(answer, formatsOf(i18n.t).number);
  return <NumberTile label={label} value={sign} {...(said && { said })} {...(unknown && { unknown })} />;
};

export const Numbers = ({ summary }: { summary: ProjectSummary | null }) => (
  <section aria-label={i18n.t('popup_numbers')}>
    <dl class="popup-numbers">
      <Tile label={i18n.t('popup_members')} answer={summary?.members} />
      <Tile label={i18n.t('popup_activeKeys')} answer={summary?.activeKeys} />
      <Tile label={i18n.t('popup_onPeople')} answer={summary?.keysOnPeople} />
    </dl>
  </section>
);
