import { messagesOf } from './forgeries';
import type { Act, Given } from './main';
import { frames } from './ours';

interface Runtime {
  sendMessage?(...given: unknown[]): Promise<unknown>;
  connect?(...given: unknown[]): unknown;
}

const runtimes = (): Runtime[] =>
  ['chrome', 'browser'].flatMap((name) => {
    const found: unknown = Reflect.get(window, name);
    const runtime: unknown = typeof found === 'object' && found !== null ? Reflect.get(found, 'runtime') : undefined;
    return typeof runtime === 'object' && runtime !== null ? [runtime as Runtime] : []; // whatever it is, it is tried
  });

const PAGES = ['options.html', 'popup.html', 'review.html', '_generated_background_page.html', 'manifest.json'];
const addresses = ({ origin, files }: Given): string[] =>
  [...new Set([...PAGES, ...files])].map((path) => `${origin}/${path}`);

const within = <T>(what: Promise<T>, ms: number, otherwise: T): Promise<T> =>
  Promise.race([what, new Promise<T>((resolve) => setTimeout(resolve, ms, otherwise))]);

/** What came of loading an address by an element: its own word for it. */
const loads = (element: HTMLElement): Promise<boolean> =>
  within(
    new Promise<boolean>((resolve) => {
      element.addEventListener('load', () => resolve(true));
      element.addEventListener('error', () => resolve(false));
      document.documentElement.append(element);
    }).finally(() => element.remove()),
    2_000,
    false,
  );

const elementsFor = (address: string): HTMLElement[] => [
  Object.assign(document.createElement('script'), { src: address }),
  Object.assign(document.createElement('link'), { rel: 'stylesheet', href: address }),
  Object.assign(document.createElement('img'), { src: address }),
];

/** Attempts to reach what only the extension may. */
export const reaches = {
  'chrome.runtime.sendMessage from the page': async (given) => {
    const id = new URL(given.origin).host;
    const answers: string[] = [];
    for (const runtime of runtimes())
      for (const message of messagesOf(given))
        for (const to of [[id, message], [message]])
          await within(
            Promise.resolve()
              .then(() => runtime.sendMessage?.(...to))
              .then(
                (answer) => void (answer !== undefined && answers.push(JSON.stringify(answer))),
                () => undefined,
              ),
            200,
            undefined,
          );
    return answers.join('\n');
  },

  'chrome.runtime.connect from the page': (given) => {
    for (const runtime of runtimes()) {
      try {
        const port = runtime.connect?.(new URL(given.origin).host);
        if (port && 'postMessage' in Object(port))
          Reflect.apply(Reflect.get(Object(port), 'postMessage'), port, [{ type: 'connect' }]);
      } catch {
        // Refused.
      }
    }
  },

  'each packaged file fetched': async (given) => {
    const got = await Promise.all(
      addresses(given).map((address) =>
        fetch(address).then(
          ({ status }) => `${address} ${status}`,
          () => '',
        ),
      ),
    );
    return got.filter(Boolean).join('\n');
  },

  'each packaged file as script, style and picture': async (given) => {
    const got = await Promise.all(
      addresses(given).map(async (address) =>
        (await Promise.all(elementsFor(address).map(loads))).includes(true) ? address : '',
      ),
    );
    return got.filter(Boolean).join('\n');
  },

  'a module imported from the package': async (given) => {
    const scripts = addresses(given).filter((address) => address.endsWith('.js'));
    const got = await Promise.all(
      scripts.map((address) =>
        import(/* @vite-ignore */ address).then(
          () => address,
          () => '',
        ),
      ),
    );
    return got.filter(Boolean).join('\n');
  },

  'a hidden frame of each extension page': async (given) => {
    for (const address of addresses(given)) {
      const frame = document.createElement('iframe');
      frame.src = address;
      frame.style.cssText = 'position:fixed;inset:0;opacity:0;width:100vw;height:100vh;border:0';
      frame.className = 'hostile-frame';
      document.documentElement.append(frame);
    }
    await frames(10);
  },

  'extension pages opened in windows': async (given) => {
    for (const address of addresses(given).slice(0, 3)) {
      try {
        window.open(address, '_blank', 'popup,width=200,height=200');
      } catch {
        // Firefox throws.
      }
    }
    await frames(10);
  },

  'storage, cookies and databases of the page': async () => {
    const names = await indexedDB.databases();
    return JSON.stringify([names, Object.entries(localStorage), Object.entries(sessionStorage), document.cookie])
      .match(/linchpin[^"]*/gi)
      ?.join('\n');
  },
} satisfies Record<string, Act>;
