import type { MiddlewareHandler } from 'hono';
import type { ConsoleLook } from '../world/types';

const VEILED = new Set(['email', 'first_name', 'last_name', 'comment']);

/** What tells people and keys from each other, cut to its first letter. */
const cut = (name: string, value: unknown): unknown =>
  VEILED.has(name) && typeof value === 'string' ? `${value.trim().charAt(0)}…` : value;

/** Cuts short, where the look says so, what the Console's application is told of people and keys. */
export const veil =
  (look: ConsoleLook): MiddlewareHandler =>
  async (c, next) => {
    await next();
    if (!look.veiled || c.req.method !== 'GET') return;
    const { headers } = c.res;
    c.res = new Response(JSON.stringify(await c.res.json(), cut), { headers });
  };
