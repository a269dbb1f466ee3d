import type { WireRefusal } from '../wire';

/** The Console's own server, with the session that the browser has. `now` learns the world's time from each answer. */
export interface ConsoleApi {
  get<T extends object>(path: string): Promise<T>;
  send<T extends object>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<T>;
}

export function createConsoleApi(tellTime: (now: number) => void): ConsoleApi {
  async function call<T extends object>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(`/manage/v1${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    });
    const now = Number(response.headers.get('x-console-now'));
    if (now) tellTime(now);
    if (!response.ok) throw new Error(`${response.status}`);
    const answer: T | WireRefusal = await response.json();
    if ('refused' in answer) throw new Error(answer.refused);
    return answer;
  }
  return { get: (path) => call('GET', path), send: call };
}
