import type { Page } from 'puppeteer';
import { inPage } from '../../harness/in-page';

/** What was heard, each message as JSON. */
export interface Heard {
  readonly messages: readonly string[];
  /** Long-lived connections, which Linchpin never uses. */
  readonly connections: number;
}

interface Event {
  addListener(listener: (message: unknown) => void): void;
}
interface Runtime {
  readonly onMessage: Event;
  readonly onConnect: Event;
  sendMessage(...given: unknown[]): Promise<unknown>;
}
type Ears = { heard?: { messages: string[]; connections: number } };

/**
 * Listens in an extension page: to every message that any script of the extension sends, but those of this page itself,
 * and to what this page sends and is answered. A message sent with `runtime.sendMessage` reaches all of an extension's
 * pages.
 */
export const listenIn = (page: Page): Promise<void> =>
  inPage(page, () => {
    const world = globalThis as unknown as Ears & { chrome: { runtime: Runtime } };
    const heard = { messages: [] as string[], connections: 0 };
    world.heard = heard;
    const { runtime } = world.chrome;
    const note = (message: unknown): void => {
      heard.messages.push(JSON.stringify(message) ?? String(message));
    };
    runtime.onMessage.addListener(note);
    runtime.onConnect.addListener(() => {
      heard.connections += 1;
    });
    const send = runtime.sendMessage.bind(runtime);
    runtime.sendMessage = async (...given) => {
      note(given);
      const answer = await send(...given);
      note(answer);
      return answer;
    };
  });

export const heardBy = (page: Page): Promise<Heard> =>
  inPage(page, () => {
    const { heard } = globalThis as unknown as Ears;
    return { messages: heard?.messages ?? [], connections: heard?.connections ?? 0 };
  });

/** Asks in the name of the page or content script that `evaluate` runs in; the answer, or the refusal, as JSON. */
export const askingExpression = (message: object): string => `
  (async () => {
    const { runtime } = globalThis.browser?.runtime?.id ? globalThis.browser : globalThis.chrome;
    return JSON.stringify(await runtime.sendMessage(${JSON.stringify(message)}).catch(String)) ?? '';
  })()`;
