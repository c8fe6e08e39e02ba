import type { KnipConfig } from 'knip';

/** Whatever these files do not reach, and every export that nobody imports, has to go. */
const config: KnipConfig = {
  // what is opened by an address or started by hand; the rest follows from package.json and the tools
  entry: [
    'client/index.html',
    'client/testing/gallery.ts',
    'test/golden/{record,record-example}.ts',
  ],
  project: ['{client,server,shared,test}/**/*.{ts,svelte,js,mjs}'],
  // the tests pick its views by name, from the whole file
  ignoreIssues: { 'client/testing/fixtures.ts': ['exports'] },
  eslint: { config: 'test/eslint.config.js' },
  prettier: { config: 'test/prettier.config.js' },
  vite: { config: 'client/vite.config.ts' },
  vitest: { config: 'test/vitest.config.ts' },
};

export default config;
