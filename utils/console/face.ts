import type { Known } from './catalogue';
import type { Verdict } from './page-model';
import type { Face, Subject } from './painter';

const subject = ({ entity, email }: Known): Subject => ({
  ...{ kind: entity.kind, id: entity.id, description: entity.description },
  ...(entity.kind === 'member' && { address: email }),
});

/** Texts for rows that several entities match; given their number. */
export interface AmbiguousTexts {
  readonly label: (count: number) => string;
  readonly description: (count: number) => string;
  /** Where the badge of each would say the same. */
  readonly alikeLabel: (count: number, label: string) => string;
  readonly alikeDescription: (count: number, label: string) => string;
}

/** A no-break space, so that a skeleton has a text's height. */
const SKELETON: Face = { ref: 'pending', tone: 'skeleton', label: '\u00a0', description: '', subjects: [] };

/** A face for each entity: what didn't change is then told by its being the same. */
const faces = new WeakMap<Known, Face>();

/** Keys of which each badge would say the same: that is true of the row, whichever of them it is. */
const areAlike = (first: Known, all: readonly Known[]): boolean =>
  all.every(
    ({ entity: { kind, tone, label } }) =>
      kind === 'key' && tone !== 'skeleton' && tone === first.entity.tone && label === first.entity.label,
  );

/** What a verdict shows; `null`: no badge. */
export const faceOf = (verdict: Verdict, texts: AmbiguousTexts): Face | null => {
  if (verdict.state === 'none') return null;
  if (verdict.state === 'ambiguous') {
    const { candidates } = verdict;
    const count = candidates.length;
    const [first] = candidates;
    const same = { ref: 'ambiguous', subjects: candidates.map(subject) };
    if (first && count > 1 && areAlike(first, candidates)) {
      const { tone, label } = first.entity;
      // Without the glyph, which the whole begins with.
      const said = label.replace(/^\P{L}{1,2} /u, '');
      return { ...same, tone, label: texts.alikeLabel(count, label), description: texts.alikeDescription(count, said) };
    }
    return { ...same, tone: 'unknown', label: texts.label(count), description: texts.description(count) };
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
