import { canonicalJson } from '../rules/evidence-file/canonical';
import type { EvidenceContent } from '../rules/evidence-file/content';

const BEFORE = '<script type="application/json" id="linchpin-evidence">';
const AFTER = '</script>';

/** What a person reads, as the HTML that stands around the block. */
export interface EvidencePage {
  readonly before: string;
  readonly after: string;
}

/** What stands in the file for a machine. */
export interface EvidenceBlock {
  readonly content: EvidenceContent;
  /** SHA-256, in hexadecimal, of all that stands around the block. */
  readonly page: string;
  /** The same of the canonical JSON of `content` and `page`; so of the whole file, but for this. */
  readonly sha256: string;
}

const sha256 = async (text: string): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** A block with the digests that belong to it. */
export const sealed = async (content: EvidenceContent, { before, after }: EvidencePage): Promise<EvidenceBlock> => {
  const page = await sha256(before + BEFORE + AFTER + after);
  return { content, page, sha256: await sha256(canonicalJson({ content, page })) };
};

/** A block as it stands in the file: canonical JSON that can't end the element around it. */
export const blockText = (block: unknown): string => canonicalJson(block).replaceAll('<', '\\u003c');

export const joined = ({ before, after }: EvidencePage, block: string): string =>
  before + BEFORE + block + AFTER + after;

/** A file's block and what stands around it; `null` where it has none, or more than one. */
export const taken = (text: string): (EvidencePage & { readonly block: string }) | null => {
  const [before, inner, ...more] = text.split(BEFORE);
  const end = inner?.indexOf(AFTER) ?? -1;
  if (before === undefined || inner === undefined || more.length > 0 || end < 0) return null;
  return { before, block: inner.slice(0, end), after: inner.slice(end + AFTER.length) };
};
