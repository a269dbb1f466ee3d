import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { sendMessage } from '../../../utils/protocol/envelope';
import type { NoteView } from '../../../utils/protocol/views/notes';
import type { NoteChanges } from '../../../utils/rules/notes/merge';
import type { NoteField, NoteKind, NoteValues } from '../../../utils/rules/notes/note';
import type { DatabaseProblem } from '../../../utils/storage/problem';
import { watchRevision } from '../../../utils/storage/revision';

export interface NoteSubject {
  readonly projectId: string;
  readonly kind: NoteKind;
  readonly id: string;
}

/** How the latest act ended. */
export type Ended =
  | { readonly how: 'saved' | 'undone' | 'unchanged' | 'failed' }
  | { readonly how: 'refused'; readonly problem: DatabaseProblem };

export interface EditedNote {
  /** `undefined`: not answered yet; `null`: there is no such project any more. */
  readonly view: NoteView | null | undefined;
  /** What is stored, under what was changed here and isn't stored yet. */
  readonly values: Partial<NoteValues>;
  readonly set: <F extends NoteField>(field: F, value: NoteValues[F] | null) => void;
  readonly save: () => Promise<void>;
  /** Takes the change back that was stored last; `null` where there is none. */
  readonly undo: (() => Promise<void>) | null;
  readonly busy: boolean;
  /** `count` grows with each, so that the same words are said again. */
  readonly ended: (Ended & { readonly count: number }) | null;
  /** Why the second copy lacks what was stored. */
  readonly copyProblem: DatabaseProblem | null;
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** What isn't filled in is no entry. */
const withoutBlanks = ({ usedIn, holders, ...texts }: NoteChanges): NoteChanges => ({
  ...Object.fromEntries(
    Object.entries(texts).map(([field, value]) => [
      field,
      typeof value === 'string' && value.trim() === '' ? null : value,
    ]),
  ),
  ...(usedIn !== undefined && { usedIn: usedIn?.filter(({ text }) => text.trim() !== '') ?? null }),
  ...(holders !== undefined && {
    holders: holders?.filter((one) => ('memberId' in one ? one.memberId : one.name.trim()) !== '') ?? null,
  }),
});

/** One note as a person edits it: what they typed is kept until it is stored, whatever becomes of the page's data. */
export const useNote = ({ projectId, kind, id }: NoteSubject): EditedNote => {
  const [view, setView] = useState<NoteView | null | undefined>(undefined);
  const [draft, setDraft] = useState<NoteChanges>({});
  const [before, setBefore] = useState<NoteChanges | null>(null);
  const [busy, setBusy] = useState(false);
  const [ended, setEnded] = useState<EditedNote['ended']>(null);
  const [copyProblem, setCopyProblem] = useState<DatabaseProblem | null>(null);
  const asked = useRef(0);

  const load = useCallback(async (): Promise<void> => {
    const mine = ++asked.current;
    const found = await sendMessage('getNote', { projectId, kind, id }).catch(() => undefined);
    if (mine === asked.current && found !== undefined) setView(found);
  }, [projectId, kind, id]);
  useEffect(() => {
    const left = new AbortController();
    void load();
    watchRevision(projectId, left.signal, () => void load());
    return () => left.abort();
  }, [projectId, load]);

  const end = (how: Ended): void => setEnded((last) => ({ ...how, count: (last?.count ?? 0) + 1 }));
  const stored: Partial<NoteValues> = view?.values ?? {};

  /** Stores changes; `how` it is called, and what takes them back. */
  const store = async (changes: NoteChanges, how: 'saved' | 'undone', back: NoteChanges | null): Promise<void> => {
    setBusy(true);
    try {
      const outcome = await sendMessage('saveNote', { projectId, kind, id, changes });
      asked.current += 1;
      if (outcome.problem) return end({ how: 'refused', problem: outcome.problem });
      setView(outcome.view);
      setCopyProblem(outcome.copyProblem);
      setDraft({});
      setBefore(back);
      end({ how });
    } catch {
      end({ how: 'failed' });
    } finally {
      setBusy(false);
    }
  };

  return {
    view,
    values: Object.fromEntries(Object.entries({ ...stored, ...draft }).filter(([, value]) => value !== null)),
    set: (field, value) => setDraft((known) => ({ ...known, [field]: value })),
    busy,
    ended,
    copyProblem,
    async save() {
      const changes = withoutBlanks(draft);
      const fields = (Object.keys(changes) as NoteField[]).filter((field) => !isSame(changes[field], stored[field]));
      if (fields.length === 0) {
        setDraft({});
        return end({ how: 'unchanged' });
      }
      const only = (all: NoteChanges): NoteChanges =>
        Object.fromEntries(fields.map((field) => [field, all[field] ?? null]));
      await store(only(changes), 'saved', only(stored));
    },
    undo: before && (() => store(before, 'undone', null)),
  };
};
