import { browser } from 'wxt/browser';
import type { Ledger } from '../../../utils/ledger/types';
import { formatsOf } from '../../../utils/wording/formats';
import type { Translate } from '../../../utils/wording/translate';
import { type UnseenDeps, unseenIn } from '../unseen';

export interface ToolbarDeps extends UnseenDeps {
  readonly ledger: UnseenDeps['ledger'] & Pick<Ledger, 'listProjects'>;
  readonly t: Translate;
}

/** The button has room for about four characters. */
const MOST_SHOWN = 99;

/** A worker that is being ended is refused by the browser; the next one says it at its start. */
const say = async (text: string, title: string): Promise<void> => {
  const { action } = browser;
  await Promise.all([action.setBadgeText({ text }), action.setTitle({ title })]).catch(() => undefined);
};

/**
 * Says on the toolbar's button what is to be done before Linchpin can show anything, which is to connect a project;
 * else how many urgent changes nobody has seen. Where what is stored can't be read, the button stays as it is.
 */
export const markToolbar = async (parts: ToolbarDeps): Promise<void> => {
  const { ledger, t } = parts;
  const stored = await ledger.listProjects();
  if (stored.state === 'unavailable') return;
  // Of a damaged record too a key is stored, which is to be disconnected and not connected once more.
  const ids = [...stored.projects.map(({ projectId }) => projectId), ...stored.damaged];
  if (ids.length === 0) return say(t('toolbar_connect'), t('toolbar_connectTitle'));
  const counts = await Promise.all(ids.map((projectId) => unseenIn(projectId, parts)));
  const unseen = counts.reduce((sum, count) => sum + count, 0);
  if (unseen === 0) return say('', t('extName'));
  const { number } = formatsOf(t);
  await say(
    unseen > MOST_SHOWN ? `${number(MOST_SHOWN)}+` : number(unseen),
    t('toolbar_unseen', unseen, [number(unseen)]),
  );
};
