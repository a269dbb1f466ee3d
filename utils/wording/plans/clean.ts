import { MAX_NOTE_TEXT } from '../../rules/notes/note';
import type { PlanChanges } from '../../rules/plans/record';
import { cleanText } from '../sanitise';

/** What a person types, and what a key is called. A place's own words are those of a note, which are clean. */
const TYPED: ReadonlySet<string> = new Set(['note', 'comment']);

const cleanValue = (value: unknown): unknown =>
  typeof value !== 'object' || value === null
    ? value
    : Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [
          name,
          TYPED.has(name) && typeof inner === 'string' ? cleanText(inner, MAX_NOTE_TEXT) : inner,
        ]),
      );

/** A person's changes of a plan as they are stored: sanitised as other people's text is. */
export const cleanPlanChanges = (changes: PlanChanges): PlanChanges =>
  Object.fromEntries(Object.entries(changes).map(([field, value]) => [field, cleanValue(value)]));
