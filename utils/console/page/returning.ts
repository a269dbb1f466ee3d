/** Calls whenever a person may be back at the page: from another tab or window, or from the computer's sleep. */
export const onReturn = (window: Window, signal: AbortSignal, call: () => void): void => {
  const { document } = window;
  const look = (): void => {
    if (!document.hidden) call();
  };
  for (const kind of ['visibilitychange', 'resume']) document.addEventListener(kind, look, { signal });
  for (const kind of ['focus', 'online']) window.addEventListener(kind, look, { signal });
};
