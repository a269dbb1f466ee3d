/** A quiet line at the page's lower edge, with at most two things to do. */
export interface Notice {
  readonly text: string;
  /** A text to be selected and copied by hand. */
  readonly toCopy?: string;
  readonly actions?: readonly (readonly [label: string, run: () => void])[];
}

/** A line that a feature keeps up to date. */
export interface StandingNotice {
  readonly text: string;
  readonly onDismiss: () => void;
}

export interface Notices {
  /** Shows it unless `id` was shown or dismissed before on this page. */
  readonly show: (id: string, notice: Notice) => void;
  /** Takes away what `show` showed, if it is still there. */
  readonly drop: (id: string) => void;
  /** One of its kind, which stays and changes until it is dismissed or the page is left; `null` takes it away. */
  readonly keep: (kind: 'review' | 'old' | 'refused', notice: StandingNotice | null) => void;
  readonly clear: () => void;
}

const STYLE = `
:host{position:fixed;inset-block-end:16px;inset-inline-end:16px;z-index:2;max-inline-size:min(380px,calc(100vw - 32px));font:12.5px/18px var(--lp-font)}
div,span{display:flex;gap:8px}
div{align-items:flex-start;margin-block-start:8px;padding:10px 12px;border:1px solid var(--lp-line);border-radius:10px;
background:var(--lp-raised);color:var(--lp-ink-2);box-shadow:var(--lp-shadow)}
p{margin:0;flex:1;direction:ltr}
span{flex-wrap:wrap;margin-block-start:8px}
code{display:block;font-family:var(--lp-mono);user-select:all;overflow-wrap:anywhere}
button{font:inherit;font-weight:500;min-block-size:24px;min-inline-size:24px;border:1px solid transparent;border-radius:8px;background:none;
color:var(--lp-ink);padding:2px 6px;cursor:pointer}
button:focus-visible{outline:2px solid var(--lp-accent)}
span>button{border-color:var(--lp-edge)}`;

interface Kept {
  readonly line: HTMLElement;
  readonly words: HTMLElement;
  onDismiss: () => void;
}

/** The element that all notices stand in. */
export const NOTICES = 'linchpin-notices';

interface Shelf {
  readonly layer: HTMLElement;
  readonly dismissLabel: string;
  readonly signal: AbortSignal;
  readonly onChange: () => void;
  readonly kept: Map<string, Kept>;
  shadow: ShadowRoot | null;
}

const mount = (shelf: Shelf): ShadowRoot => {
  if (shelf.shadow) return shelf.shadow;
  const host = shelf.layer.ownerDocument.createElement(NOTICES);
  host.setAttribute('role', 'status');
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  shadow.adoptedStyleSheets = [sheet];
  shelf.layer.append(host);
  shelf.shadow = shadow;
  return shadow;
};

const createButton = (shelf: Shelf, label: string, run: () => void): HTMLButtonElement => {
  const element = shelf.layer.ownerDocument.createElement('button');
  element.type = 'button';
  element.textContent = label;
  const onClick = ({ isTrusted }: Event): void => {
    // The page may not press what a person is asked.
    if (!isTrusted) return;
    run();
    shelf.onChange();
  };
  element.addEventListener('click', onClick, { signal: shelf.signal });
  return element;
};

const createDismiss = (shelf: Shelf, run: () => void): HTMLButtonElement => {
  const dismiss = createButton(shelf, '×', run);
  dismiss.setAttribute('aria-label', shelf.dismissLabel);
  return dismiss;
};

/** A line that goes when it is dismissed or its action is run. */
const createLine = (shelf: Shelf, { text, toCopy, actions = [] }: Notice): HTMLElement => {
  const { ownerDocument: document } = shelf.layer;
  const line = document.createElement('div');
  const words = document.createElement('p');
  words.textContent = text;
  if (toCopy !== undefined) {
    const code = document.createElement('code');
    code.textContent = toCopy;
    words.append(code);
  }
  if (actions.length > 0) {
    const row = document.createElement('span');
    for (const [label, run] of actions) {
      const act = (): void => {
        line.remove();
        run();
      };
      row.append(createButton(shelf, label, act));
    }
    words.append(row);
  }
  line.append(
    words,
    createDismiss(shelf, () => line.remove()),
  );
  return line;
};

/** Puts up a line of this kind, without words yet. */
const addKept = (shelf: Shelf, kind: string, { onDismiss }: StandingNotice): Kept => {
  const { ownerDocument: document } = shelf.layer;
  const line = document.createElement('div');
  const words = document.createElement('p');
  const standing: Kept = { line, words, onDismiss };
  const dismiss = createDismiss(shelf, () => standing.onDismiss());
  line.append(words, dismiss);
  mount(shelf).append(line);
  shelf.kept.set(kind, standing);
  return standing;
};

/** Brings a standing line up to date, or takes it away. */
const keepLine = (shelf: Shelf, kind: string, notice: StandingNotice | null): void => {
  const before = shelf.kept.get(kind);
  if (!notice) {
    before?.line.remove();
    shelf.kept.delete(kind);
    if (before) shelf.onChange();
    return;
  }
  const now = before ?? addKept(shelf, kind, notice);
  now.onDismiss = notice.onDismiss;
  // Said aloud whenever it changes, and only then.
  if (now.words.textContent === notice.text) return;
  now.words.textContent = notice.text;
  shelf.onChange();
};

/** @param onChange A line came, went or changed: what gives way to notices looks where they are now. */
export const createNotices = (
  layer: HTMLElement,
  dismissLabel: string,
  signal: AbortSignal,
  onChange: () => void,
): Notices => {
  const seen = new Map<string, HTMLElement>();
  const shelf: Shelf = { layer, dismissLabel, signal, onChange, kept: new Map(), shadow: null };
  return {
    show(id, notice) {
      if (seen.has(id)) return;
      const line = createLine(shelf, notice);
      seen.set(id, line);
      mount(shelf).append(line);
      onChange();
    },
    drop(id) {
      const line = seen.get(id);
      if (!line?.isConnected) return;
      line.remove();
      onChange();
    },
    keep: (kind, notice) => keepLine(shelf, kind, notice),
    clear() {
      shelf.kept.clear();
      seen.clear();
      shelf.shadow?.replaceChildren();
      onChange();
    },
  };
};
