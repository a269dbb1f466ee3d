import { type ConsoleApi, createConsoleApi } from './api';
import { freshPage, type Model, type Page } from './model';
import { parseRoute } from './routes';
import type { Program } from './virtual-dom/program';

type Named<Name extends Page['name']> = Extract<Page, { name: Name }>;

/** What views and actions have in hand. */
export interface App {
  readonly api: ConsoleApi;
  model(): Model;
  update(change: (model: Model) => Model): void;
  /** For what a person types: the view follows at once. */
  updateNow(change: (model: Model) => Model): void;
  /** Changes the page in view, if it is (still) the one named. */
  onPage<Name extends Page['name']>(name: Name, change: (page: Named<Name>) => Page, now?: boolean): void;
  /** Goes to a path within the application. `pushState` fires no event. */
  navigate(path: string): void;
  /** Shows the page of the present address afresh. */
  arrive(): void;
  say(text: string, bad?: boolean): void;
  /** Runs something that can fail, and says so when it does. */
  attempt(act: () => Promise<void>): void;
}

export function createApp(program: Program<Model>, load: (app: App) => Promise<void>): App {
  const { model, update, updateNow } = program;
  const app: App = {
    model,
    update,
    updateNow,
    api: createConsoleApi((now) => update((before) => ({ ...before, startedAt: performance.now(), now }))),
    onPage(name, change, now = false) {
      (now ? updateNow : update)((before) => {
        if (before.page.name !== name) return before;
        // The name was compared a line above; TypeScript cannot carry that into a generic type.
        return { ...before, page: change(before.page as Named<typeof name>) };
      });
    },
    navigate(path) {
      history.pushState(null, '', path);
      app.arrive();
    },
    arrive() {
      const route = parseRoute(location);
      update((before) => ({ ...before, route, page: freshPage(route), projectsOpen: false }));
      scrollTo(0, 0);
      app.attempt(() => load(app));
    },
    say(text, bad = false) {
      update((before) => ({ ...before, toast: { text, bad, until: performance.now() + 5000 } }));
    },
    attempt(act) {
      act().catch((error: unknown) => {
        app.say(model().labels.failed(error instanceof Error ? error.message : String(error)), true);
      });
    },
  };
  return app;
}
