import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { declarations } from '../../utils/protocol/declarations';
import * as z from '../../utils/zod';
import { guarded, type Handler, type Handlers, serve } from './protocol';
import { consoleSender, PROJECT, pageSender, SECRET } from './testing/browser';

const disconnect = (answer: () => void = () => undefined): Handler<'disconnect'> => ({
  from: 'page',
  query: declarations.disconnect.query,
  answer,
});

beforeEach(() => {
  fakeBrowser.reset();
});
afterEach(() => vi.restoreAllMocks());

describe('a guarded handler', () => {
  it('answers the sender it is for', async () => {
    const answer = vi.fn();
    await guarded(disconnect(answer))({ projectId: PROJECT }, pageSender());
    expect(answer).toHaveBeenCalledOnce();
  });

  it("refuses a page's message from the Console, however well-formed", async () => {
    const answer = vi.fn();
    const asked = guarded(disconnect(answer))({ projectId: PROJECT }, consoleSender());
    await expect(asked).rejects.toMatchObject({ name: 'Refusal', reason: 'sender' });
    expect(answer).not.toHaveBeenCalled();
  });

  it.each([[undefined], [null], [{}], ['x'], [{ projectId: '../keys' }], [{ projectId: `${PROJECT}/` }]])(
    'refuses %j as ill-formed',
    async (data) => {
      const asked = guarded(disconnect())(data, pageSender());
      await expect(asked).rejects.toMatchObject({ name: 'Refusal', reason: 'ill-formed' });
    },
  );

  it('turns a failure into a refusal that quotes nothing', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const failing = disconnect(() => {
      throw new Error(`bad key ${SECRET}`);
    });
    const error: unknown = await guarded(failing)({ projectId: PROJECT }, pageSender()).catch((e: unknown) => e);
    expect(error).toMatchObject({ name: 'Refusal', reason: 'failed' });
    expect(JSON.stringify([String(error), said.mock.calls])).not.toContain(SECRET);
  });
});

describe('serving', () => {
  /** Only what the test asks for is ever called, so the rest of the protocol may be missing. */
  const some = (handlers: Partial<Handlers>) => handlers as Handlers;

  it('answers an unknown message with a typed refusal', async () => {
    serve(some({ disconnect: disconnect() }));
    const answer: unknown = await fakeBrowser.runtime.sendMessage({
      type: 'fetch',
      data: 'https://example.com',
      timestamp: 1,
    });
    expect(answer).toMatchObject({ err: { name: 'Refusal', reason: 'unknown-message' } });
  });

  it('does not take a property that every object has for a message', async () => {
    serve(some({ getCurrentProject: { from: 'page', query: () => z.undefined(), answer: () => null } }));
    const answer: unknown = await fakeBrowser.runtime.sendMessage({ type: 'toString', timestamp: 1 });
    expect(answer).toMatchObject({ err: { reason: 'unknown-message' } });
  });
});
