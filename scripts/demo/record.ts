import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import type { Recording } from '../../utils/console/recording/format';

/**
 * Runs where Linchpin's content script does: loads what records a page, asks for the texts that Linchpin knows of the
 * project, and gives the recording as JSON, or `null` where Linchpin isn't there.
 */
const RECORD = `(async () => {
  const project = /^\\/projects?\\/([^/]+)/.exec(location.pathname)?.[1];
  const runtime = globalThis.chrome?.runtime;
  if (!project || !runtime?.sendMessage) return null;
  const ask = async (type, data) => (await runtime.sendMessage({ id: 1, type, data, timestamp: Date.now() }))?.res;
  const known = { people: [], entities: [] };
  for (const page of ['team', 'keys']) {
    for (let from = 0; from !== null; ) {
      const sheet = await ask('getBadges', { projectId: project.toLowerCase(), page, from, arrived: false }).catch(() => null);
      known.people.push(...(sheet?.people ?? []));
      known.entities.push(...(sheet?.entities ?? []));
      from = sheet?.next ?? null;
    }
  }
  await ask('loadScript', { script: 'recorder' });
  const recording = globalThis.linchpinScripts?.recorder?.(known);
  return recording ? JSON.stringify(recording) : null;
})()`;

/** The page in a tab without its words, told by what Linchpin knows; `null` where Linchpin doesn't run. */
const recordTab = async (page: Page): Promise<Recording | null> => {
  for (const realm of page.extensionRealms()) {
    const told = await realm.evaluate(RECORD).catch(() => null);
    if (typeof told === 'string') return JSON.parse(told) as Recording; // Linchpin's own script made it
  }
  return null;
};

/** Keeps the fullest recording of each page, that with the most in it: rows expanded, a dialog open. */
export const createRecorder = (folder: string, name: string): ((page: Page) => Promise<string | null>) => {
  const sizes = new Map<string, number>();
  return async (page) => {
    const recording = await recordTab(page);
    if (!recording) return null;
    // Compactly: the issue form takes 65,536 characters.
    const text = JSON.stringify(recording);
    if (text.length <= (sizes.get(recording.page) ?? 0)) return null;
    sizes.set(recording.page, text.length);
    const file = join(folder, `${name}-${recording.page}.json`);
    writeFileSync(file, `${text}\n`);
    return file;
  };
};
