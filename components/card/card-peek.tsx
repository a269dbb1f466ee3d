import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { Card } from '../../utils/protocol/messages';
import { CardHead } from './card-head';

interface CardPeekProps {
  readonly card: Card;
  readonly titleId: string;
  readonly onOpen?: (() => void) | undefined;
}

/** What a pointer that rests on a badge is told: little enough to hide only a few rows. */
export const CardPeek = ({ card, titleId, onOpen }: CardPeekProps): JSX.Element => (
  <>
    <CardHead card={card} titleId={titleId} />
    <p class={`peeked ${card.tone}`}>
      <b>{card.summary.label}</b> {card.summary.line}
    </p>
    <button type="button" onClick={onOpen}>
      {i18n.t('console_openCard')}
    </button>
  </>
);
