import { mergeFields, momentOf } from '../notes/merge';
import { areNoteFields, type Entry, type Note, type NoteFields } from '../notes/note';
import { fileToKeep, type Local, localFile, notesIn, ownPart } from './local';
import { agreedOn, type Difference, type Merged, mergeTeamFiles } from './merge';
import type { TeamFile } from './team-file';

/** What opening a team's file does. */
export interface Opened {
  readonly merged: Merged;
  /** The notes that change, whole. */
  readonly notes: readonly Note[];
  /** Members whose mark as a service account is the file's from now on. */
  readonly marks: readonly Difference[];
  /** What is carried on and compared with next time. */
  readonly keep: TeamFile;
}

const fieldOf = (fields: NoteFields, field: string): Entry | undefined => new Map(Object.entries(fields)).get(field);

/**
 * An entry that was chosen over the one that is stored, later than that: the stored one's second copy would win over it
 * otherwise, where a worker dies between the two.
 */
const above = (stored: Entry | undefined, chosen: Entry): Entry => {
  if (!stored) return chosen;
  const later = mergeFields({ purpose: stored } as NoteFields, { purpose: chosen } as NoteFields);
  if (later.purpose === chosen || later.purpose?.at === chosen.at) return chosen;
  return { ...chosen, at: momentOf(Date.parse(stored.at) + 1_000) };
};

const nameOf = ({ kind, subject }: Omit<Note, 'fields'>): string => JSON.stringify([kind, subject]);

const changedNotes = (merged: TeamFile, { notes, projectId }: Local): readonly Note[] => {
  const known = new Map(notes.map((note) => [nameOf(note), note.fields]));
  return notesIn(merged, projectId).flatMap(({ kind, subject, fields }) => {
    const stored = known.get(nameOf({ kind, subject })) ?? {};
    const next = Object.entries(fields).map(([field, entry]: [string, Entry]) => {
      const before = fieldOf(stored, field);
      return [field, before === entry ? entry : above(before, entry)] as const;
    });
    const isChanged = next.some(([field, entry]) => fieldOf(stored, field) !== entry);
    const changed = Object.fromEntries(next) as NoteFields;
    // More fields than a note holds: those of newer versions, which stay in the file.
    return isChanged && areNoteFields(changed) ? [{ kind, subject, fields: changed }] : [];
  });
};

/** @param before What was opened, and saved since, before. */
export const openTeamFile = (
  local: Omit<Local, 'before'>,
  before: { readonly opened: TeamFile | null; readonly saved: TeamFile | null },
  file: TeamFile,
): Opened => {
  const known = before.saved ?? before.opened;
  const mine = { ...local, before: known };
  const { projectId } = local;
  const agreed = agreedOn(before.opened, before.saved, file);
  const merged = mergeTeamFiles(agreed, localFile(mine), ownPart(file, projectId));
  const marks = [...merged.taken, ...merged.conflicts].filter(
    ({ field, wins }) => field === 'serviceAccount' && wins === 'theirs',
  );
  return { merged, notes: changedNotes(merged.file, mine), marks, keep: fileToKeep(known, file, projectId) };
};

/** What becomes of a mark. `unlisted`: no reading shows the member; `pattern`: one for several addresses has it. */
export type MarkOutcome = 'possible' | 'unlisted' | 'pattern' | 'full';

interface Marks {
  readonly members: Local['members'];
  readonly serviceAccounts: readonly string[];
  /** How many there may be. */
  readonly most: number;
}

const sameAddress = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** The service accounts once a member is marked, or no longer (`null`), and how that goes. */
export const withMark = (
  memberId: string,
  value: unknown,
  { members, serviceAccounts, most }: Marks,
): { readonly outcome: MarkOutcome; readonly serviceAccounts: readonly string[] } => {
  const email = members.find((member) => member.memberId === memberId)?.email;
  if (!email) return { outcome: 'unlisted', serviceAccounts };
  const others = serviceAccounts.filter((one) => !sameAddress(one, email));
  if (value === null)
    return { outcome: others.length < serviceAccounts.length ? 'possible' : 'pattern', serviceAccounts: others };
  if (others.length >= most) return { outcome: 'full', serviceAccounts };
  return { outcome: 'possible', serviceAccounts: [...others, email] };
};
