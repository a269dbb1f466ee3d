import { browser } from 'wxt/browser';
import type { ConsoleScript } from '../../../utils/protocol/messages';
import type { Sender } from '../sender';

/** All that can be loaded: a message names one of these, never a file. */
const FILES = {
  badges: '/console-badges.js',
  acts: '/console-acts.js',
  card: '/console-card.js',
  recorder: '/console-recorder.js',
} as const satisfies Record<ConsoleScript, string>;

/** Loads a script into the asking tab's top frame, beside the content script, as soon as that frame's tree is whole. */
export const loadScript = async (script: ConsoleScript, sender: Sender): Promise<void> => {
  const tabId = sender.tab?.id;
  if (tabId === undefined) return;
  const target = { tabId, frameIds: [0] };
  // The page may be gone by now. The script that asked notices that nothing was loaded, and asks again if it has to.
  await browser.scripting.executeScript({ target, files: [FILES[script]] }).catch(() => undefined);
};
