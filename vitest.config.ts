import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { LongestFirst } from './scripts/steps/longest-first.ts';

// vitest 5 groups failures with this to print them; Node 20, which it runs under all the same, has no such method.
Map.groupBy ??= (items, keyOf) => {
  const groups = new Map();
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index++);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
};

/** vitest itself leaves one core idle, which is half of the least of machines. */
const EVERY_CORE = '100%';

// Four tiers. `unit`: pure rules and parts with a fake browser. `simulator`: the API client against the simulator, and
// the simulator against Deepgram's SDK and published description. `command`: the command against it. `e2e`: the shipped build in real browsers. Beside
// them `security-*`: attacks on the shipped build, by `npm run test:security`.
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        plugins: [WxtVitest(), preact()],
        test: {
          name: 'unit',
          include: ['{utils,components,entrypoints}/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          // A process for each file would spend a third of the time on loading the same modules again.
          isolate: false,
          maxWorkers: EVERY_CORE,
          // Properties look at hundreds of worlds: on a busy machine that takes longer than the 5 s a test has
          // otherwise.
          testTimeout: 60_000,
        },
      },
      { test: { name: 'simulator', include: ['simulator/**/*.test.ts'], maxWorkers: EVERY_CORE, testTimeout: 30_000 } },
      {
        // A run after the other, hundreds of them, and the built file in processes of its own.
        test: {
          name: 'command',
          include: ['command/**/*.test.ts'],
          maxWorkers: EVERY_CORE,
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          exclude: ['e2e/security/**'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // One process for many files, so that they share its browsers (e2e/harness/shared-browser.ts).
          isolate: false,
          // One more than the cores that the least of machines have, as a test often waits for the page's own clock.
          maxWorkers: 3,
        },
      },
      // The same stories in each browser, side by side.
      ...['chromium', 'firefox'].map((browser) => ({
        test: {
          name: `security-${browser}`,
          include: ['e2e/security/**/*.test.ts'],
          // No test can end Firefox's background; and what opens no browser needs to run but once.
          exclude:
            browser === 'firefox'
              ? [
                  ...['worker-killed', 'history-killed'].map((name) => `e2e/security/${name}.test.ts`),
                  'e2e/security/search/**',
                ]
              : [],
          env: { LINCHPIN_BROWSERS: browser },
          testTimeout: 240_000,
          hookTimeout: 120_000,
          isolate: false,
          maxWorkers: 2,
        },
      })),
    ],
  },
});
