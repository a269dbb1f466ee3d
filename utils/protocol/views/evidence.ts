import type { Assessment } from './assessment';

/** Why a file is refused. Nothing in it is believed. */
export type EvidenceFault =
  | { readonly kind: 'too-large' }
  /** No block of Linchpin's, or none that can be read. */
  | { readonly kind: 'not-evidence' }
  /** The format that it is in. */
  | { readonly kind: 'newer'; readonly format: number }
  /** A digest in it doesn't fit: something in the file is not as it was written. */
  | { readonly kind: 'changed' }
  /** Where its content stopped fitting, as names with dots between them; its digests fit. */
  | { readonly kind: 'misfit'; readonly path: string };

/** An evidence file that was just made. */
export interface EvidenceFile {
  readonly text: string;
  readonly name: string;
  /** The first characters of its digest, for a ticket. */
  readonly digest: string;
  /** What it says, as on the screen. */
  readonly assessment: Assessment;
}

/** One place at which a written verdict is not what its inputs give. */
export interface EvidenceDifference {
  readonly path: string;
  readonly written: string;
  readonly found: string;
}

/** What the check of an evidence file brought. */
export type EvidenceCheck =
  | { readonly state: 'refused'; readonly fault: EvidenceFault }
  | {
      /**
       * `agrees`: unchanged, and the verdict follows from its inputs. `words-differ`: so too, but a person reads other
       * words in it than this Linchpin writes. `differs`: the verdict does not follow.
       */
      readonly state: 'agrees' | 'words-differ' | 'differs';
      readonly digest: string;
      /** Linchpin's version that wrote it. */
      readonly version: string;
      /** This version's rules and words can be expected to be the same. */
      readonly isSameVersion: boolean;
      readonly project: string;
      /** Judged anew from the inputs, as at the moment of writing. */
      readonly assessment: Assessment;
      readonly differences: readonly EvidenceDifference[];
    };
