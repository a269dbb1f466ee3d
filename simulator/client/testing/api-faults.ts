import type { FaultRule } from '../../world/types';

/** Every value of a body, changed from the inside out; `undefined` leaves it out. */
const changeEach =
  (change: (value: unknown, name: string) => unknown) =>
  (body: unknown): unknown => {
    const walk = (value: unknown, name: string): unknown => {
      if (Array.isArray(value))
        return change(
          value.map((one) => walk(one, name)),
          name,
        );
      if (typeof value !== 'object' || value === null) return change(value, name);
      const entries = Object.entries(value).map(([key, one]) => [key, walk(one, key)] as const);
      return Object.fromEntries(entries.filter(([, one]) => one !== undefined));
    };
    return walk(body, '');
  };

/** Published as optional, or missing in one of the descriptions (docs/deepgram/api.md 4.2, 4.10). */
const OPTIONAL = new Set(['first_name', 'last_name', 'tags', 'expiration_date', 'comment', 'name', 'end', 'code']);

/** The ways in which an endpoint goes wrong: the matrix of the client's tests and of the verdicts'. */
export const API_FAULTS = {
  '401': { kind: 'status', status: 401 },
  '403': { kind: 'status', status: 403 },
  '404': { kind: 'status', status: 404 },
  '429': { kind: 'status', status: 429 },
  '429 with a short Retry-After': { kind: 'status', status: 429, headers: { 'retry-after': '2' } },
  '429 with a long Retry-After': { kind: 'status', status: 429, headers: { 'retry-after': '600' } },
  '500': { kind: 'status', status: 500 },
  '503': { kind: 'status', status: 503 },
  'a plain-text body': { kind: 'status', status: 400, body: 'Invalid request: no.' },
  'a plain-text body with 200': { kind: 'status', status: 200, body: 'Fine.' },
  'truncated JSON': { kind: 'truncate', share: 0.5 },
  'wrong types': { kind: 'rewrite', change: changeEach((value) => (typeof value === 'object' ? value : [value])) },
  'missing optional fields': {
    kind: 'rewrite',
    change: changeEach((value, name) => (OPTIONAL.has(name) ? undefined : value)),
  },
  'empty lists': { kind: 'rewrite', change: changeEach((value) => (Array.isArray(value) ? [] : value)) },
  'a timeout': { kind: 'hang' },
  'a lost connection': { kind: 'drop' },
} as const satisfies Record<string, FaultRule['fault']>;
export type ApiFaultName = keyof typeof API_FAULTS;
