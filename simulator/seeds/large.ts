import { rowsSeed } from './rows';

/** 1,000 members, 10,000 keys, 90 days of use: the size at which slow code shows. */
export const largeSeed = rowsSeed({ members: 1_000, keys: 10_000 });
