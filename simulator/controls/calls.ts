/** One call that reached the API. */
interface ApiCall {
  method: string;
  /** As it came, without the query. */
  path: string;
  /** Path template as in the published description; `(unknown)` where there is no such endpoint. */
  template: string;
  query: [name: string, value: string][];
  /** Lower-case names; of `authorization` the scheme only. */
  headers: Record<string, string>;
  /** What was answered, once it was; `hung` and `dropped` calls never are. */
  status?: number | 'hung' | 'dropped';
  /** By the world's clock. */
  at: number;
}

export interface CallLog {
  readonly list: readonly ApiCall[];
  /** Notes a call; its status is set later, on the same object. */
  note(call: ApiCall): ApiCall;
  /** How many calls, of one endpoint (`GET /v1/projects`) or of all. */
  count(endpoint?: string): number;
  clear(): void;
}

export const createCallLog = (): CallLog => {
  const list: ApiCall[] = [];
  return {
    list,
    note: (call) => {
      list.push(call);
      return call;
    },
    count: (endpoint) =>
      endpoint === undefined
        ? list.length
        : list.filter(({ method, template }) => `${method} ${template}` === endpoint).length,
    clear: () => {
      list.length = 0;
    },
  };
};

/** Headers without the secret in them. */
export const withoutSecret = (headers: Headers): Record<string, string> =>
  Object.fromEntries(
    [...headers].map(([name, value]) => [name, name === 'authorization' ? `${value.split(' ')[0]} (hidden)` : value]),
  );
