import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');

test('the README says why each dependency is there', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json')) as {
    dependencies: Record<string, string>;
    devDependencies: Record<string, string>;
  };
  const named = read('README.md')
    .split('\n')
    .flatMap((line) => /^\| ([^|]+) \|/.exec(line)?.[1]?.split(',') ?? [])
    .map((name) => name.trim());
  expect(named).toEqual(
    expect.arrayContaining([...Object.keys(dependencies), ...Object.keys(devDependencies)]),
  );
});

const NOT_OURS = /(^|\/)(node_modules|dist|data|\.git)(\/|$)/;
const files = readdirSync(new URL('..', import.meta.url), { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !NOT_OURS.test(path));

/** Files of ours that a text names in backticks: sources and style sheets, by name or by path. */
const namedIn = (text: string): readonly string[] =>
  [...text.matchAll(/`([\w./-]+\.(?:ts|svelte|mjs|css))`/g)].map(([, path = '']) => path);

const exists = (path: string): boolean =>
  files.some((file) => file === path || file.endsWith(`/${path}`));

test.each(files.filter((path) => path.endsWith('README.md')))(
  '%s names no file that is not there',
  (path) => {
    expect(namedIn(read(path)).filter((name) => !exists(name))).toEqual([]);
  },
);

test('a README that names a file that is gone is caught', () => {
  expect(namedIn('`server/main.ts` and `gone/away.ts`').filter((name) => !exists(name))).toEqual([
    'gone/away.ts',
  ]);
});
