import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { FOREIGN, SHARED } from './layers.ts';

const TESTS = ['**/*.test.ts', '**/*.test.svelte'];

/** Bans imports. A later block replaces an earlier one, so each says everything that holds for it. */
const ban = (...bans) => ({
  'no-restricted-imports': [
    'error',
    {
      patterns: bans.map(([message, group]) =>
        group instanceof RegExp ? { regex: group.source, message } : { group, message },
      ),
    },
  ],
});
const packages = (names) =>
  names.flatMap((name) => (name.endsWith(':') ? [`${name}*`] : [name, `${name}/**`]));

const sides = {
  shared: [
    'shared/ imports neither server/ nor client/, and knows no platform',
    [
      '**/server/**',
      '**/client/**',
      '**/test/**',
      ...packages([...FOREIGN.server, ...FOREIGN.client]),
    ],
  ],
  server: [
    'server/ imports shared/ only',
    ['**/client/**', '**/test/**', ...packages(FOREIGN.server)],
  ],
  client: [
    'client/ imports shared/ only',
    ['**/server/**', '**/test/**', ...packages(FOREIGN.client)],
  ],
};
const wholeZod = ['the phone loads zod/mini only', /^zod$/];
const folders = Object.entries(SHARED).map(([folder, allowed]) => {
  const banned = Object.keys(SHARED).filter((f) => f !== folder && !allowed.includes(f));
  return {
    files: [`shared/${folder}/**`],
    ignores: TESTS,
    rules: ban(sides.shared, wholeZod, [
      `shared/${folder} may import: ${allowed.join(', ') || 'no other folder'} (see test/layers.ts)`,
      banned.map((f) => `../${f}/**`),
    ]),
  };
});

const outside = 'shared/ has no clock, chance, I/O or console: pass `now` and `random` in';
const inexact = 'not the same to the last bit on every machine: use + - x / and comparisons';

const declared = ':matches(FunctionDeclaration, VariableDeclarator > ArrowFunctionExpression)';
const fewInTests = {
  selector: `${declared}[params.length>3]`,
  message: 'at most 3 parameters; only what `each` is given has one for every column of its table',
};

const BOOLEAN = 'TSTypeAnnotation > TSBooleanKeyword';
const typed = 'TSFunctionType, TSMethodSignature, TSCallSignatureDeclaration, TSConstructorType';
const untold = ['Identifier.params', 'AssignmentPattern.params > Identifier.left']
  .map(
    (param) =>
      `:matches(:function, ${typed}, TSDeclareFunction, TSEmptyBodyFunctionExpression) > ${param} > ${BOOLEAN}`,
  )
  .concat(':function > AssignmentPattern.params > Literal[raw=/^(true|false)$/].right')
  .map((selector) => ({
    selector,
    message: 'a call must say what it asks for: two functions, a word, or an object with a name',
  }));

export default defineConfig(
  { ignores: ['**/dist/**', '**/node_modules/**', 'data/**', '**/*.mjs', '**/*.js'] },
  js.configs.recommended,
  ts.configs.recommendedTypeChecked,
  svelte.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: {
        projectService: true,
        tsconfigRootDir: fileURLToPath(new URL('..', import.meta.url)),
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/restrict-template-expressions': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_$' },
      ],
      '@typescript-eslint/max-params': ['error', { max: 3 }],
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', ...untold],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    // there is no router package: a link is a plain address
    rules: { 'svelte/no-navigation-without-resolve': 'off', 'svelte/no-at-html-tags': 'error' },
  },
  {
    files: ['**/*.ts'],
    // texts, views as data and lists of tests are read from place to place
    ignores: [...TESTS, 'client/text/**', 'client/testing/**'],
    rules: { 'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }] },
  },
  { files: ['shared/**'], ignores: TESTS, rules: ban(sides.shared, wholeZod) },
  ...folders,
  {
    files: ['shared/**'],
    ignores: TESTS,
    rules: {
      'no-console': 'error',
      'no-restricted-globals': [
        'error',
        ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'performance']
          .concat('process', 'crypto', 'fetch', 'window', 'document', 'localStorage')
          .map((name) => ({ name, message: outside })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: outside },
        { object: 'Math', property: 'random', message: outside },
      ],
      'no-restricted-syntax': [
        'error',
        ...untold,
        { selector: 'ImportExpression', message: 'imports in shared/ are static' },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: outside },
        { selector: "CallExpression[callee.name='Date']", message: outside },
      ],
    },
  },
  {
    files: ['shared/model/**', 'shared/game/**'],
    ignores: TESTS,
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: outside },
        { object: 'Math', property: 'random', message: outside },
        ...['exp', 'expm1', 'log', 'log1p', 'log2', 'log10', 'pow', 'cbrt', 'hypot']
          .concat('sin', 'cos', 'tan', 'tanh')
          .map((property) => ({ object: 'Math', property, message: inexact })),
      ],
    },
  },
  {
    files: TESTS,
    rules: {
      '@typescript-eslint/max-params': 'off',
      'no-restricted-syntax': ['error', ...untold, fewInTests],
    },
  },
  // Express knows a handler of errors by its four parameters
  { files: ['server/http/problem.ts'], rules: { '@typescript-eslint/max-params': 'off' } },
  { files: ['server/**'], ignores: TESTS, rules: ban(sides.server) },
  {
    files: ['client/**'],
    ignores: [...TESTS, 'client/vite.config.ts'],
    rules: ban(sides.client),
  },
  {
    files: ['client/**/screens/*/*'],
    ignores: TESTS,
    rules: ban(sides.client, ['a screen never imports another screen', /^\.\.\/(?!\.\.\/)/]),
  },
);
