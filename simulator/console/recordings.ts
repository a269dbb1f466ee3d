import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { RecordedElement, Recording } from './app/layouts/recorded/recording';

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), 'recorded');

const kind = z.enum(['address', 'name', 'comment', 'tag', 'id', 'day', 'age', 'role', 'label', 'secret', 'words']);
const text = z.strictObject({
  text: z.array(z.strictObject({ kind, text: z.string().max(500), form: z.string().max(60).optional() })).min(1),
});
const token = z.string().regex(/^[a-z0-9-]{1,20}$/);

const element: z.ZodType<RecordedElement> = z.lazy(() =>
  z.strictObject({
    tag: z.string().regex(/^(?:[a-z]{1,12}[1-6]?|x-\d{1,6})$/),
    role: token.optional(),
    type: token.optional(),
    lang: z.string().max(12).optional(),
    dir: z.enum(['ltr', 'rtl', 'auto']).optional(),
    class: z
      .string()
      .regex(/^c\d+(?: c\d+)*$/)
      .optional(),
    named: z.literal(true).optional(),
    expands: z.literal(true).optional(),
    shadow: z.literal(true).optional(),
    left: z.enum(['secret', 'typed']).optional(),
    children: z.array(z.union([text, z.strictObject({ more: z.int().positive() }), element])).optional(),
  }),
);
const count = z.int().nonnegative();

/** What a recording may hold, and nothing beside: files in `recorded/` come from strangers. */
export const recordingSchema: z.ZodType<Recording> = z.strictObject({
  format: z.literal('linchpin-page/1'),
  source: z.string().max(200),
  day: z.iso.date(),
  page: z.enum(['team', 'keys', 'logs', 'settings', 'other']),
  browser: z.string().regex(/^[A-Za-z]+(?: \d+)?$/),
  extension: z.string().regex(/^[\d.]+$/),
  lang: z.string().max(12).optional(),
  dir: z.enum(['ltr', 'rtl', 'auto']).optional(),
  badges: z.record(token, count),
  left: z.strictObject({ repeated: count, beyond: count, secret: count, characters: count }),
  body: element,
});

/** The names of all recorded pages: put a file there, and it is a layout like any other. */
export const recordingNames = (): string[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();

/** Throws where the file isn't there or isn't a recording. */
export const readRecording = (name: string): Recording => {
  if (!recordingNames().includes(name)) throw new Error(`simulator/console/recorded has no ${name}.json`);
  return recordingSchema.parse(JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')));
};
