import type { NoteField, NoteKind, NoteValues } from '../../rules/notes/note';
import type { DatabaseProblem } from '../../storage/problem';

/** The notes of a project, in words. */
export interface NotesView {
  readonly notes: readonly NoteRow[];
  /** Why the ledger could not be read; the notes are then those of its second copy. */
  readonly problem: DatabaseProblem | null;
  /** Notes that no longer fit what they were stored as, and that the second copy doesn't have either. */
  readonly damaged: number;
}

/** One note in a list. Texts are other people's, and fit to be shown. */
export interface NoteRow {
  readonly kind: NoteKind;
  readonly id: string;
  /** The key's comment or the member's name; the id where it is listed no more. */
  readonly title: string;
  /** Who made the key; a member's address. */
  readonly by: string;
  readonly isListed: boolean;
  readonly isCanary: boolean;
  readonly purpose: string;
  readonly usedIn: string;
  /** All of it that can be searched for. */
  readonly words: string;
}

export interface NoteChoice {
  readonly id: string;
  readonly name: string;
}

/** A key that may come in another's place. */
export interface SuccessorChoice extends NoteChoice {
  /** `gone`: it is noted, and no longer among the active keys. */
  readonly as: 'likely' | 'other' | 'gone';
}

/** One note, to be read and changed. */
export interface NoteView {
  readonly kind: NoteKind;
  readonly id: string;
  readonly title: string;
  readonly values: Partial<NoteValues>;
  /** By field, who wrote it last and when. */
  readonly written: Partial<Readonly<Record<NoteField, string>>>;
  /** Who and what can be chosen; what is noted is among them, said to be gone where it is. */
  readonly members: readonly NoteChoice[];
  /** The likely ones first; empty of a member. */
  readonly keys: readonly SuccessorChoice[];
  readonly problem: DatabaseProblem | null;
}

/** How saving went, and the note after it. */
export interface NoteOutcome {
  /** Why nothing was stored. */
  readonly problem: DatabaseProblem | null;
  /** Why the second copy could not be written, though the note was stored. */
  readonly copyProblem: DatabaseProblem | null;
  readonly view: NoteView | null;
}
