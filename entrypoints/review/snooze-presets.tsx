import { i18n } from '#i18n';
import { Button } from '../../components/ui/button';
import { addDays, addMonths, earlierDay, lastDayOfQuarter } from '../../utils/rules/days';
import { formatsOf } from '../../utils/wording/formats';

/** Calendar months, as a person plans: what can wait "a month" comes back on the same day of the next one. */
export const inOneMonth = (from: string): string => addMonths(from, 1);

const presetsFrom = (from: string) => [
  { label: i18n.t('review_snoozeWeek'), day: addDays(from, 7) },
  { label: i18n.t('review_snoozeMonth'), day: inOneMonth(from) },
  { label: i18n.t('review_snoozeQuarter'), day: lastDayOfQuarter(from) },
];

interface SnoozePresetsProps {
  /** UTC days between which a snooze may end. */
  readonly from: string;
  readonly to: string;
  /** The day that is chosen. */
  readonly until: string;
  readonly onChoose: (day: string) => void;
}

/** The days that most snoozes end on, each in one press. A screen reader hears the day too. */
export const SnoozePresets = ({ from, to, until, onChoose }: SnoozePresetsProps) => (
  <fieldset class="snooze-presets">
    <legend class="lp-visually-hidden">{i18n.t('review_snoozePresets')}</legend>
    {presetsFrom(from).map(({ label, day }) => {
      const end = earlierDay(day, to);
      return (
        <Button key={label} pressed={until === end} onClick={() => onChoose(end)}>
          {label}
          <span class="lp-visually-hidden">{` ${i18n.t('review_snoozeEnds', [formatsOf(i18n.t).day(end)])}`}</span>
        </Button>
      );
    })}
  </fieldset>
);
