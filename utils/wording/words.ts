/** A problem in three sentences: what happened, why it matters or came about, what to do next. */
export interface Words {
  readonly title: string;
  readonly why: string;
  readonly next: string;
}
