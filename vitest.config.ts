import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

// Three tiers. `unit`: pure rules and parts with a fake browser. `simulator`: the API client against the simulator, and
// the simulator against Deepgram's SDK and published description. `e2e`: the shipped build in real browsers.
export default defineConfig({
  test: {
    projects: [
      {
        plugins: [WxtVitest(), preact()],
        test: { name: 'unit', include: ['{utils,components,entrypoints}/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'] },
      },
      { test: { name: 'simulator', include: ['simulator/**/*.test.ts'], testTimeout: 30_000 } },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
