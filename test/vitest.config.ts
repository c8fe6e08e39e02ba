import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { ARGS, findBrowser } from './browser.ts';
import { PATIENCE } from './support/patience.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const executablePath = findBrowser();

/** What protects against hanging; nothing else limits how long a test may take. */
const limits = {
  testTimeout: PATIENCE.test,
  hookTimeout: PATIENCE.test,
  expect: { poll: { timeout: PATIENCE.step } },
};
/** One world for all files of a worker: loading the engine for each took longer than many a test. */
const shared = { environment: 'node', isolate: false, maxWorkers: 2 } as const;

export default defineConfig({
  root: here('..'),
  test: {
    cache: false, // several runs may go on beside each other
    reporters: ['default', here('./reporter.ts')],
    projects: [
      {
        test: {
          ...{ ...limits, ...shared },
          name: 'unit',
          include: [
            '{shared,server}/**/*.test.ts',
            'test/properties/**/*.test.ts',
            'test/*.test.ts',
          ],
          exclude: ['**/node_modules/**'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...{ ...limits, ...shared },
          name: 'whole',
          include: ['test/{golden,integration}/**/*.test.ts'],
          sequence: { groupOrder: 1 },
        },
      },
      {
        plugins: [svelte({ configFile: false })],
        cacheDir: 'node_modules/.vite-browser',
        // named, because a package first met in the middle of a run reloads the page under the tests
        optimizeDeps: {
          include: [
            'd3-array',
            'd3-shape',
            'fflate',
            'papaparse',
            'socket.io-client',
            'uqr',
            'vitest-browser-svelte',
            'xstate',
            'zod/mini',
          ],
        },
        test: {
          ...limits,
          name: 'component',
          include: ['client/**/*.test.ts'],
          exclude: ['**/node_modules/**', 'client/dist/**'],
          sequence: { groupOrder: 2 },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              actionTimeout: PATIENCE.step, // without it, a matcher that fails waits until its test is over
              launchOptions: { ...(executablePath ? { executablePath } : {}), args: ARGS },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        // one class at a time, in one browser: several on two cores would wait for each other
        test: {
          ...limits,
          name: 'e2e',
          ...{ ...shared, maxWorkers: 1 },
          include: ['test/browser/**/*.test.ts'],
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
