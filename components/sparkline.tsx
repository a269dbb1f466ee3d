import type { JSX } from 'preact';

const WIDTH = 336;
const HEIGHT = 36;
const MARGIN = 3;

/** The points of a line through one value a day, oldest first, scaled to the box. A line of zeros lies at its foot. */
const sparkPath = (values: readonly number[], width = WIDTH, height = HEIGHT): string => {
  const highest = Math.max(...values, 1);
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  const y = (value: number): number => height - MARGIN - (value / highest) * (height - MARGIN * 2);
  return values
    .map((value, day) => `${day === 0 ? 'M' : 'L'}${(day * step).toFixed(1)} ${y(value).toFixed(1)}`)
    .join(' ');
};

/** A month at a glance; `label` says it in words. */
export const Sparkline = ({ values, label }: { values: readonly number[]; label: string }): JSX.Element => (
  <svg class="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
    <path
      d={sparkPath(values)}
      fill="none"
      stroke="currentColor"
      stroke-width="1.6"
      vector-effect="non-scaling-stroke"
    />
  </svg>
);
