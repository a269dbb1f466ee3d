import { momentOf } from '../notes/merge';
import { type Entry, type Note, type NoteFields, noted } from '../notes/note';
import { createServiceAccountTest } from '../service-accounts';
import { mergeTeamFiles } from './merge';
import {
  EMPTY_TEAM_FILE,
  isMemberExtra,
  isNoteKind,
  type Place,
  type Placed,
  placed,
  placeKey,
  REMOVALS_KEPT_DAYS,
  type TeamFile,
} from './team-file';

/** What this browser knows of a project that a team's file says too. */
export interface Local {
  readonly projectId: string;
  readonly notes: readonly Note[];
  /** The members that the last reading shows. */
  readonly members: readonly { readonly memberId: string; readonly email: string }[];
  /** Patterns of addresses (rules/service-accounts.ts). */
  readonly serviceAccounts: readonly string[];
  /** The file that was opened or saved here last. */
  readonly before: TeamFile | null;
  /** Milliseconds since the epoch, and who signs. */
  readonly now: number;
  readonly by: string;
}

/** Who a project's records speak of: their subjects, and the people these name. */
const namedMembers = (notes: readonly Note[]): ReadonlySet<string> =>
  new Set(
    notes.flatMap(({ kind, subject, fields }) => [
      ...(kind === 'member' ? [subject] : []),
      ...[noted(fields, 'backup'), noted(fields, 'responsible')].flatMap((id) => id ?? []),
      ...(noted(fields, 'holders') ?? []).flatMap((one) => ('memberId' in one ? one.memberId : [])),
    ]),
  );

/**
 * The entry for what is so now. It is the one of the file before where that says so too: nobody notes when a mark was
 * made, so it is as old as the file that first has it.
 */
const derived = (place: Place, value: unknown, { before, now, by }: Local): Placed[] => {
  const known = before?.entries.get(placeKey(place))?.entry;
  if (known && known.value === value) return [{ ...place, entry: known }];
  if (value === null && !known) return [];
  return [{ ...place, entry: { value, at: momentOf(known ? Math.max(now, Date.parse(known.at) + 1_000) : now), by } }];
};

const marksOf = (local: Local): readonly Placed[] => {
  const { projectId, members, serviceAccounts } = local;
  const isServiceAccount = createServiceAccountTest(serviceAccounts);
  return members.flatMap(({ memberId, email }) => {
    const place = { projectId, kind: 'member', id: memberId, field: 'serviceAccount' };
    return derived(place, isServiceAccount(email) ? true : null, local);
  });
};

const addressesOf = (local: Local, marks: readonly Placed[]): readonly Placed[] => {
  const named = namedMembers(local.notes);
  const marked = new Set(marks.map(({ id }) => id));
  return local.members
    .filter(({ memberId, email }) => email !== '' && (named.has(memberId) || marked.has(memberId)))
    .flatMap(({ memberId, email }) =>
      derived({ projectId: local.projectId, kind: 'member', id: memberId, field: 'address' }, email, local),
    );
};

const notesOf = ({ projectId, notes }: Local): readonly Placed[] =>
  notes.flatMap(({ kind, subject, fields }) =>
    Object.entries(fields).flatMap(([field, entry]: [string, Entry | undefined]) =>
      entry ? [{ projectId, kind, id: subject, field, entry }] : [],
    ),
  );

/** What this browser says of a project, as a file. */
export const localFile = (local: Local): TeamFile => ({
  ...EMPTY_TEAM_FILE,
  entries: placed([...notesOf(local), ...marksOf(local)]),
});

/** Whether this browser keeps it for itself, and not only in the file that it carries on. */
const isOwn = ({ projectId, kind, field }: Place, own: string): boolean =>
  projectId === own && isNoteKind(kind) && field !== 'address';

/** A file's part that a browser keeps for itself. */
export const ownPart = (file: TeamFile, projectId: string): TeamFile => ({
  ...file,
  entries: placed([...file.entries.values()].filter((each) => isOwn(each, projectId))),
});

/** The notes that a file has of a project. */
export const notesIn = (file: TeamFile, projectId: string): readonly Note[] => {
  const notes = new Map<string, { readonly note: Omit<Note, 'fields'>; readonly fields: Map<string, Entry> }>();
  for (const each of file.entries.values()) {
    const { kind, id, field, entry } = each;
    if (each.projectId !== projectId || !isNoteKind(kind) || isMemberExtra(each)) continue;
    const name = JSON.stringify([kind, id]);
    const known = notes.get(name) ?? { note: { kind, subject: id }, fields: new Map<string, Entry>() };
    notes.set(name, known);
    known.fields.set(field, entry);
  }
  return [...notes.values()].map(({ note, fields }) => ({ ...note, fields: Object.fromEntries(fields) as NoteFields }));
};

const withoutOldRemovals = (file: TeamFile, now: number): TeamFile => {
  const from = momentOf(now - REMOVALS_KEPT_DAYS * 86_400_000);
  const kept = [...file.entries.values()].filter(({ entry }) => entry.value !== null || entry.at >= from);
  return { ...file, entries: placed(kept) };
};

/**
 * The file to be saved: what this browser says, over what it carries on of the file before (other projects, what a
 * newer version added). Addresses only where they are asked for.
 */
export const fileToSave = (local: Local, withAddresses: boolean): TeamFile => {
  const own = localFile(local);
  const marks = [...own.entries.values()].filter(({ field }) => field === 'serviceAccount');
  const addresses = withAddresses ? addressesOf(local, marks) : [];
  const before = local.before ?? EMPTY_TEAM_FILE;
  const carried = [...before.entries.values()].filter((each) => withAddresses || !isAddress(each));
  const entries = placed([...carried, ...own.entries.values(), ...addresses]);
  return withoutOldRemovals({ ...before, entries }, local.now);
};

const isAddress = (place: Place): boolean => isMemberExtra(place) && place.field === 'address';

export const hasAddresses = (file: TeamFile | null): boolean => [...(file?.entries.values() ?? [])].some(isAddress);

/**
 * The file to be carried on once another was opened: of what this browser keeps itself, the opened one's own state,
 * which is what both sides know; of the rest what the opened one says, unless that is older.
 */
export const fileToKeep = (before: TeamFile | null, opened: TeamFile, projectId: string): TeamFile => {
  const known = before ?? EMPTY_TEAM_FILE;
  const merged = mergeTeamFiles(known, known, opened).file;
  const agreed = ownPart(opened, projectId).entries;
  return { ...merged, entries: new Map([...merged.entries, ...agreed]) };
};
