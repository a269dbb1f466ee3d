import type { Query } from '../declarations';

/** Who or what a card is about. */
export interface Subject {
  readonly kind: Query<'getCard'>['kind'];
  readonly id: string;
  /** In words, to choose by. */
  readonly description: string;
  /** A member's e-mail, where several may be meant: two may have one name. */
  readonly address?: string;
}
