import { timeOf } from '../days';
import type { ApiKey } from '../snapshot';

/** A key's comment without what counts its versions: `prod-ingest v2` and `Prod ingest (2026)` have one stem. */
const stemOf = ({ comment }: ApiKey): string => {
  const words = comment.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.filter((word) => !['v', 'new', 'old', 'copy', 'next'].includes(word)).join(' ');
};

/** How much ties a key to one that may be to come in its place; 0: nothing does, or it was made before it. */
const tieOf = (key: ApiKey, other: ApiKey): number => {
  if ((timeOf(other.created) ?? 0) <= (timeOf(key.created) ?? 0)) return 0;
  const stem = stemOf(key);
  const isNamedAlike = stem !== '' && stem === stemOf(other);
  const isTaggedAlike = key.tags.some((tag) => other.tags.includes(tag));
  const isOfCreator = key.creator.memberId === other.creator.memberId;
  return 4 * Number(isNamedAlike) + 2 * Number(isTaggedAlike) + Number(isOfCreator);
};

export interface Successor {
  readonly key: ApiKey;
  /** It was made later, and shares a name, a tag or its creator. */
  readonly isLikely: boolean;
}

/**
 * The keys that may come in a key's place: all others that are active, the likely ones first, of these the newest.
 * @param id Of the key; it may be listed no more, so that nothing is likely.
 */
export const successorsOf = (id: string, key: ApiKey | undefined, active: readonly ApiKey[]): readonly Successor[] =>
  active
    .filter(({ keyId }) => keyId.toLowerCase() !== id.toLowerCase())
    .map((other) => ({ key: other, tie: key ? tieOf(key, other) : 0, made: timeOf(other.created) ?? 0 }))
    .sort((a, b) => b.tie - a.tie || (a.tie > 0 ? b.made - a.made : a.key.comment.localeCompare(b.key.comment)))
    .map(({ key: other, tie }) => ({ key: other, isLikely: tie > 0 }));
