import { sendMessage } from './envelope';

/** Goes to the log page, filtered by a key; through the clipboard too, for a page whose filter isn't found. */
export const showInLogs = async (projectId: string, keyId: string): Promise<void> => {
  const copied = await navigator.clipboard.writeText(keyId).then(
    () => true,
    () => false,
  );
  await sendMessage('openConsole', { projectId, page: 'logs', keyId, copied });
};
