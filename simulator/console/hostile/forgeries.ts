import type { Act, Given } from './main';
import { controls, frames, layers, marked, parts } from './ours';

/** Every name that the extension's protocol has or might have. */
const TYPES = [
  ...['getBadges', 'getCard', 'getAssessment', 'openReview', 'refreshFromConsole', 'loadScript', 'checkKey', 'connect'],
  ...[
    'disconnect',
    'listProjects',
    'getSummary',
    'refreshProject',
    'getFindings',
    'snoozeFinding',
    'openConsole',
    'openOptions',
    'refuseOffers',
  ],
  ...['getVaultStatus', 'unlock', 'lock', 'changeVaultMode', 'setLockAfter', 'eraseKeys', 'getStoredKey'],
];

export const messagesOf = ({ projectId }: Given): object[] =>
  TYPES.map((type, id) => ({
    ...{ id, type, timestamp: Date.now() },
    data: { projectId, page: 'team', from: 0, secret: 'forged', offer: 'forged', mode: 'device', script: 'card' },
  }));

const MOUSE = ['pointerover', 'pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'dblclick', 'auxclick'];
const KEYS = ['Enter', ' ', 'Escape', 'ArrowDown', 'Tab', 'L'];

const poke = (target: EventTarget): void => {
  for (const kind of MOUSE)
    target.dispatchEvent(new PointerEvent(kind, { bubbles: true, composed: true, cancelable: true }));
  for (const kind of ['keydown', 'keypress', 'keyup'])
    for (const key of KEYS)
      target.dispatchEvent(
        new KeyboardEvent(kind, { key, altKey: key === 'L', shiftKey: key === 'L', bubbles: true, composed: true }),
      );
  for (const kind of ['focusin', 'input', 'change', 'submit', 'beforetoggle', 'toggle'])
    target.dispatchEvent(new Event(kind, { bubbles: true, composed: true, cancelable: true }));
};

/** What the layer shows beyond its badges' buttons: there is nothing unless a person asked. */
const opened = (): string =>
  parts()
    .filter((part) => part.matches('linchpin-card, linchpin-assessment, [role=dialog]'))
    .map((part) => part.localName)
    .join(' ');

/** Attempts to speak in somebody else's name. */
export const forgeries = {
  'forged window messages': (given) => {
    for (const message of messagesOf(given)) {
      window.postMessage(message, '*');
      window.postMessage(JSON.stringify(message), '*');
      window.dispatchEvent(new MessageEvent('message', { data: message, origin: given.origin }));
    }
  },

  'forged events of every name': (given) => {
    for (const { type } of messagesOf(given) as { type: string }[])
      for (const target of [window, document, document.documentElement, ...layers()])
        for (const name of [
          type,
          `linchpin:${type}`,
          `linchpin-${type}`,
          'wxt:locationchange',
          'wxt:content-script-started',
        ])
          target.dispatchEvent(
            new CustomEvent(name, { detail: { projectId: given.projectId, secret: 'forged' }, bubbles: true }),
          );
  },

  'synthetic clicks and keys on every control': async () => {
    for (const control of controls()) {
      poke(control);
      control.click();
      control.focus();
    }
    await frames(5);
    return opened();
  },

  'synthetic events on every painted cell': async () => {
    for (const cell of marked()) poke(cell);
    await frames(5);
    return opened();
  },

  'synthetic events on the document': async () => {
    for (const target of [window, document, document.body, ...layers()]) poke(target);
    await frames(5);
    return opened();
  },

  'forged attributes on the host’s nodes': async () => {
    const [one, other] = marked();
    for (const node of document.querySelectorAll('.page *, nav *, main')) {
      node.setAttribute('data-linchpin-for', other?.dataset.linchpinFor ?? 'member:forged');
      node.setAttribute('data-linchpin-label', '✓ safe to remove');
      node.setAttribute('data-linchpin-marked', '');
      node.setAttribute('data-linchpin-anchor', one?.dataset.linchpinAnchor ?? '0');
    }
    await frames(2);
  },

  'attributes taken from the painted cells': async () => {
    for (const cell of marked())
      for (const name of cell.getAttributeNames()) if (name.startsWith('data-linchpin-')) cell.removeAttribute(name);
    await frames(2);
  },

  'badges swapped between rows': async () => {
    const cells = marked();
    const faces = cells.map((cell) => [cell.dataset.linchpinFor, cell.dataset.linchpinLabel] as const);
    for (const [at, cell] of cells.entries()) {
      const [ref = '', label = ''] = faces[(at + 1) % cells.length] ?? [];
      cell.setAttribute('data-linchpin-for', ref);
      cell.setAttribute('data-linchpin-label', label);
    }
    await frames(2);
  },

  'a key’s id on a badge’s button changed': async () => {
    const [one, other] = controls().filter(({ dataset }) => dataset.entity);
    if (!one || !other) return;
    one.dataset.id = other.dataset.id ?? '';
    one.dataset.entity = 'key';
    one.setAttribute('aria-label', '✓ safe to remove');
    await frames(2);
  },
} satisfies Record<string, Act>;
