import { browser } from 'wxt/browser';
import type { Ledger } from '../../../utils/ledger/types';
import type { SessionEnded } from '../../../utils/rules/answer';
import { createMutex } from '../../../utils/storage/mutex';
import type { Vault } from '../../../utils/vault/types';
import * as z from '../../../utils/zod';
import { runInBackground } from '../run-in-background';
import { countUpAll, perProject } from '../state';

interface Deps {
  readonly ledger: Pick<Ledger, 'listProjects'>;
  readonly vault: Pick<Vault, 'get'>;
}

const KNOWN = ['session-closed', 'session-updated'] as const satisfies readonly SessionEnded[];
type KnownEnd = (typeof KNOWN)[number];

/**
 * What ended the session that a project's key was kept for, until another key is entered. No more than that is on disk.
 */
export const sessionEnds = perProject('sessionEnds', z.enum(KNOWN));

/**
 * Of a project whose key is gone with a session. Where nothing was told, as after Linchpin was switched off and on:
 * either.
 */
export const sessionEndOf = async (projectId: string): Promise<SessionEnded> =>
  (await sessionEnds.get(projectId).catch(() => undefined)) ?? 'session-ended';

/** A browser that was updated was closed for that. */
const BY_REASON: Readonly<Record<string, KnownEnd>> = {
  update: 'session-updated',
  browser_update: 'session-closed',
  chrome_update: 'session-closed',
};

/**
 * Notes what ended a session, for the keys that are gone with it: the first end after a key was entered. Linchpin may
 * be updated while the browser is closed; then both are told at the start, in any order, and the key went when the
 * browser was closed. To be called at every start of the worker, before anything is awaited.
 */
export const watchSessionEnds = ({ ledger, vault }: Deps): void => {
  /** By this worker: each start of browser or extension has one of its own. */
  const noted = new Set<string>();
  const inTurn = createMutex();

  const endedProjects = async (): Promise<readonly string[]> => {
    const stored = await ledger.listProjects();
    if (stored.state !== 'present') return [];
    const all = [...stored.projects.map(({ projectId }) => projectId), ...stored.damaged];
    const answers = await Promise.all(all.map((projectId) => vault.get(projectId)));
    return all.filter((_, at) => answers[at]?.state === 'session-ended');
  };
  const note = async (how: KnownEnd): Promise<void> => {
    let isNew = false;
    for (const projectId of await endedProjects()) {
      await sessionEnds.change(projectId, (before) => {
        if (before !== undefined && !(how === 'session-closed' && noted.has(projectId))) return before;
        noted.add(projectId);
        isNew = true;
        return how;
      });
    }
    if (isNew) await countUpAll(ledger);
  };
  const onEnd = (how: KnownEnd): Promise<void> => {
    const noting = inTurn(() => note(how));
    runInBackground(noting);
    return noting.catch(() => undefined);
  };

  browser.runtime.onStartup.addListener(() => onEnd('session-closed'));
  browser.runtime.onInstalled.addListener(({ reason }) => {
    const how = BY_REASON[reason];
    return how && onEnd(how);
  });
};
