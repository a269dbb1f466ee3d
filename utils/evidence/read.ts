import { isObject } from '../objects';
import type { EvidenceFault } from '../protocol/views/evidence';
import type { EvidenceContent } from '../rules/evidence-file/content';
import { EVIDENCE_FORMAT, MAX_EVIDENCE_TEXT } from '../rules/evidence-file/format';
import * as z from '../zod';
import { blockText, type EvidencePage, sealed, taken } from './file';
import { evidenceContent } from './schema';

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
