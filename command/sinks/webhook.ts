import type { Snapshot } from '../../utils/rules/snapshot';
import { DEFAULT_SETTINGS } from '../../utils/settings/schema';
import { type ToldEvent, tellEvent } from '../check/judge';
import type { Report } from '../check/report';
import { EXIT, Stop } from '../exit';
import type { Io } from '../io';
import type { State, StateEvent } from '../state/state';
import { send } from './send';

/** Slack takes 50 blocks a message, of which the first is the title. */
const MOST_A_MESSAGE = 49;
/** Characters of a block's text. */
const MOST_TEXT = 2_900;

/** What Slack reads as a link, a mention or a channel. */
const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

interface Told {
  readonly event: ToldEvent;
  readonly project: string;
}

/** A message as Slack's incoming webhooks take it. Each block has its event's id, by which a repeat is told. */
const messageOf = (told: readonly Told[], { t }: Io) => {
  const title = t('command_webhookTitle', told.length, [told.length]);
  return {
    text: title,
    blocks: [
      { type: 'section', text: { type: 'plain_text', text: title } },
      ...told.map(({ event: { id, title: what, detail, when }, project }) => ({
        type: 'section',
        block_id: id,
        text: {
          type: 'mrkdwn',
          text: [`*${escaped(project)}*: ${escaped(what)}`, escaped(detail), escaped(when)]
            .filter((line) => line !== '')
            .join('\n')
            .slice(0, MOST_TEXT),
        },
      })),
    ],
  };
};

/** Of a project that this run didn't read nothing more is known than the event itself. */
const unread = (projectId: string): Snapshot => {
  const answer = { state: 'failed', fault: { kind: 'offline', endpoint: '' } } as const;
  const parts = { keys: answer, expiredKeys: answer, members: answer, invites: answer, usage: answer, cost: answer };
  return { projectId, projectName: projectId, takenAt: 0, viewer: {}, ...parts };
};

/** Tells what is owed, oldest first. Throws where it isn't taken: it stays owed. */
export const sendWebhook = async (
  url: string,
  owed: readonly StateEvent[],
  { projects }: Report,
  state: State,
  io: Io,
): Promise<void> => {
  const snapshots = new Map(projects.map(({ snapshot }) => [snapshot.projectId, snapshot]));
  const told = owed.map((event): Told => {
    const snapshot = snapshots.get(event.projectId) ?? unread(event.projectId);
    return { event: tellEvent(event, snapshot, state, DEFAULT_SETTINGS, io.t), project: snapshot.projectName };
  });
  for (let from = 0; from < told.length; from += MOST_A_MESSAGE) {
    const body = JSON.stringify(messageOf(told.slice(from, from + MOST_A_MESSAGE), io));
    const headers = { 'content-type': 'application/json' };
    if (!(await send(url, { method: 'POST', headers, body }, io)))
      throw new Stop(EXIT.broke, io.t('command_webhookFailed', owed.length, [owed.length]));
  }
};
