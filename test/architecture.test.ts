import { describe, expect, test } from 'vitest';
import {
  cycles,
  folderEdges,
  sharedNames,
  withoutDocs,
  wrongImports,
} from './architecture-rules.ts';
import { edgesOf, readSource, readSources } from './import-graph.ts';
import { SHARED } from './layers.ts';

const sources = readSources(new URL('..', import.meta.url), ['shared', 'server', 'client']).filter(
  ({ path }) => path !== 'client/vite.config.ts', // runs at build time, in no browser
);
const edges = edgesOf(sources);

describe('this tree', () => {
  test('is read at all', () => {
    expect(sources.length).toBeGreaterThan(10);
    expect(edges.length).toBeGreaterThan(10);
  });

  test('has imports that point left only', () => expect(wrongImports(edges)).toEqual([]));
  test('has no circles', () => expect(cycles(edges)).toEqual([]));
  test('has no circles of folders', () => expect(cycles(folderEdges(edges))).toEqual([]));
  test('has one file and one type for a name', () => expect(sharedNames(sources)).toEqual([]));
  test('says what each function of shared/ does', () => expect(withoutDocs(sources)).toEqual([]));
});

test('the table of layers itself points left only', () => {
  const folders = Object.keys(SHARED);
  for (const [i, folder] of folders.entries()) {
    expect(folders.slice(0, i), folder).toEqual(
      expect.arrayContaining([...(SHARED[folder] ?? [])]),
    );
  }
});

describe('a planted breach is caught:', () => {
  test.each([
    ['shared/model/payoff.ts', 'shared/game/event.ts', 'shared/model may import nothing else'],
    ['shared/game/decide.ts', 'shared/flow/chart.ts', 'shared/game may import model, scenario'],
    ['shared/new/x.ts', 'shared/model/types.ts', 'shared/new has no place in test/layers.ts'],
    ['shared/view/view.ts', 'server/main.ts', 'shared/ may import nothing else'],
    ['shared/view/view.ts', 'node:fs', 'shared/ may use zod/mini, xstate, pure-rand'],
    ['shared/view/view.ts', 'zod', 'shared/ may use zod/mini, xstate, pure-rand'],
    ['server/main.ts', 'client/src/app.ts', 'server/ may import shared'],
    ['client/src/app.ts', 'server/main.ts', 'client/ may import shared'],
    ['client/src/app.ts', 'node:fs', 'not for client/'],
    ['client/src/app.ts', 'socket.io', 'not for client/'],
    ['server/main.ts', 'svelte/store', 'not for server/'],
    ['server/main.ts', 'test/browser.ts', 'server/ may import shared'],
    [
      'client/src/screens/play/Play.svelte',
      'client/src/screens/host/Host.svelte',
      'a screen never imports another',
    ],
    [
      'client/src/screens/Play.svelte',
      'client/src/screens/Host.svelte',
      'a screen never imports another',
    ],
  ])('%s -> %s', (from, to, rule) => {
    expect(wrongImports([{ from, to }])).toEqual([`${from} imports ${to}: ${rule}`]);
  });

  test('a circle', () => {
    const circle = [
      { from: 'shared/game/a.ts', to: 'shared/game/b.ts' },
      { from: 'shared/game/b.ts', to: 'shared/game/c.ts' },
      { from: 'shared/game/c.ts', to: 'shared/game/b.ts' },
    ];
    expect(cycles(circle)).toEqual(['shared/game/b.ts -> shared/game/c.ts -> shared/game/b.ts']);
  });

  test('a circle of folders, though none of files', () => {
    const there = { from: 'server/rooms/cell/a.ts', to: 'server/rooms/showing/b.ts' };
    const back = { from: 'server/rooms/showing/c.ts', to: 'server/rooms/cell/d.ts' };
    expect(cycles([there, back])).toEqual([]);
    expect(cycles(folderEdges([there, back]))).toEqual([
      'server/rooms/cell -> server/rooms/showing -> server/rooms/cell',
    ]);
  });

  test('a name on two files, and on two types', () => {
    const one = readSource('shared/game/a.ts', 'export interface Room {}');
    const other = readSource('server/rooms/a.ts', 'export type Room = string;');
    const both = 'shared/game/a.ts, server/rooms/a.ts';
    expect(sharedNames([one, other])).toEqual([`a.ts: ${both}`, `type Room: ${both}`]);
  });

  test('a function without a docstring', () => {
    const text = '/** Says. */\nexport function a() {}\nexport const b = () => 1;\nfunction c() {}';
    expect(withoutDocs([readSource('shared/game/a.ts', text)])).toEqual([
      'shared/game/a.ts exports b without a docstring',
    ]);
  });
});

test.each([
  ['client/src/screens/play/Play.svelte', 'client/src/screens/play/Cable.svelte'],
  ['client/src/screens/Play.svelte', 'client/src/parts/Rope.svelte'],
  ['client/src/app.ts', 'socket.io-client'],
  ['client/src/app.ts', 'client/src/screens/Play.svelte'],
  ['shared/game/decide.test.ts', 'fast-check'],
  ['shared/game/decide.test.ts', 'test/given.ts'],
  ['shared/replay/replay.ts', 'shared/room/room.ts'],
  ['shared/bots/random.ts', 'pure-rand/generator/xoroshiro128plus'],
])('%s may import %s', (from, to) => {
  expect(wrongImports([{ from, to }])).toEqual([]);
});

describe('every way to import is seen', () => {
  test('in a script', () => {
    const text = `
      import a from './a.ts';
      import type { B } from './b.ts';
      export * from './c.ts';
      const d = await import('./d.ts');
      type E = import('./e.ts').E;
      // import f from './f.ts';
      const g = "import h from './h.ts'";`;
    expect(readSource('x.ts', text).imports).toEqual([
      './a.ts',
      './b.ts',
      './c.ts',
      './d.ts',
      './e.ts',
    ]);
  });

  test('in a component', () => {
    const text = `
      <script module lang="ts">import a from './a.ts';</script>
      <script lang="ts">
        import type { B } from './b.ts';
        const load = () => import('./c.svelte');
      </script>
      {#await import('./d.svelte') then { default: D }}<D />{/await}`;
    const { imports } = readSource('client/src/X.svelte', text);
    expect([...imports].sort()).toEqual(['./a.ts', './b.ts', './c.svelte', './d.svelte']);
  });

  test('whatever folder it is written from', () => {
    const source = readSource(
      'client/src/link/link.ts',
      "import '../../../shared/view/view.ts?raw';",
    );
    expect(edgesOf([source])).toEqual([
      { from: 'client/src/link/link.ts', to: 'shared/view/view.ts' },
    ]);
  });
});
