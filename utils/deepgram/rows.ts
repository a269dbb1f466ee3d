import { type Failed, failed, type Gap } from '../rules/answer';
import * as z from '../zod';

/** A row that fits, or the path inside it that doesn't. */
export type Checked<Row> = { readonly ok: true; readonly row: Row } | { readonly ok: false; readonly misfit: string };

/**
 * `['member', 'email']` as `member.email`; numbers as `[3]`. Made of names from the schemas, so never of a body's text.
 */
const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : `${text}${text && '.'}${String(part)}`),
    '',
  );

export const check = <Schema extends z.ZodMiniType>(schema: () => Schema, raw: unknown): Checked<z.output<Schema>> => {
  const result = z.safeParse(schema(), raw);
  return result.success
    ? { ok: true, row: result.data }
    : { ok: false, misfit: pathText(result.error.issues[0]?.path ?? []) };
};

export const unreadable = (endpoint: string, path: string): Failed =>
  failed({ kind: 'unreadable', endpoint, ...(path && { path }) });

export const field = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null ? Object.getOwnPropertyDescriptor(body, name)?.value : undefined;

export interface RowsQuery {
  readonly endpoint: string;
  /** The list's name; further ones are other published names of it. */
  readonly names: readonly [string, ...string[]];
  /** Takes one row in, or gives the path inside it that doesn't fit (`''` for the row itself). */
  readonly take: (raw: unknown) => string | null;
}

/**
 * Goes through the rows of a list. Rows that don't fit are left out and become one gap, with the first path that
 * didn't; a body without the list, or without a single row that fits, is a failure.
 */
export const readRows = (body: unknown, { endpoint, names, take }: RowsQuery): Failed | readonly Gap[] => {
  const name = names.find((candidate) => Array.isArray(field(body, candidate))) ?? names[0];
  const rows = field(body, name);
  if (!Array.isArray(rows)) return unreadable(endpoint, name);
  let misfits = 0;
  let first = '';
  for (let index = 0; index < rows.length; index += 1) {
    const misfit = take(rows[index]);
    if (misfit === null) continue;
    if (misfits === 0) first = `${name}[${index}]${misfit && `.${misfit}`}`;
    misfits += 1;
  }
  if (misfits === 0) return [];
  if (misfits === rows.length) return unreadable(endpoint, first);
  return [{ reason: 'rows-unreadable', count: misfits, path: first }];
};

export const isFailed = (outcome: Failed | readonly Gap[]): outcome is Failed => 'state' in outcome;
