const UNLOCKED = 'vault/unlocked/';
const SECRETS = 'vault/secrets/';

/**
 * Each mode record has names of its own, which sets what an unfinished change left behind apart from what is in use.
 */
export const unlockedItem = (modeId: string): string => UNLOCKED + modeId;
export const secretsItem = (modeId: string): string => SECRETS + modeId;

export const isUnlockedItem = (name: string): boolean => name.startsWith(UNLOCKED);
/** Whether this name in `storage.session` is one that changes when keys are locked, unlocked or kept in another way. */
export const isVaultItem = (name: string): boolean => isUnlockedItem(name) || name.startsWith(SECRETS);
