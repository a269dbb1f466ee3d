const UNLOCKED = 'vault/unlocked/';
const SECRETS = 'vault/secrets/';

/** Each keeping has names of its own, so that what an unfinished change left behind can be told from what is in use. */
export const unlockedItem = (keepingId: string): string => UNLOCKED + keepingId;
export const secretsItem = (keepingId: string): string => SECRETS + keepingId;

export const isUnlockedItem = (name: string): boolean => name.startsWith(UNLOCKED);
/** Whether this name in `storage.session` is one that changes when keys are locked, unlocked or kept in another way. */
export const isVaultItem = (name: string): boolean => isUnlockedItem(name) || name.startsWith(SECRETS);
