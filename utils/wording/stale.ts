import type { BadgeSheet, Card, Warning } from '../protocol/messages';
import type { OutOfReach } from '../rules/answer';
import { ageWords } from './ages';
import { faultWords } from './faults';
import { formatsOf } from './formats';
import type { Translate } from './translate';
import { sentences } from './words';

/** An analysis that can't be refreshed at present. Times are milliseconds since the epoch. */
export interface Old {
  /** Why it can't. */
  readonly because: OutOfReach | 'not-connected';
  readonly takenAt: number;
  readonly now: number;
}

/** What happened, how old what is shown is, and what to do about it. */
const oldWords = ({ because, takenAt, now }: Old, t: Translate): Warning => {
  const { title, next } = faultWords({ kind: because, endpoint: '' }, t);
  return { tone: 'unknown', title, why: t('old_why', [ageWords(takenAt, now, t)]), next };
};

/** The same in one line. */
const oldLine = (old: Old, t: Translate): string => {
  const { title, why, next } = oldWords(old, t);
  return t('old_line', [title, why, next]);
};

/** A page's badges, none of which may be taken for what is so now: also by ear, hence the moment in each name. */
export const oldSheet = (sheet: BadgeSheet, old: Old, t: Translate): BadgeSheet => {
  const since = t('old_badge', [formatsOf(t).moment(old.takenAt)]);
  return {
    ...sheet,
    old: true,
    notice: sentences([oldLine(old, t), sheet.notice ?? '']),
    entities: sheet.entities.map((entity) => ({ ...entity, description: sentences([entity.description, since]) })),
  };
};

export const oldCard = (card: Card, old: Old, t: Translate): Card => ({ ...card, old: oldWords(old, t) });
