import type { JSX } from 'preact';
import { i18n } from '#i18n';
import { formatsOf } from '../../utils/wording/formats';

interface BlindSpotsProps {
  /** One phrase each. */
  readonly spots: readonly string[];
  /** Nothing can be pressed: all is said at once. */
  readonly isOutOfReach?: boolean;
}

/** What no reading shows: how many things, and at a press which. They are much the same for every verdict. */
export const BlindSpots = ({ spots, isOutOfReach = false }: BlindSpotsProps): JSX.Element | null => {
  const { list, number } = formatsOf(i18n.t);
  if (spots.length === 0) return null;
  if (isOutOfReach) return <p>{i18n.t('assess_blind', [list(spots)])}</p>;
  return (
    <details class="blind-spots">
      <summary>{i18n.t('assess_blindCount', spots.length, [number(spots.length)])}</summary>
      <ul>
        {spots.map((spot) => (
          <li key={spot}>{spot}</li>
        ))}
      </ul>
    </details>
  );
};
