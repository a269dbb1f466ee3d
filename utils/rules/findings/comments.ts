import type { KeyAnalysis } from '../analysis';

/** Words that say that it is a key, or that somebody tried something, and nothing of what rests on it. */
const FILLERS = new Set(
  [
    'a an my new the key keys api apikey token name default untitled unnamed none na null undefined todo deepgram dg',
    'test tests testing temp tmp demo example sample foo bar foobar asdf qwerty abc xyz hello world stuff misc',
  ].flatMap((words) => words.split(' ')),
);

/** Case, outer and repeated white space don't tell two comments apart for a person. */
export const plainComment = (comment: string): string => comment.trim().replace(/\s+/gu, ' ').toLowerCase();

/** Whether a comment tells nothing: no word in it, or fillers alone, perhaps numbered ("test key 2"). */
export const isVague = (comment: string): boolean =>
  plainComment(comment)
    .split(/[^\p{L}\p{M}]+/u)
    .every((word) => word === '' || FILLERS.has(word));

/** Active keys that share a comment, by that comment. Vague ones too: the more of them, the worse. */
export const sharedComments = (keys: readonly KeyAnalysis[]): Map<string, readonly string[]> => {
  const byComment = new Map<string, string[]>();
  for (const { key } of keys) {
    const comment = plainComment(key.comment);
    if (comment === '') continue;
    byComment.set(comment, [...(byComment.get(comment) ?? []), key.keyId]);
  }
  for (const [comment, keyIds] of byComment) if (keyIds.length < 2) byComment.delete(comment);
  return byComment;
};
