import type { RowText } from './atoms';
import { identifyKey } from './identify-key';
import { identifyPerson } from './identify-person';
import type { Identity, Reading } from './reading';

/** Which entity a row stands for, by its texts alone. */
export const identify = (row: RowText, reading: Reading): Identity =>
  reading.catalogue.page === 'keys' ? identifyKey(row, reading) : identifyPerson(row, reading);
