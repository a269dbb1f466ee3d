import { type Note, noted, type UseKind } from '../notes/note';
import { type DoneValue, doneAt, type PlanRecord, type Written } from './record';

/** Deepgram's guide to removing members names these as places to look in, in this order (docs/deepgram/console.md). */
const PLACES_OF_GUIDE: readonly UseKind[] = ['application', 'environment', 'ci', 'container', 'third-party'];

/** A place to be looked at before a key can go. */
export interface System {
  readonly kind: UseKind;
  /** As a note names it, other people's text; empty: whatever of this kind no note names. */
  readonly text: string;
  readonly done: Written<DoneValue> | null;
}

/** Where a key is used by its note, and what the guide names beside that. */
export const systemsOf = (record: PlanRecord, keyId: string, note: Note | undefined): readonly System[] => {
  const named = (note && noted(note.fields, 'usedIn')) ?? [];
  const kinds = new Set(named.map(({ kind }) => kind));
  const places = [
    ...named.filter((one, at) => named.findIndex(({ kind, text }) => kind === one.kind && text === one.text) === at),
    ...PLACES_OF_GUIDE.filter((kind) => !kinds.has(kind)).map((kind) => ({ kind, text: '' })),
  ];
  return places.map(({ kind, text }) => ({ kind, text, done: doneAt(record, keyId, { kind, text }) }));
};
