import { browser } from 'wxt/browser';
import type { Ledger } from '../../../utils/ledger/types';
import { toolbarWords } from '../../../utils/wording/toolbar';
import type { Translate } from '../../../utils/wording/translate';
import { type PauseDeps, unseenIn, unseenPause } from '../unseen';

export interface ToolbarDeps extends PauseDeps {
  readonly ledger: PauseDeps['ledger'] & Pick<Ledger, 'listProjects'>;
  readonly t: Translate;
}

/** A worker that is being ended is refused by the browser; the next one says it at its start. */
const say = async ({ text, title }: { readonly text: string; readonly title: string }): Promise<void> => {
  const { action } = browser;
  await Promise.all([action.setBadgeText({ text }), action.setTitle({ title })]).catch(() => undefined);
};

/**
 * Says on the toolbar's button what a person is to know or do (utils/wording/toolbar.ts). Where what is stored can't be
 * read, the button stays as it is.
 */
export const markToolbar = async (parts: ToolbarDeps): Promise<void> => {
  const { ledger, t } = parts;
  const stored = await ledger.listProjects();
  if (stored.state === 'unavailable') return;
  // Of a damaged record too a key is stored, which is to be disconnected and not connected once more.
  const ids = [...stored.projects.map(({ projectId }) => projectId), ...stored.damaged];
  const counts = await Promise.all(ids.map((projectId) => unseenIn(projectId, parts)));
  const pauses = await Promise.all(ids.map((projectId) => unseenPause(projectId, parts)));
  const facts = {
    isConnected: ids.length > 0,
    pauses: pauses.filter((why) => why !== null),
    unseen: counts.reduce((sum, count) => sum + count, 0),
  };
  await say(toolbarWords(facts, t));
};
