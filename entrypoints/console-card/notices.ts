/** A quiet line at the page's lower edge, with at most one thing to do. */
export interface Notice {
  readonly text: string;
  /** A text to be selected and copied by hand. */
  readonly toCopy?: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** A line that a feature keeps up to date. */
export interface StandingNotice {
  readonly text: string;
  readonly onDismiss: () => void;
}

export interface Notices {
  /** Shows it unless `id` was shown or dismissed before on this page. */
  readonly show: (id: string, notice: Notice) => void;
  /** One of its kind, which stays and changes until it is dismissed or the page is left; `null` takes it away. */
  readonly keep: (kind: 'review' | 'old' | 'refused', notice: StandingNotice | null) => void;
  readonly clear: () => void;
}

const STYLE = `
:host{position:fixed;inset-block-end:16px;inset-inline-end:16px;z-index:2;max-inline-size:min(380px,calc(100vw - 32px))}
div{display:flex;gap:8px;align-items:flex-start;margin-block-start:8px;padding:10px 12px;border:1px solid var(--lp-line);border-radius:10px;
background:var(--lp-raised);color:var(--lp-ink-2);box-shadow:var(--lp-shadow);font:12.5px/18px var(--lp-font)}
p{margin:0;flex:1;direction:ltr}
code{display:block;font:12px/18px var(--lp-mono);user-select:all;overflow-wrap:anywhere}
button{font:500 12.5px/18px var(--lp-font);min-block-size:24px;min-inline-size:24px;border:1px solid transparent;border-radius:8px;background:none;
color:var(--lp-ink);padding:2px 6px;cursor:pointer}
button:focus-visible{outline:2px solid var(--lp-accent)}
button.act{border-color:var(--lp-edge)}`;

interface Kept {
  readonly line: HTMLElement;
  readonly words: HTMLElement;
  onDismiss: () => void;
}

/** The element that all notices stand in. */
export const NOTICES = 'linchpin-notices';

/** @param onChange A line came, went or says something else: whatever gives way to notices looks where they are now. */
export const createNotices = (
  layer: HTMLElement,
  dismissLabel: string,
  signal: AbortSignal,
  onChange: () => void,
): Notices => {
  const { ownerDocument: document } = layer;
  const seen = new Set<string>();
  let shadow: ShadowRoot | null = null;
  const kept = new Map<string, Kept>();

  const mount = (): ShadowRoot => {
    const host = document.createElement(NOTICES);
    host.setAttribute('role', 'status');
    shadow = host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    shadow.adoptedStyleSheets = [sheet];
    layer.append(host);
    return shadow;
  };

  const button = (label: string, run: () => void, name = ''): HTMLButtonElement => {
    const element = document.createElement('button');
    element.type = 'button';
    element.textContent = label;
    element.className = name;
    // The page may not press what a person is asked.
    element.addEventListener(
      'click',
      (event) => {
        if (!event.isTrusted) return;
        run();
        onChange();
      },
      { signal },
    );
    return element;
  };

  const stand = (kind: string, { onDismiss }: StandingNotice): Kept => {
    const line = document.createElement('div');
    const words = document.createElement('p');
    const standing: Kept = { line, words, onDismiss };
    const dismiss = button('×', () => standing.onDismiss());
    dismiss.setAttribute('aria-label', dismissLabel);
    line.append(words, dismiss);
    (shadow ?? mount()).append(line);
    kept.set(kind, standing);
    return standing;
  };

  return {
    show(id, { text, toCopy, action }) {
      if (seen.has(id)) return;
      seen.add(id);
      const line = document.createElement('div');
      const words = document.createElement('p');
      words.textContent = text;
      if (toCopy !== undefined) {
        const code = document.createElement('code');
        code.textContent = toCopy;
        words.append(code);
      }
      line.append(words);
      if (action) {
        const act = (): void => {
          line.remove();
          action.run();
        };
        line.append(button(action.label, act, 'act'));
      }
      const dismiss = button('×', () => line.remove());
      dismiss.setAttribute('aria-label', dismissLabel);
      line.append(dismiss);
      (shadow ?? mount()).append(line);
      onChange();
    },
    keep(kind, notice) {
      const before = kept.get(kind);
      if (!notice) {
        before?.line.remove();
        kept.delete(kind);
        if (before) onChange();
        return;
      }
      const now = before ?? stand(kind, notice);
      now.onDismiss = notice.onDismiss;
      // Said aloud whenever it changes, and only then.
      if (now.words.textContent === notice.text) return;
      now.words.textContent = notice.text;
      onChange();
    },
    clear() {
      kept.clear();
      seen.clear();
      shadow?.replaceChildren();
      onChange();
    },
  };
};
