import type { ConsoleLook } from '../../world/types';
import { type App, createApp } from './app';
import { LANGUAGES } from './language/labels';
import { layoutOf } from './layouts/index';
import type { Recording } from './layouts/recorded/recording';
import { loadPage } from './load';
import { freshPage, type Model } from './model';
import { shell } from './pages/shell';
import { parseRoute } from './routes';
import { createProgram } from './virtual-dom/program';

/** What the server writes into the page. */
export interface Start extends ConsoleLook {
  now: number;
  /** Of a layout that was recorded. */
  recording?: Recording;
}

/** The application: owns `<body>` from here on, and ticks and listens until the signal. */
export function startConsole(start: Start, signal = new AbortController().signal): App {
  const route = parseRoute(location);
  const initial: Model = {
    labels: LANGUAGES[start.language],
    layout: layoutOf(start),
    now: start.now,
    startedAt: performance.now(),
    route,
    page: freshPage(route),
    projectsOpen: false,
    unfolded: new Set(),
    narrow: false,
  };

  const program = createProgram(initial);
  const app = createApp(program, loadPage);
  program.mount(document.body, (model) => shell(model, app), signal);

  addEventListener('popstate', app.arrive, { signal });
  // The whole view is drawn again every second, whether anything changed or not.
  const ticking = setInterval(() => {
    app.update((model) => {
      const { toast, ...rest } = model;
      const elapsed = performance.now() - model.startedAt;
      const ticked = { ...rest, now: model.now + elapsed, startedAt: performance.now() };
      return toast && toast.until > performance.now() ? { ...ticked, toast } : ticked;
    });
  }, 1000);
  signal.addEventListener('abort', () => clearInterval(ticking));
  app.attempt(() => loadPage(app));
  return app;
}
