import type { Subject } from '../../protocol/views/subject';
import type { Known } from '../identify/catalogue';
import type { Verdict } from '../identify/claims';
import type { BadgeContent } from './painter';

const subject = ({ entity, email }: Known): Subject => ({
  kind: entity.kind,
  id: entity.id,
  description: entity.description,
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
const SKELETON: BadgeContent = { ref: 'pending', tone: 'skeleton', label: '\u00a0', description: '', subjects: [] };

/** A face for each entity: what didn't change is then told by its being the same. */
const contents = { full: new WeakMap<Known, BadgeContent>(), brief: new WeakMap<Known, BadgeContent>() };

/** Keys of which each badge would say the same: that is true of the row, whichever of them it is. */
const areAlike = (first: Known, all: readonly Known[], labelOf: (known: Known) => string): boolean =>
  all.every(
    (known) =>
      known.entity.kind === 'key' &&
      known.entity.tone !== 'skeleton' &&
      known.entity.tone === first.entity.tone &&
      labelOf(known) === labelOf(first),
  );

/**
 * What a verdict shows; `null`: no badge.
 * @param namesPerson The row's list shows creators, so that a badge need not.
 */
export const badgeContentOf = (verdict: Verdict, texts: AmbiguousTexts, namesPerson = false): BadgeContent | null => {
  const labelOf = ({ entity: { label, brief } }: Known): string => (namesPerson && brief) || label;
  if (verdict.state === 'none') return null;
  if (verdict.state === 'ambiguous') {
    const { candidates } = verdict;
    const count = candidates.length;
    const [first] = candidates;
    const same = { ref: 'ambiguous', subjects: candidates.map(subject) };
    if (first && count > 1 && areAlike(first, candidates, labelOf)) {
      const { tone } = first.entity;
      const label = labelOf(first);
      // Without the glyph, which the whole begins with.
      const said = label.replace(/^\P{L}{1,2} /u, '');
      return { ...same, tone, label: texts.alikeLabel(count, label), description: texts.alikeDescription(count, said) };
    }
    return { ...same, tone: 'unknown', label: texts.label(count), description: texts.description(count) };
  }
  const { known } = verdict;
  const { entity, ref } = known;
  if (entity.tone === 'skeleton') return SKELETON;
  const seen = namesPerson ? contents.brief : contents.full;
  const content = seen.get(known) ?? {
    ref,
    tone: entity.tone,
    label: labelOf(known),
    description: entity.description,
    subjects: [subject(known)],
  };
  seen.set(known, content);
  return content;
};
