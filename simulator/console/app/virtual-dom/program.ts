import { adopt } from './create';
import { h, type VirtualElement } from './node';
import { patchInside } from './patch';

export interface Program<Model> {
  model(): Model;
  /** Changes the model; the view follows with the next frame. */
  update(change: (model: Model) => Model): void;
  /** As `update`, but the view follows at once: Elm does so for `input`, or the caret would jump. */
  updateNow(change: (model: Model) => Model): void;
  /**
   * Takes `<body>` over wholly, throwing away what is in it, as `Browser.application` does. Draws nothing after
   * `signal`.
   */
  mount(body: HTMLElement, view: (model: Model) => VirtualElement, signal: AbortSignal): void;
}

/** One model, and one view of it that is drawn again whenever the model changes. */
export function createProgram<Model>(initial: Model): Program<Model> {
  let model = initial;
  let drawn: VirtualElement = h('body');
  let awaitingFrame = false;
  let draw = (): void => {};

  return {
    model: () => model,
    update(change) {
      model = change(model);
      if (awaitingFrame) return;
      awaitingFrame = true;
      requestAnimationFrame(() => {
        awaitingFrame = false;
        draw();
      });
    },
    updateNow(change) {
      model = change(model);
      draw();
    },
    mount(body, view, signal) {
      draw = () => {
        if (signal.aborted) return;
        const next = view(model);
        patchInside(body, drawn, next);
        drawn = next;
      };
      adopt(body);
      draw();
    },
  };
}
