import type { Known } from './catalogue';

/** What a row was read as. */
export interface Claim {
  readonly candidates: readonly Known[];
  /** Told by something that no other row can show. */
  readonly decisive: boolean;
  /** What stands in the title's place where nothing known explains the row. */
  readonly stranger: string | null;
  /** The element whose text identifies the row. */
  readonly cell: Element | null;
}

/** What a row shows of Linchpin. */
export type Verdict =
  | { readonly state: 'none' }
  | { readonly state: 'known'; readonly known: Known }
  /** Several entities can be it, or one entity can be several rows. */
  | { readonly state: 'ambiguous'; readonly candidates: readonly Known[] };

export interface RowVerdict {
  readonly row: Element;
  readonly verdict: Verdict;
  /** The element whose text identifies the row. */
  readonly cell: Element | null;
}

/** Which rows stand for which entities: each entity is one row's. */
export interface Claims {
  /** Returns the rows whose verdict may have changed by it, this one among them. */
  readonly make: (row: Element, claim: Claim) => readonly Element[];
  /** Returns the other rows whose verdict may have changed by it. */
  readonly release: (row: Element) => readonly Element[];
  readonly judge: (row: Element) => RowVerdict;
  readonly has: (row: Element) => boolean;
  readonly rows: () => readonly Element[];
  /** Titles that are nothing known, and entities that more rows claim than there are of them, as texts. */
  readonly unexplained: () => ReadonlySet<string>;
}

const NONE: Verdict = { state: 'none' };

/** The entity that a row claims: only one that is named alone. */
const claimedBy = (claim: Claim | undefined): string | undefined =>
  claim?.candidates.length === 1 ? claim.candidates[0]?.ref : undefined;

export const createClaims = (): Claims => {
  const claims = new Map<Element, Claim>();
  const rowsOf = new Map<string, Set<Element>>();

  const judged = (row: Element, { candidates, decisive }: Claim): Verdict => {
    const [known, ...more] = candidates;
    if (!known) return NONE;
    if (more.length > 0) return { state: 'ambiguous', candidates };
    const rivals = [...(rowsOf.get(known.ref) ?? [])].filter((other) => other !== row);
    if (rivals.length === 0) return { state: 'known', known };
    const sure = rivals.filter((rival) => claims.get(rival)?.decisive);
    if (decisive && sure.length === 0) return { state: 'known', known };
    // Another row shows the id: this one is something else with the same looks.
    if (!decisive && sure.length > 0) return NONE;
    return { state: 'ambiguous', candidates };
  };

  return {
    make(row, claim) {
      claims.set(row, claim);
      const ref = claimedBy(claim);
      if (ref === undefined) return [row];
      const rows = rowsOf.get(ref) ?? new Set<Element>();
      rowsOf.set(ref, rows.add(row));
      return [...rows];
    },
    release(row) {
      const ref = claimedBy(claims.get(row));
      claims.delete(row);
      const rows = ref === undefined ? undefined : rowsOf.get(ref);
      if (ref === undefined || !rows?.delete(row)) return [];
      if (rows.size === 0) rowsOf.delete(ref);
      return [...rows];
    },
    judge(row) {
      const claim = claims.get(row);
      return { row, cell: claim?.cell ?? null, verdict: claim ? judged(row, claim) : NONE };
    },
    has: (row) => claims.has(row),
    rows: () => [...claims.keys()],
    unexplained() {
      const texts = new Set<string>();
      const shared = new Map<string, number>();
      for (const { candidates, decisive, stranger } of claims.values()) {
        if (stranger !== null) texts.add(stranger);
        if (candidates.length === 0 || decisive) continue;
        const refs = candidates.map(({ ref }) => ref).join();
        const rows = (shared.get(refs) ?? 0) + 1;
        shared.set(refs, rows);
        if (rows > candidates.length) texts.add(refs);
      }
      return texts;
    },
  };
};
