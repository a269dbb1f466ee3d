/** A member as far as it matters here. */
export interface Account {
  readonly email: string;
  readonly firstName?: string;
  readonly lastName?: string;
}

export interface LikelyServiceAccount<A extends Account> {
  readonly account: A;
  /** `address`: its words say so; `no-name`: nobody's name is on it, and it holds keys. */
  readonly because: 'address' | 'no-name';
  /** Active keys that are seen. */
  readonly keys: number;
}

/**
 * Words that machines' addresses begin with; as whole words, since "cindy" and "bothwell" begin with two of them as
 * well.
 */
const MACHINES = new Set([
  ...['bot', 'bots', 'ci', 'cd', 'cicd', 'svc', 'svcs', 'service', 'services', 'serviceaccount', 'daemon', 'cron'],
  ...['ops', 'devops', 'sre', 'infra', 'infrastructure', 'platform', 'engineering', 'system', 'systems', 'api'],
  ...['deploy', 'deployer', 'deployment', 'deployments', 'build', 'builds', 'pipeline', 'release', 'releases'],
  ...['automation', 'automations', 'automated', 'integration', 'integrations', 'noreply', 'donotreply'],
]);

/**
 * Words that say it at the end too ("build-bot", "eu.svc"); the others may be where a person works ("jo.engineering").
 */
const ENDINGS = new Set(['bot', 'bots', 'svc', 'svcs', 'ci', 'cicd', 'serviceaccount', 'noreply', 'automation']);

/** "no-reply" is one word, however it is written. */
const NO_REPLY = /^(?:no|do[^\p{L}]?not)[^\p{L}]?reply(?!\p{L})/u;

/** Words in lower case; digits and signs end a word ("ci2", "svc_ingest"), accents and other scripts don't. */
const wordsIn = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}]+/gu) ?? [];

/**
 * The mailbox of an address: what stands before the last `@`, without a sub-address, which is for the mailbox's own
 * person.
 */
const mailboxOf = (email: string): string => {
  const address = email.trim();
  return address
    .slice(0, Math.max(0, address.lastIndexOf('@')))
    .replace(/(?!^)\+.*$/s, '')
    .normalize('NFKC')
    .toLowerCase();
};

/** The words of a person's name; none where there is no name, an address in its place, or machines' words alone. */
const personalName = ({ firstName = '', lastName = '' }: Account): readonly string[] => {
  const name = `${firstName} ${lastName}`;
  return name.includes('@') ? [] : wordsIn(name).filter((word) => !MACHINES.has(word));
};

const isMachines = (account: Account): boolean => {
  const mailbox = mailboxOf(account.email);
  const words = wordsIn(mailbox);
  const says =
    NO_REPLY.test(mailbox) ||
    words.slice(0, 1).some((word) => MACHINES.has(word)) ||
    words.slice(-1).some((word) => ENDINGS.has(word));
  // "ci.yang" of Ci Yang: the address goes on with the name of the person who has it.
  const name = new Set(personalName(account));
  return says && !words.some((word) => name.has(word));
};

/** Most characters of an address (RFC 5321). */
const LONGEST = 254;

/** Whether marking this address marks this account alone: a `*` in it would stand for others' (service-accounts.ts). */
export const canBeMarked = ({ email }: Account): boolean =>
  mailboxOf(email) !== '' && email.length <= LONGEST && !/[*\p{C}\p{Zl}\p{Zp}]/u.test(email.trim());

/**
 * Which members may well be service accounts, those with most keys first. A guess that is offered, never a fact: nobody
 * counts as one before a person marks them. `keysOf`: how many active keys of an account are seen.
 */
export const likelyServiceAccounts = <A extends Account>(
  accounts: readonly A[],
  keysOf: (account: A) => number,
  isMarked: (email: string) => boolean,
): readonly LikelyServiceAccount<A>[] =>
  accounts
    .flatMap((account): LikelyServiceAccount<A>[] => {
      if (!canBeMarked(account) || isMarked(account.email)) return [];
      const keys = keysOf(account);
      if (isMachines(account)) return [{ account, because: 'address', keys }];
      return keys > 0 && personalName(account).length === 0 ? [{ account, because: 'no-name', keys }] : [];
    })
    .sort((a, b) => b.keys - a.keys || (a.account.email < b.account.email ? -1 : 1));
