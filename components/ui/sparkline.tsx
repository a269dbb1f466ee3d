import type { JSX, TargetedPointerEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { SparkBars, SparkView } from '../../utils/protocol/views/spark';

const HEIGHT = 36;
/** A bar's share of its day's room. */
const WIDTH = 0.7;
/** However little there was on a day, it is not nothing. */
const LEAST = 2;

const barPath = (height: number, at: number): string => {
  const y = HEIGHT - Math.max(LEAST, height * (HEIGHT - 2));
  return height > 0 ? `M${(at + (1 - WIDTH) / 2).toFixed(2)} ${HEIGHT}V${y.toFixed(1)}h${WIDTH}V${HEIGHT}z` : '';
};

const Bars = ({ words, bars }: { words: string; bars: SparkBars }): JSX.Element => {
  const { days, soFar, from, to, most } = bars;
  /** The day that is pointed at, or that the keys are on. */
  const [at, setAt] = useState<number | null>(null);
  const last = days.length - 1;
  const current = at ?? last;
  const goTo = (day: number): void => setAt(Math.max(0, Math.min(last, day)));
  const point = ({ currentTarget, clientX }: TargetedPointerEvent<HTMLElement>): void => {
    const { left, width } = currentTarget.getBoundingClientRect();
    goTo(Math.floor(((clientX - left) / width) * days.length));
  };
  const step = (event: KeyboardEvent): void => {
    const next = { ArrowLeft: current - 1, ArrowRight: current + 1, Home: 0, End: last }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    goTo(next);
  };
  const paths = days.map(({ height }, day) => barPath(height, day));
  return (
    <div
      class="spark"
      role="slider"
      tabIndex={0}
      aria-label={words}
      aria-readonly="true"
      aria-valuemin={1}
      aria-valuemax={days.length}
      aria-valuenow={current + 1}
      aria-valuetext={days[current]?.said}
      onPointerMove={point}
      onPointerLeave={() => setAt(null)}
      onFocus={() => goTo(current)}
      onBlur={() => setAt(null)}
      onKeyDown={step}
    >
      <svg viewBox={`0 0 ${days.length} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        {at !== null && <rect class="spark-at" x={at} width="1" height={HEIGHT} />}
        <path d={(soFar ? paths.slice(0, -1) : paths).join('')} />
        {soFar && <path class="spark-today" d={paths[last]} />}
      </svg>
      <p class="spark-axis">
        <span>{from}</span>
        <b>{at === null ? most : days[at]?.said}</b>
        <span>{to}</span>
      </p>
    </div>
  );
};

/**
 * A month at a glance: a bar a day, hollow where the day is not over, and each day's figure under the pointer or by the
 * arrow keys. Where there was nothing, that is said in words.
 */
export const Sparkline = ({ spark: { words, bars } }: { spark: SparkView }): JSX.Element =>
  bars ? <Bars words={words} bars={bars} /> : <p class="spark-none">{words}</p>;
