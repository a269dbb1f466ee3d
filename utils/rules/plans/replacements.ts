import { type Answer, seenIn } from '../answer';
import { timeOf } from '../days';
import { type Note, noted } from '../notes/note';
import type { ApiKey } from '../snapshot';

/** A key that a person said comes in another's place. */
export interface Replacement {
  readonly keyId: string;
  /** As it is listed; `null`: it isn't. */
  readonly key: ApiKey | null;
  /** `ends-too`: made by the member who goes. `unseen`: not listed, but not every key is. */
  readonly is: 'there' | 'gone' | 'unseen' | 'ends-too';
  readonly at: string;
  readonly by: string;
}

/** Why a key may be meant as a replacement. */
export type Fit = 'made-since' | 'scopes' | 'expiry' | 'name' | 'tags' | 'service-account';

export interface Proposal {
  readonly key: ApiKey;
  readonly because: readonly Fit[];
}

const isSameId = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** What a person noted as the key to come in this one's place, and whether it is there. */
export const replacementOf = (
  note: Note | undefined,
  keys: Answer<readonly ApiKey[]>,
  leaverKeys: readonly string[],
): Replacement | null => {
  const keyId = note && noted(note.fields, 'successor');
  const entry = note?.fields.successor;
  if (keyId === undefined || !entry) return null;
  const key = seenIn(keys).find((each) => isSameId(each.keyId, keyId)) ?? null;
  const unlisted = keys.state === 'whole' ? 'gone' : 'unseen';
  const endsToo = leaverKeys.some((id) => isSameId(id, keyId));
  const is = endsToo ? 'ends-too' : key ? 'there' : unlisted;
  return { keyId, key, is, at: entry.at, by: entry.by };
};

const hasAll = (wanted: readonly string[], had: readonly string[]): boolean => wanted.every((one) => had.includes(one));

const plain = (comment: string): string => comment.trim().toLowerCase();
const isNamedLike = (a: string, b: string): boolean => {
  const [one, other] = [plain(a), plain(b)];
  return one !== '' && other !== '' && (one.includes(other) || other.includes(one));
};

const fitsOf = (old: ApiKey, key: ApiKey, isServiceAccount: (email: string) => boolean): readonly Fit[] => [
  'made-since',
  ...(hasAll(old.scopes, key.scopes) ? (['scopes'] as const) : []),
  ...(key.expires === undefined || old.expires !== undefined ? (['expiry'] as const) : []),
  ...(isNamedLike(old.comment, key.comment) ? (['name'] as const) : []),
  ...(old.tags.length > 0 && hasAll(old.tags, key.tags) ? (['tags'] as const) : []),
  ...(isServiceAccount(key.creator.email) ? (['service-account'] as const) : []),
];

const mayReplace = (because: readonly Fit[]): boolean =>
  because.includes('scopes') && because.includes('expiry') && (because.includes('name') || because.includes('tags'));

export interface ProposalGround {
  readonly keys: Answer<readonly ApiKey[]>;
  /** When the plan began, milliseconds since the epoch. */
  readonly since: number;
  /** Ids of keys that end with the member, and of keys that are a replacement already. */
  readonly taken: readonly string[];
  readonly isServiceAccount: (email: string) => boolean;
}

/** Keys made since the plan began that may be meant in this one's place, best first. Nothing follows until a press. */
export const proposalsFor = (
  old: ApiKey,
  { keys, since, taken, isServiceAccount }: ProposalGround,
): readonly Proposal[] => {
  const isNew = ({ keyId, created }: ApiKey): boolean =>
    (timeOf(created) ?? 0) >= since && !taken.some((id) => isSameId(id, keyId));
  return seenIn(keys)
    .filter(isNew)
    .map((key): Proposal => ({ key, because: fitsOf(old, key, isServiceAccount) }))
    .filter(({ because }) => mayReplace(because))
    .sort((a, b) => b.because.length - a.because.length);
};
