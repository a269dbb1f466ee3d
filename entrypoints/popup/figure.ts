import { i18n } from '#i18n';
import { type Answer, match } from '../../utils/rules/answer';

/** A figure as it may be shown: `said` puts into words what the sign alone doesn't. */
export interface Figure {
  readonly sign: string;
  readonly said?: string;
  readonly unknown?: boolean;
}

/** The one place where the popup turns an answer into a figure, so that no part is ever shown as the whole. */
export const figure = <T>(answer: Answer<T>, write: (value: T) => string): Figure =>
  match<T, Figure>(answer, {
    whole: (value) => ({ sign: write(value) }),
    partial: (value) => ({ sign: `${write(value)}+`, said: i18n.t('popup_atLeast', [write(value)]) }),
    failed: () => ({ sign: '?', said: i18n.t('popup_notReadable'), unknown: true }),
  });
