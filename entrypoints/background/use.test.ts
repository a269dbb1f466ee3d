import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { MessageType, Query } from '../../utils/protocol/declarations';
import { createHandlers } from './handlers';
import { watchProjects } from './jobs/watch';
import { guarded, type Handler } from './protocol';
import { consoleSender, KEY_ID, PROJECT, pageSender } from './testing/browser';
import { createBrowser } from './testing/locked';

const project = { projectId: PROJECT };
const sheet = { ...project, page: 'team', from: 0 } as const;
const verdict = { ...project, act: 'key', keyId: KEY_ID } as const;

const setUp = async () => {
  const parts = await createBrowser().connected('passphrase');
  const touched = vi.spyOn(parts.vault, 'touch');
  const handlers = createHandlers(parts);
  const send = async <T extends MessageType>(type: T, query: Query<T>): Promise<number> => {
    const handler = handlers[type] as Handler<T>; // Which of them it is makes no difference to how it is asked.
    await guarded(handler)(query, handler.from === 'page' ? pageSender() : consoleSender()).catch(() => undefined);
    return touched.mock.calls.length;
  };
  return { parts, send, touched };
};

beforeEach(() => {
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
});

describe('the auto-lock timer is reset by', () => {
  it('a person who comes to a page of the Console', async () => {
    const { send } = await setUp();
    expect(await send('getBadges', { ...sheet, arrived: true })).toBe(1);
  });

  it('a card, a verdict or a plan that a person asks for', async () => {
    const { send } = await setUp();
    expect(await send('getCard', { ...project, kind: 'key', id: KEY_ID })).toBe(1);
    expect(await send('getAssessment', verdict)).toBe(2);
    expect(await send('openReview', { ...project, memberId: 'm-ada' })).toBe(3);
    expect(await send('openOptions', undefined)).toBe(4);
  });

  it('what a person does on a page of the extension', async () => {
    const { send } = await setUp();
    expect(await send('getSummary', project)).toBe(1);
    expect(await send('refreshProject', project)).toBe(2);
    expect(await send('listProjects', undefined)).toBe(3);
    expect(await send('setLockAfter', { minutes: 20 })).toBe(4);
  });
});

describe('the auto-lock timer is not reset by', () => {
  it('a page that asks because figures changed', async () => {
    const { send } = await setUp();
    expect(await send('getBadges', { ...sheet, arrived: false })).toBe(0);
    expect(await send('getFindings', project)).toBe(0);
    expect(await send('refreshFromConsole', project)).toBe(0);
  });

  it('is a page that asks by the clock, be it whether it is locked', async () => {
    const { send } = await setUp();
    expect(await send('getAssessment', { ...verdict, again: true })).toBe(0);
    expect(await send('getVaultStatus', undefined)).toBe(0);
  });

  it('is the alarm that reads again', async () => {
    const { parts, touched } = await setUp();
    await watchProjects(parts);
    expect(touched).not.toHaveBeenCalled();
  });

  it('a message from a sender who may not send it', async () => {
    const { parts, touched } = await setUp();
    const summary = guarded<'getSummary'>(createHandlers(parts).getSummary);
    await expect(summary(project, consoleSender())).rejects.toMatchObject({ reason: 'sender' });
    expect(touched).not.toHaveBeenCalled();
  });
});
