import type { ComponentChildren } from 'preact';
import './number-tile.css';

interface NumberTileProps {
  /** Written out and short; what a screen reader hears may be longer (`said`). */
  value: ComponentChildren;
  label: string;
  /** The value in words where the sign doesn't speak for itself, such as "at least 3" for "3+". */
  said?: string;
  unknown?: boolean;
}

/** One figure and its name, in a `dl`. */
export const NumberTile = ({ value, label, said, unknown = false }: NumberTileProps) => (
  <div class="lp-tile" data-tone={unknown ? 'unknown' : undefined} title={said}>
    <dt>{label}</dt>
    <dd>
      <span aria-hidden={said ? true : undefined}>{value}</span>
      {said && <span class="lp-visually-hidden">{said}</span>}
    </dd>
  </div>
);
