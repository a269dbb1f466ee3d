import type { Atom, RowText } from './atoms';
import type { Catalogue, Known } from './catalogue';
import type { Columns } from './columns';
import type { DayReader } from './dates';
import { atomEmails, primaryHits } from './hits';
import { AROUND } from './row-text';

/**
 * What a row can be: nothing known, one entity, or several that nothing on the page distinguishes
 * (docs/architecture.md, rule 3).
 */
export interface Identity {
  readonly candidates: readonly Known[];
  /** The text that identifies the row: the badge stands beside it. */
  readonly atom: Atom | null;
  /** The row shows the entity's own id. */
  readonly decisive: boolean;
}

export const NOBODY: Identity = { candidates: [], atom: null, decisive: false };

export interface Reading {
  readonly catalogue: Catalogue;
  readonly columns: Columns;
  readonly days: DayReader;
}

/** The texts that may be a row's title: the learned slot's; else any that identifies something. */
export const titleAtoms = (row: RowText, { catalogue, columns }: Reading): readonly Atom[] => {
  const hits = (atom: Atom): readonly Known[] => primaryHits(atom, catalogue, columns.byEmail);
  const learned = columns.title === null ? undefined : row.find((atom) => atom.slot === columns.title);
  if (learned && hits(learned).length > 0) return [learned];
  // Nobody has a name before they join: an invite's e-mail may stand where names do, and "Pending" where e-mails do.
  if (learned && (!columns.byEmail || atomEmails(learned).length > 0)) return [];
  if (learned) return row.filter((atom) => hits(atom).some(({ entity }) => entity.kind === 'invite'));
  // A row without its title's slot has no comment, or has something before it that moves the slot.
  const open = catalogue.page === 'team' ? row : row.filter((atom) => !columns.beside.has(atom.slot));
  return open.filter((atom) => !atom.slot.startsWith(AROUND) && hits(atom).length > 0);
};
