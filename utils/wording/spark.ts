import { addDays } from '../ownership/days';
import type { KeyPicture, KeyUse } from '../ownership/picture';
import { formatsOf } from './formats';
import type { Translate } from './translate';

const SPARK_DAYS = 30;

export interface Spark {
  /** Requests per UTC day, oldest first; `null` where use is not readable. */
  readonly spark: readonly number[] | null;
  readonly sparkLabel: string | null;
}

const NO_SPARK: Spark = { spark: null, sparkLabel: null };

const drawSpark = (perDay: readonly number[], lastDay: string, isSilent: boolean, t: Translate): Spark => {
  const spark = perDay.slice(-SPARK_DAYS);
  const format = formatsOf(t);
  const total = spark.reduce((sum, count) => sum + count, 0);
  // A flat line says that there was nothing, so all must be known and none of it uncounted.
  if (spark.length === 0 || (total === 0 && !isSilent)) return NO_SPARK;
  const most = spark.reduce((a, b) => Math.max(a, b), 0);
  const first = addDays(lastDay, 1 - spark.length);
  const busiest = addDays(first, spark.indexOf(most));
  const days: [string, string] = [format.dayShort(first), format.dayShort(lastDay)];
  const sparkLabel =
    total === 0
      ? t('card_sparkNone', days)
      : t('card_spark', [...days, format.number(total), format.dayShort(busiest), format.number(most)]);
  return { spark, sparkLabel };
};

/** The last 30 days of these keys together. */
export const sparkOf = (keys: readonly KeyPicture[], t: Translate): Spark => {
  const uses = keys.flatMap(({ use }): KeyUse[] => (use.state === 'failed' ? [] : [use.value]));
  const [first] = uses;
  if (!first || uses.length < keys.length) return NO_SPARK;
  const perDay = first.perDay.map((_, day) => uses.reduce((sum, use) => sum + (use.perDay[day] ?? 0), 0));
  const from = addDays(first.range.to, 1 - SPARK_DAYS);
  const isSilent =
    keys.every(({ use }) => use.state === 'whole') && uses.every(({ lastDay }) => lastDay === null || lastDay < from);
  return drawSpark(perDay, first.range.to, isSilent, t);
};
