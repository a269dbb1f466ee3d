import type { NoteKind } from '../../rules/notes/note';
import type { MarkOutcome } from '../../rules/team/open';
import type { DatabaseProblem } from '../../storage/problem';
import type { TeamFileFault } from '../../team/read';

/** What a team's file of this project would hold, before it is saved. */
export interface TeamView {
  readonly notes: number;
  readonly marks: number;
  /** Notes that can't be read, and so wouldn't be in it. */
  readonly damaged: number;
  /** Whether the file before had addresses. */
  readonly withAddresses: boolean;
  /** Whether a file was opened or saved here before. */
  readonly isKnown: boolean;
  readonly problem: DatabaseProblem | null;
}

export interface TeamSaved {
  /** The file; `null` where it can't be made. */
  readonly text: string | null;
  /** Why the file can't be made; where there is one, why it can't be remembered. */
  readonly problem: DatabaseProblem | null;
}

/** A field of which the file and this browser say different things, in words. Texts are fit to be shown. */
export interface TeamDifference {
  readonly kind: NoteKind;
  readonly id: string;
  readonly field: string;
  /** The key's comment or the member's name. */
  readonly title: string;
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
  /** Who wrote them and when; empty where nobody did. */
  readonly mineWritten: string;
  readonly theirsWritten: string;
  readonly wins: 'mine' | 'theirs';
  /** The winner's moment lies more than a day ahead. */
  readonly isAhead: boolean;
  /** What becomes of a mark as service account; `possible` for all else. */
  readonly mark: MarkOutcome;
  /** As they are stored, to be taken by a press. */
  readonly mineValue: unknown;
  readonly theirsValue: unknown;
}

/** Some of a list, and how long it is. */
export interface TeamList {
  readonly count: number;
  readonly first: readonly TeamDifference[];
}

/** What opening a file changes, or has changed. */
export interface TeamComparison {
  readonly taken: TeamList;
  readonly conflicts: TeamList;
  readonly behind: TeamList;
  /** How many of this browser's own edits the file lacks. */
  readonly unseen: number;
  /** How many other projects it has, of which nothing is changed. */
  readonly otherProjects: number;
  /** Whether it has anything of this one. */
  readonly isAboutThis: boolean;
}

export interface TeamOpened {
  readonly fault: TeamFileFault | null;
  /** Why nothing was stored, or could be compared. */
  readonly problem: DatabaseProblem | null;
  /** Why the second copy could not be written, though all was stored. */
  readonly copyProblem: DatabaseProblem | null;
  readonly comparison: TeamComparison | null;
}

export interface TeamTaken {
  readonly problem: DatabaseProblem | null;
  /** What became of a mark; `possible` for all else. */
  readonly mark: MarkOutcome;
}
