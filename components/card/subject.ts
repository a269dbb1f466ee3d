import type { CardQuery } from '../../utils/messages';

/** Whom or what a card is about. */
export interface Subject {
  readonly kind: CardQuery['kind'];
  readonly id: string;
  /** In words, to choose by. */
  readonly description: string;
  /** A member's e-mail, where several may be meant. */
  readonly address?: string;
}
