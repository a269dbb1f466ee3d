import type { Io } from '../io';
import { send } from './send';

/** Tells who waits for a sign of life how the run went. That it could not be told is said, and changes nothing else. */
export const sendPing = async (url: string, success: boolean, io: Io): Promise<void> => {
  const address = new URL(url);
  if (!success) address.pathname = `${address.pathname.replace(/\/$/, '')}/fail`;
  if (!(await send(address.href, { method: 'POST' }, io))) io.err.write(`${io.t('command_pingFailed')}\n`);
};
