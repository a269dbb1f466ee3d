/** The world's own time. Runs on with its base unless that stands still, and can be moved. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  advance(ms: number): void;
  set(ms: number): void;
}

export const createClock = (base: () => number = Date.now): Clock => {
  let offset = 0;
  return {
    now: () => base() + offset,
    advance: (ms) => {
      offset += ms;
    },
    set: (ms) => {
      offset = ms - base();
    },
  };
};
