import { i18n } from '#i18n';
import { CopyButton } from '../../../components/ui/copy-button';
import { Sparkline } from '../../../components/ui/sparkline';
import { dayOf, daysBetween } from '../../../utils/rules/days';
import type { KeyDays } from '../../../utils/rules/key-life/key-days';
import type { Life } from '../../../utils/rules/key-life/life';
import { drawnDays, monthsOf } from '../../../utils/rules/key-life/periods';
import { formatsOf } from '../../../utils/wording/formats';
import { daysAsText, useSpark } from '../../../utils/wording/key-page/use-words';

/** When it ended, as far as one day can stand for it. */
const endDay = ({ ended }: Life): string | null => {
  if (ended?.kind === 'disappeared') return dayOf(ended.to);
  return ended?.kind === 'expired' && ended.at !== null ? dayOf(ended.at) : null;
};

/** What stands behind and over the bars: days that weren't read, and where it was made and ended. */
const Marks = ({ days, life }: { readonly days: KeyDays; readonly life: Life }) => {
  const length = daysBetween(days.from, days.to) + 1;
  const share = (count: number): string => `${((count / length) * 100).toFixed(3)}%`;
  const marks = [
    ['made', life.made],
    ['ended', endDay(life)],
  ] as const;
  return (
    <div class="use-marks" aria-hidden="true">
      {days.gaps.map(({ from, to }) => (
        <i
          key={from}
          class="use-gap"
          style={{ left: share(daysBetween(days.from, from)), width: share(daysBetween(from, to) + 1) }}
        />
      ))}
      {marks.map(
        ([kind, day]) =>
          day !== null &&
          day >= days.from &&
          day <= days.to && (
            <i key={kind} class={`use-mark ${kind}`} style={{ left: share(daysBetween(days.from, day)) }} />
          ),
      )}
    </div>
  );
};

const Legend = ({ days, life }: { readonly days: KeyDays; readonly life: Life }) => {
  const isWithin = (day: string | null): boolean => day !== null && day >= days.from && day <= days.to;
  return (
    <p class="lp-sub use-legend" aria-hidden="true">
      {days.gaps.length > 0 && (
        <span>
          <i class="use-gap" /> {i18n.t('keyLife_legendUnread')}
        </span>
      )}
      {isWithin(life.made) && (
        <span>
          <i class="use-mark made" /> {i18n.t('keyLife_legendMade')}
        </span>
      )}
      {isWithin(endDay(life)) && (
        <span>
          <i class="use-mark ended" /> {i18n.t('keyLife_legendEnded')}
        </span>
      )}
    </p>
  );
};

/** The same by months, for those who want figures, or can't see the picture. */
const Table = ({ days }: { readonly days: KeyDays }) => {
  const { number, day } = formatsOf(i18n.t);
  return (
    <details class="use-table">
      <summary>{i18n.t('keyLife_table')}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{i18n.t('keyLife_month')}</th>
            <th scope="col">{i18n.t('keyLife_requests')}</th>
            <th scope="col">{i18n.t('keyLife_usedDays')}</th>
            <th scope="col">{i18n.t('keyLife_mostDay')}</th>
            <th scope="col">{i18n.t('keyLife_unreadDays')}</th>
          </tr>
        </thead>
        <tbody>
          {monthsOf(days).map(({ month, from, to, requests, usedDays, most, unread }) => {
            const isUnread = unread === daysBetween(from, to) + 1;
            return (
              <tr key={month}>
                <th scope="row">{month}</th>
                <td>{isUnread ? '?' : number(requests)}</td>
                <td>{isUnread ? '?' : number(usedDays)}</td>
                <td>{most ? `${day(most.day)} · ${number(most.requests)}` : ''}</td>
                <td>{number(unread)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p class="use-copy">
        {i18n.t('keyLife_copyDays')} <CopyButton text={daysAsText(days, i18n.t)} label={i18n.t('keyLife_copyDays')} />
      </p>
    </details>
  );
};

interface UsePictureProps {
  readonly days: KeyDays | null;
  readonly life: Life;
  readonly today: string;
}

/** What a key was used for on each day that is kept, as a picture with a table behind it. */
export const UsePicture = ({ days: stored, life, today }: UsePictureProps) => {
  if (!stored) return <p>{i18n.t('keyLife_useUnreadable')}</p>;
  const days = drawnDays(stored, life.made);
  const unread = days.gaps.reduce((sum, { from, to }) => sum + daysBetween(from, to) + 1, 0);
  if (unread > daysBetween(days.from, days.to)) return <p>{i18n.t('keyLife_useNone')}</p>;
  const spark = useSpark(days, today, i18n.t);
  return (
    <>
      <div class="use-picture">
        <Marks days={days} life={life} />
        <Sparkline spark={spark} />
      </div>
      <Legend days={days} life={life} />
      <p class="lp-sub">{spark.words}</p>
      <Table days={days} />
    </>
  );
};
