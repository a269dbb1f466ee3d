import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import type { Correction } from './corrections';

export type JsonSchema = { [keyword: string]: unknown };

interface Operation {
  responses: Record<string, { content?: Record<string, { schema: JsonSchema }> }>;
}

interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, JsonSchema> };
}

/** Deepgram's published description, kept beside the project (CC BY 4.0, Deepgram). */
const file = fileURLToPath(new URL('../../../shared/spec/openapi.yml', import.meta.url));

export const isPublishedHere = existsSync(file);

/** Objects that say what they hold hold nothing else, so that an invented field is found. */
const close = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(close);
  if (typeof schema !== 'object' || schema === null) return schema;
  const closed = Object.fromEntries(Object.entries(schema).map(([keyword, value]) => [keyword, close(value)]));
  const { properties } = closed;
  const names = typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
  return names.length > 0 && !('additionalProperties' in closed) ? { ...closed, additionalProperties: false } : closed;
};

const correct = (spec: OpenApi, correction: Correction): void => {
  if ('operation' in correction) {
    const [method = '', path = ''] = correction.operation.split(' ');
    const responses = { '200': { content: { 'application/json': { schema: correction.answers } } } };
    spec.paths[path] = { ...spec.paths[path], [method.toLowerCase()]: { responses } };
  } else if ('errorStatuses' in correction) {
    const error = { content: { 'application/json': { schema: { $ref: '#/components/schemas/ErrorResponse' } } } };
    const all = Object.fromEntries(correction.errorStatuses.map((status) => [String(status), error]));
    for (const operations of Object.values(spec.paths)) {
      for (const operation of Object.values(operations)) {
        if (operation.responses) operation.responses = { ...all, ...operation.responses };
      }
    }
  } else {
    const was = spec.components.schemas[correction.schema];
    if (!was) throw new Error(`No schema ${correction.schema} is published: ${correction.source}`);
    const added =
      'add' in correction ? { ...was, properties: { ...Object(was.properties), ...correction.add } } : undefined;
    spec.components.schemas[correction.schema] = added ?? ('replace' in correction ? correction.replace(was) : was);
  }
};

/** One answer, as it came. */
export interface Answer {
  method: string;
  path: string;
  status: number;
  /** Parsed, or the text of a text/plain answer. */
  body: unknown;
}

export interface Published {
  /** Every operation, as `GET /v1/projects/{project_id}`. */
  operations: string[];
  /** The operation that a path belongs to. */
  operationOf(answer: Answer): string | undefined;
  /** What in the answer doesn't fit; empty where all does. */
  misfits(answer: Answer): string[];
}

const matches = (template: string, path: string): boolean =>
  new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path);

/** The description, put right by these corrections. */
export const loadPublished = (corrections: readonly Correction[]): Published => {
  const spec: OpenApi = parse(readFileSync(file, 'utf8')); // its shape is OpenAPI's own
  for (const correction of corrections) correct(spec, correction);
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv, ['date', 'date-time', 'uuid', 'email', 'uri']);
  ajv.addFormat('double', true);
  ajv.addSchema({ $id: 'published', components: close(spec.components) });
  const templates = Object.keys(spec.paths);
  const operationAt = ({ method, path }: Answer) => {
    const template = templates.find((one) => matches(one, path) && method.toLowerCase() in (spec.paths[one] ?? {}));
    return template === undefined ? undefined : { template, operation: spec.paths[template]?.[method.toLowerCase()] };
  };
  const validators = new Map<JsonSchema, ValidateFunction>();
  const validatorOf = (schema: JsonSchema): ValidateFunction => {
    const here = JSON.stringify(close(schema)).replaceAll('"#/components/', '"published#/components/');
    const validator = validators.get(schema) ?? ajv.compile(JSON.parse(here));
    validators.set(schema, validator);
    return validator;
  };
  return {
    operations: templates.flatMap((path) =>
      Object.keys(spec.paths[path] ?? {}).map((method) => `${method.toUpperCase()} ${path}`),
    ),
    operationOf: (answer) => {
      const found = operationAt(answer);
      return found && `${answer.method} ${found.template}`;
    },
    misfits: (answer) => {
      const found = operationAt(answer);
      const where = `${answer.method} ${answer.path} ${answer.status}`;
      if (!found) return [`${where}: no such operation is published`];
      const response = found.operation?.responses[String(answer.status)];
      const schema = Object.values(response?.content ?? {})[0]?.schema;
      if (!response || !schema) return [`${where}: this status is not published`];
      const check = validatorOf(schema);
      if (check(answer.body)) return [];
      return (check.errors ?? []).map(
        ({ instancePath, message, params }) => `${where}: ${instancePath} ${message} ${JSON.stringify(params)}`,
      );
    },
  };
};
