import type { Act } from './main';

/** What the tampered functions were given: whatever of Linchpin passes through them is the page's to keep. */
const overheard: string[] = [];
const hear = (given: unknown): void => {
  // Not by `push`, which is listened to itself.
  if (overheard.length < 20_000 && typeof given === 'string') overheard[overheard.length] = given;
};

type Method = (self: unknown, given: readonly unknown[]) => unknown;

/** Puts a method in the place of another, which it is given; nothing happens where there is none. */
const replaceMethod = (owner: object, name: string, wrap: (real: Method) => Method): void => {
  const real: unknown = Reflect.get(owner, name);
  if (typeof real !== 'function') return;
  const wrapped = wrap((self, given) => Reflect.apply(real, self, given));
  Object.defineProperty(owner, name, {
    configurable: true,
    writable: true,
    value(this: unknown, ...given: unknown[]) {
      return wrapped(this, given);
    },
  });
};

/** Makes a method report what goes through it, and do as before. */
const tap = (owner: object, name: string): void =>
  replaceMethod(owner, name, (real) => (self, given) => {
    for (const one of given) hear(one);
    const result = real(self, given);
    hear(result);
    return result;
  });

/** Makes a method give a false answer where it is called for one of Linchpin's nodes. */
const lie = (
  owner: object,
  name: string,
  isMeant: (self: unknown, given: readonly unknown[]) => boolean,
  answer: unknown,
): void => replaceMethod(owner, name, (real) => (self, given) => (isMeant(self, given) ? answer : real(self, given)));

const isOurs = (node: unknown): boolean => node instanceof Element && node.localName.startsWith('linchpin');

/** Attempts to change the ground on which Linchpin stands, before it comes. */
export const tampering = {
  'prototypes that listen': () => {
    tap(Array.prototype, 'push');
    tap(Array.prototype, 'join');
    tap(String.prototype, 'replace');
    tap(Storage.prototype, 'setItem');
    tap(JSON, 'parse');
    tap(JSON, 'stringify');
    tap(Element.prototype, 'setAttribute');
    tap(EventTarget.prototype, 'addEventListener');
    tap(window, 'postMessage');
    tap(window, 'fetch');
    tap(XMLHttpRequest.prototype, 'send');
  },

  'prototypes that lie': () => {
    lie(Element.prototype, 'setAttribute', (_, [name]) => String(name).startsWith('data-linchpin'), undefined);
    lie(Element.prototype, 'remove', isOurs, undefined);
    lie(Element.prototype, 'attachShadow', isOurs, null);
    lie(EventTarget.prototype, 'addEventListener', isOurs, undefined);
    lie(Event.prototype, 'stopImmediatePropagation', (self) => isOurs((self as Event).target), undefined); // called on events only
    Object.defineProperty(Event.prototype, 'isTrusted', { get: () => true, configurable: true });
    Object.defineProperty(Event.prototype, 'defaultPrevented', { get: () => false, configurable: true });
  },

  'observers, promises and shadow trees of the page’s own': () => {
    const roots: ShadowRoot[] = [];
    const { attachShadow } = Element.prototype;
    Element.prototype.attachShadow = function (this: Element, init) {
      const root = attachShadow.call(this, { ...init, mode: 'open' });
      roots.push(root);
      return root;
    };
    const Real = window.MutationObserver;
    window.MutationObserver = class extends Real {
      override observe(): void {}
    };
    const { then } = Promise.prototype;
    Object.defineProperty(Promise.prototype, 'then', {
      configurable: true,
      writable: true,
      value(this: Promise<unknown>, ...given: Parameters<typeof then>) {
        hear(this);
        return then.apply(this, given);
      },
    });
    customElements.define('linchpin-layer', class extends HTMLElement {});
    customElements.define(
      'linchpin-card',
      class extends HTMLElement {
        connectedCallback(): void {
          hear(this.outerHTML);
        }
      },
    );
  },

  'setters on Object.prototype': () => {
    for (const name of ['secret', 'offer', 'projectId', 'res', 'err', 'type', 'data', 'linchpinScripts']) {
      Object.defineProperty(Object.prototype, name, {
        configurable: true,
        set(this: object, value: unknown) {
          hear(value);
          Object.defineProperty(this, name, { value, writable: true, configurable: true, enumerable: true });
        },
      });
    }
  },

  /** For the search: all that the tampered functions heard. */
  'what was overheard': () => {
    let all = '';
    for (const text of overheard.slice()) all += `${text}\n`;
    return all;
  },
} satisfies Record<string, Act>;
