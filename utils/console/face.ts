import type { Known } from './catalogue';
import type { Verdict } from './page-model';
import type { Face, Subject } from './painter';

const subject = ({ entity }: Known): Subject => ({ kind: entity.kind, id: entity.id, description: entity.description });

/** Texts for rows that several entities match; given their number. */
export interface AmbiguousTexts {
  readonly label: (count: number) => string;
  readonly description: (count: number) => string;
}

/** A no-break space, so that a skeleton has a text's height. */
const SKELETON: Face = { ref: 'pending', tone: 'skeleton', label: '\u00a0', description: '', subjects: [] };

/** A face for each entity: what didn't change is then told by its being the same. */
const faces = new WeakMap<Known, Face>();

/** What a verdict shows; `null`: no badge. */
export const faceOf = (verdict: Verdict, texts: AmbiguousTexts): Face | null => {
  if (verdict.state === 'none') return null;
  if (verdict.state === 'ambiguous') {
    const count = verdict.candidates.length;
    return {
      ref: 'ambiguous',
      tone: 'unknown',
      label: texts.label(count),
      description: texts.description(count),
      subjects: verdict.candidates.map(subject),
    };
  }
  const { known } = verdict;
  const { entity, ref } = known;
  if (entity.tone === 'skeleton') return SKELETON;
  const face = faces.get(known) ?? {
    ref,
    tone: entity.tone,
    label: entity.label,
    description: entity.description,
    subjects: [subject(known)],
  };
  faces.set(known, face);
  return face;
};
