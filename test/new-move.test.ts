import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { listsMoves, movesNamed } from './support/lists-of-moves.ts';
import { Checker, patched, textOf, type Patches } from './support/patched-program.ts';

/** A move that somebody could want: the sender lets the matter rest, and nobody hears of it. */
const SEED: Patches = {
  'shared/model/stage-tree.ts': [
    ["  'backDown',\n  'retaliate',", "  'backDown',\n  'shelve',\n  'retaliate',"],
    [
      "{ move: 'backDown', to: { outcome: 'backedDown' } },",
      "{ move: 'backDown', to: { outcome: 'backedDown' } },\n" +
        "      { move: 'shelve', to: { outcome: 'backedDown' } },",
    ],
  ],
  'shared/game/moves.ts': [
    [
      '  backDown: {',
      "  shelve: { event: 'shelved', by: 'sender', takes: 'address', heard: 'never' },\n  backDown: {",
    ],
  ],
};

/** What the compiler then asks for. */
const ASKED: Patches = {
  'client/text/moves-words.ts': [
    [
      '  retaliate: {\n',
      `  shelve: {
    button: () => 'Let it rest',
    means: ({ end }) => end('backedDown'),
    atClock: 'let it rest',
    past: 'let it rest',
    did: 'let it rest',
    perfect: () => 'let it rest',
    headline: (sender, target) => \`\${sender} lets \${target} be\`,
    choice: 'Let it rest',
    planned: ({ to }) => \`let \${to} be\`,
  },
  retaliate: {
`,
    ],
  ],
  'server/http/openapi/commands.ts': [
    [
      '  backDown: ',
      "  shelve: 'The sender, in phase bargain: lets the matter rest.',\n  backDown: ",
    ],
  ],
  'shared/bots/bot-phrases.ts': [
    ['  backDown: saying(', "  shelve: saying('saveFace'),\n  backDown: saying("],
  ],
  'shared/export/common-columns.ts': [
    ['  backDown: ', "  shelve: 'let the matter rest',\n  backDown: "],
  ],
};

const ALL: Patches = { ...SEED, ...ASKED };

const product = globSync('{shared,server,client}/**/*.{ts,svelte}')
  .map((path) => path.replaceAll('\\', '/'))
  .filter(
    (path) => !/\.test\.ts$|^client\/(dist|testing)\/|^server\/node\/|node_modules/.test(path),
  );
const listing = product.filter((path) => path.endsWith('.ts') && listsMoves(path, textOf(path)));
const checker = new Checker([...new Set([...listing, ...Object.keys(ALL)])]);

describe('a new move', () => {
  test('needs at most eight places', () => {
    const named = Object.keys(checker.errorsIn(SEED));
    const places = [...new Set([...Object.keys(SEED), ...named])].sort();
    expect(places.length, places.join('\n')).toBeLessThanOrEqual(8);
    expect(places).toEqual(Object.keys(ALL).sort());
  });

  test('is named in no other list, which the compiler would not miss', () => {
    expect(listing.sort()).toEqual(Object.keys(ALL).sort());
    const components = product.filter((path) => path.endsWith('.svelte'));
    expect(components.length).toBeGreaterThan(50);
    expect(components.filter((path) => movesNamed(textOf(path)).length > 1)).toEqual([]);
  });

  test('compiles once they are filled in', () => expect(checker.errorsIn(ALL)).toEqual({}));

  test('can then be played, seen, said and exported', () => {
    const script = fileURLToPath(new URL('support/play-patched.ts', import.meta.url));
    const input = JSON.stringify([...patched(ALL)]);
    const { stdout, stderr } = spawnSync(process.execPath, [script], { input, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      offered: ['backDown', 'shelve', 'impose'],
      refusedToTarget: 'not-yours',
      event: 'shelved',
      outcome: 'backedDown',
      heardBy: ['united-states', 'korea'],
      headlines: ['threatened'],
      told: 'The United States let it rest',
      replayed: 'The United States lets South Korea be',
      planned: 'let South Korea be',
      made: 'shelve',
      ways: ['backDown', 'impose'],
      exported: 'shelve',
      meaning: 'move: let the matter rest',
      described: ['player'],
    });
  });
});

describe('a planted list is found:', () => {
  test.each([
    ["const ANSWERS = ['concede', 'standFirm'];"],
    ["const BY_SENDER = ['granted', 'rejected'];"],
    ["const words = { grant: 'a', reject: 'b' };"],
    ["switch (type) { case 'impose': case 'backDown': return 1; }"],
    ["type Answer = 'retaliate' | 'absorb';"],
    ["const known = type === 'grant' || type === 'reject' || type === 'impose';"],
  ])('%s', (text) => expect(listsMoves('a.ts', text)).toBe(true));

  test.each([
    ["const ENDS = ['conceded', 'absorbed'];"],
    ["const NODES = ['petitioned', 'rejected'];"],
    ["const one = node === 'imposed' ? 'absorb' : 'standFirm';"],
  ])('no list of moves: %s', (text) => expect(listsMoves('a.ts', text)).toBe(false));
});
