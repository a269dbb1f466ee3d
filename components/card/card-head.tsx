import type { JSX } from 'preact';
import type { Card, Warning } from '../../utils/protocol/messages';
import { Runs } from './runs';

interface CardHeadProps {
  readonly card: Card;
  readonly titleId: string;
}

/** Whose card it is, and whether it can't be read again at present. */
export const CardHead = ({ card: { title, subtitle, old }, titleId }: CardHeadProps): JSX.Element => (
  <>
    <h2 id={titleId}>
      <bdi>{title}</bdi>
    </h2>
    <p class="sub">
      <Runs runs={subtitle} />
    </p>
    {old && <WarningBox warning={old} />}
  </>
);

export const WarningBox = ({ warning: { tone, title, why, next } }: { warning: Warning }): JSX.Element => (
  <div class={`warning ${tone}`}>
    <b>{title}</b>
    <span>{why}</span>
    <span>{next}</span>
  </div>
);
