import type { TextRun, Tone } from '../../protocol/messages';
import type { UnreadHistory } from '../../protocol/views/history';
import type { AlertKind } from '../../rules/alerts/kinds';

/** What happened in a project, in words, newest first. */
export interface HistoryView {
  readonly days: readonly HistoryDay[];
  /** Number of the newest event that is told; `null` where there is none. */
  readonly newest: number | null;
  /** Number of the oldest event that is told; `null` where there is none. */
  readonly oldest: number | null;
  /** Asked for with this, what is older; `null` where there is no more. */
  readonly next: number | null;
  /** Since when readings are compared, and how often the project is read, in one line. */
  readonly footnote: string;
  /** Why the stored events could not be read; the list is then empty and says nothing. */
  readonly problem: UnreadHistory['problem'] | null;
  /** Events that no longer fit what they were stored as, and so can't be told. */
  readonly damaged: number;
}

export interface HistoryDay {
  /** The UTC day, `YYYY-MM-DD`. */
  readonly day: string;
  readonly title: string;
  readonly entries: readonly HistoryEntry[];
}

export type HistoryEntry = HistoryEvent | HistoryGap;

/** A time in which the project was not watched. */
export interface HistoryGap {
  readonly kind: 'gap';
  readonly id: string;
  readonly title: string;
  readonly detail: string;
}

export interface HistoryEvent {
  readonly kind: 'event';
  /** Tells it from other entries: its number in the project. */
  readonly id: string;
  readonly tone: Tone;
  /** What happened, in one sentence; other people's text set apart. */
  readonly title: readonly TextRun[];
  /** What it means, or what is known beside it; may be empty. */
  readonly detail: string;
  /** The key, member or invite that it is about, to ask for that alone; `null`: the project as a whole. */
  readonly about: string | null;
  /** Between which two readings it lies. */
  readonly when: string;
  /** The kind of alert that tells of it without being asked; absent where none does. */
  readonly alert?: AlertKind;
}
