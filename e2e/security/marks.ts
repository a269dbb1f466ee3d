/**
 * What the walk connects with and what it must meet again nowhere: no text of a browser or of Linchpin has a piece of
 * them.
 */

/** Of the shape of Deepgram's secrets: 40 lower-case hexadecimal digits (docs/deepgram/api.md 1). */
export const SECRET = '7e5c0de9b1a4f36d82f7094ce6ab135d90c8e2b7';

export const PASSPHRASE = 'zQ8-vowlt9Kite-uXj4-harbqTwig3-mB';

/** Never right: what a person enters by mistake is as secret as the right one. */
export const WRONG_PASSPHRASE = 'wroqg9-Qyx-pLinzh7-oG-marwoFen2-Jd';

/** Of the other project, which the walk connects and disconnects again. */
export const SANDBOX_SECRET = 'd3b8f16a905e27c4e6b1387fa2d95c40f7a1e86b';

/** Of the right shape, and never right. */
export const WRONG_SECRET = '94ac6f02e8d17b53f0c9ab6214de8537b1f4a09d';

export const marks = [
  { name: 'key', text: SECRET },
  { name: 'passphrase', text: PASSPHRASE },
  { name: 'wrong passphrase', text: WRONG_PASSPHRASE },
  { name: 'other project’s key', text: SANDBOX_SECRET },
  { name: 'wrong key', text: WRONG_SECRET },
] as const;
