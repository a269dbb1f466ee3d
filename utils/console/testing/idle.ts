/** Gives tests the idle moments that their DOM has none of. */
export const provideIdleMoments = (): void => {
  globalThis.requestIdleCallback ??= ((call: IdleRequestCallback) =>
    Number(setTimeout(call, 1))) as typeof requestIdleCallback;
};
