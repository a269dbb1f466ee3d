import { Hono } from 'hono';
import type { ConsoleLook } from '../world/types';
import type { World } from '../world/world';
import { bundleApplication, bundleHostile } from './bundle';
import { readRecording } from './recordings';

/** As tight as a real Console could be, so that whatever the extension does is known to survive it. */
const POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'";

/** A page that was taken over forbids itself nothing. */
const policyOf = ({ hostile }: ConsoleLook): Record<string, string> =>
  hostile ? {} : { 'content-security-policy': POLICY };

/** The page (the same at every path, as a single-page application's), its script and its style. */
export function pageRoutes({ world, look }: { world: World; look: ConsoleLook }): Hono {
  const routes = new Hono();
  const cached = { 'cache-control': 'no-cache' };
  routes.get('/favicon.ico', (c) => c.body(null, 204));
  routes.get('/assets/console.js', async (c) => {
    const { script } = await bundleApplication();
    return c.body(script, 200, { ...cached, 'content-type': 'text/javascript; charset=utf-8' });
  });
  routes.get('/assets/console.css', async (c) => {
    const { style } = await bundleApplication();
    return c.body(style, 200, { ...cached, 'content-type': 'text/css; charset=utf-8' });
  });
  routes.get('/assets/look.css', (c) =>
    c.body(look.css ?? '', 200, { 'cache-control': 'no-store', 'content-type': 'text/css; charset=utf-8' }),
  );
  routes.get('/assets/hostile.js', async (c) => {
    const { script } = await bundleHostile();
    return c.body(script, 200, { ...cached, 'content-type': 'text/javascript; charset=utf-8' });
  });
  routes.get('*', (c) => c.html(pageFor(look, world.clock.now()), 200, { ...policyOf(look), ...cached }));
  return routes;
}

/** Not deferred: it runs before anything else of the page does. */
const hostileScript = (acts: readonly string[]): string =>
  `\n<script src="/assets/hostile.js" data-acts="${acts.join(';')}"></script>`;

function pageFor({ css, hostile, ...look }: ConsoleLook, now: number): string {
  const [, recorded] = /^recorded:(.+)/.exec(look.layout) ?? [];
  const recording = recorded === undefined ? {} : { recording: readRecording(recorded) };
  const start = JSON.stringify({ ...look, now, ...recording })
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;');
  return `<!doctype html>
<html lang="${look.language}" class="${look.theme}"${look.dir === 'rtl' ? ' dir="rtl"' : ''}>
<head>
<meta charset="utf-8">${hostile ? hostileScript(hostile) : ''}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="${look.theme}">
<meta name="console-start" content="${start}">
<title>Deepgram Console</title>
<link rel="stylesheet" href="/assets/console.css">${css ? '\n<link rel="stylesheet" href="/assets/look.css">' : ''}
<script src="/assets/console.js" defer></script>
</head>
<body></body>
</html>
`;
}
