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

export default defineConfig({
  root: here('..'),
  test: {
    reporters: ['default', here('./reporter.ts')],
    projects: [
      {
        test: {
          ...limits,
          name: 'unit',
          // one world for all files of a worker: loading the engine anew for each took longer than testing it
          isolate: false,
          maxWorkers: 2,
          environment: 'node',
          include: [
            '{shared,server}/**/*.test.ts',
            'test/{properties,golden,integration}/**/*.test.ts',
            'test/*.test.ts',
          ],
          exclude: ['**/node_modules/**'],
          sequence: { groupOrder: 0 },
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
          isolate: false,
          maxWorkers: 2,
          include: ['client/**/*.test.ts'],
          exclude: ['**/node_modules/**', 'client/dist/**'],
          sequence: { groupOrder: 1 },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { ...(executablePath ? { executablePath } : {}), args: ARGS },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        // one class at a time, and last: several browsers on two cores would wait for each other
        test: {
          ...limits,
          name: 'e2e',
          environment: 'node',
          include: ['test/browser/**/*.test.ts'],
          sequence: { groupOrder: 2 },
          fileParallelism: false,
        },
      },
    ],
  },
});
