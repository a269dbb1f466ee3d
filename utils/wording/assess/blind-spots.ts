import type { BlindSpot } from '../../rules/verdicts/evidence';
import { formatsOf } from '../formats';
import type { Translate } from '../translate';

const lineOf = (spot: BlindSpot, t: Translate): string => {
  const format = formatsOf(t);
  switch (spot.kind) {
    case 'usage-lags':
      return t('assess_blind_usageLags');
    case 'since-log':
      return t('assess_blind_sinceLog', [format.moment(spot.at)]);
    case 'management-calls':
      return t('assess_blind_management', spot.keys, [format.number(spot.keys)]);
    case 'self-hosted-credentials':
      return t('assess_blind_selfHosted');
    case 'use-before':
      return t('assess_blind_useBefore', [format.day(spot.day)]);
    case 'unlisted-use':
      return spot.requests > 0
        ? t('assess_blind_unlisted', spot.requests, [format.number(spot.requests)])
        : t('assess_blind_unlistedUncounted');
  }
};

/** What no reading shows, one phrase each. */
export const blindSpotLines = (spots: readonly BlindSpot[], t: Translate): string[] =>
  spots.map((spot) => lineOf(spot, t));
