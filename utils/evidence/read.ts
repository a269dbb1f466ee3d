import { isObject } from '../objects';
import type { EvidenceContent } from '../rules/evidence-file/content';
import { EVIDENCE_FORMAT, MAX_EVIDENCE_TEXT } from '../rules/evidence-file/format';
import * as z from '../zod';
import { blockText, type EvidencePage, sealed, taken } from './file';
import { evidenceContent } from './schema';

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

export type ReadEvidence =
  | { readonly ok: true; readonly content: EvidenceContent; readonly page: EvidencePage; readonly sha256: string }
  | { readonly ok: false; readonly fault: EvidenceFault };

const refused = (fault: EvidenceFault): ReadEvidence => ({ ok: false, fault });

/** The block's own JSON; `undefined` where it isn't JSON. */
const parsed = (block: string): unknown => {
  try {
    return JSON.parse(block);
  } catch {
    return undefined;
  }
};

/** Whether every byte of the file is as it was written. */
const isUnchanged = async (block: string, json: unknown, page: EvidencePage): Promise<boolean> => {
  if (!isObject(json) || !isObject(json.content)) return false;
  try {
    // Checked for its shape once it is known to be what was written.
    const own = await sealed(json.content as unknown as EvidenceContent, page);
    return blockText(own) === block;
  } catch {
    // What has no canonical form, or is nested too deep for one, was never written.
    return false;
  }
};

const formatOf = (json: unknown): unknown =>
  isObject(json) && isObject(json.content) ? json.content.format : undefined;

/** Reads an evidence file, and refuses it where a single byte is not as it was written. It never throws. */
export const readEvidence = async (text: string): Promise<ReadEvidence> => {
  if (text.length > MAX_EVIDENCE_TEXT) return refused({ kind: 'too-large' });
  const found = taken(text);
  const json = found && parsed(found.block);
  const format = formatOf(json);
  if (!found || !Number.isSafeInteger(format)) return refused({ kind: 'not-evidence' });
  // A newer format may be sealed otherwise.
  if (typeof format === 'number' && format > EVIDENCE_FORMAT) return refused({ kind: 'newer', format });
  const { block, before, after } = found;
  const page = { before, after };
  if (!(await isUnchanged(block, json, page))) return refused({ kind: 'changed' });
  const { content, sha256 } = json as { readonly content: EvidenceContent; readonly sha256: string };
  const checked = z.safeParse(evidenceContent(), content);
  if (!checked.success) return refused({ kind: 'misfit', path: (checked.error.issues[0]?.path ?? []).join('.') });
  return { ok: true, content, page, sha256 };
};
