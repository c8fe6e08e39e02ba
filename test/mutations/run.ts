/**
 * Breaks either model in some ways, each in a scratch copy, and says which of its tests catch it:
 * `npm run -s mutate`, or `npm run -s mutate -- 'model 2'` for those whose name has this in it. The table goes to standard output, progress to standard error; the exit code
 * is 1 if a way goes unnoticed, or if the copy fails before it is broken.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MUTATIONS, type Patch } from './mutations.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const COPIED = [
  'shared',
  'server/cli',
  'test/properties',
  'test/support',
  'test/golden/data',
  'package.json',
];
/** The tests of the second model; all others are of the first. */
const OF_THE_SECOND = [
  ...['alliance-rounds', 'base-game', 'golden-vectors', 'oracle-cards', 'private-cards'],
  ...['record-base', 'score-of-peace'],
].map((name) => `test/properties/${name}.test.ts`);
const OF_EITHER = {
  1: {
    include: ['shared/model/**/*.test.ts', 'test/properties/**/*.test.ts'],
    exclude: OF_THE_SECOND,
  },
  2: { include: OF_THE_SECOND, exclude: [] },
} as const;
const LIMITS = { testTimeout: 60_000, setupFiles: ['at-once.js'] };
/** What has failed has failed: no search for a smaller case, and few games for the oracle. */
const AT_ONCE = `import fc from 'fast-check';
process.env.ORACLE_GAMES ??= '500';
fc.configureGlobal({ endOnFailure: true });
`;
/** Files in which every test is one vector. */
const VECTORS = ['golden-stage.test.ts', 'golden-vectors.test.ts'];

/** A failed test: its file, and its name with those of the groups around it. */
interface Failure {
  readonly file: string;
  readonly name: string;
}

function scratchCopy(): string {
  const scratch = mkdtempSync(join(tmpdir(), 'entente-mutation-'));
  for (const path of COPIED) cpSync(join(root, path), join(scratch, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(scratch, 'node_modules'));
  writeFileSync(join(scratch, 'at-once.js'), AT_ONCE);
  return scratch;
}

/** Breaks the source; gives back how to mend it. */
function broken(scratch: string, patches: readonly Patch[]): () => void {
  const before = new Map<string, string>();
  for (const { file, from, to } of patches) {
    const path = join(scratch, file);
    const text = readFileSync(path, 'utf8');
    if (text.split(from).length !== 2) throw new Error(`${file}: not once in it: ${from}`);
    if (!before.has(path)) before.set(path, text);
    writeFileSync(
      path,
      text.replace(from, () => to),
    );
  }
  return () => {
    for (const [path, text] of before) writeFileSync(path, text);
  };
}

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

function failures(scratch: string, model: 1 | 2): readonly Failure[] {
  const config = JSON.stringify({ test: { ...LIMITS, ...OF_EITHER[model] } });
  writeFileSync(join(scratch, 'vitest.config.js'), `export default ${config};`);
  const out = join(scratch, 'report.json');
  rmSync(out, { force: true });
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const args = [vitest, 'run', '--root', scratch, '--reporter=json', `--outputFile=${out}`];
  spawnSync(process.execPath, args, { cwd: scratch, stdio: 'ignore' });
  const { testResults } = JSON.parse(readFileSync(out, 'utf8')) as Report;
  return testResults.flatMap(({ name, status, assertionResults }) => {
    const file = name.split(/[\\/]/).at(-1) ?? name;
    const failed = assertionResults.filter((one) => one.status === 'failed');
    if (status === 'failed' && failed.length === 0) return [{ file, name: 'does not load' }];
    return failed.map(({ fullName }) => ({ file, name: fullName }));
  });
}

/** What caught it, in one cell: the properties by number, then how many vectors and other tests. */
function summary(found: readonly Failure[]): string {
  const isVector = ({ file }: Failure): boolean => VECTORS.includes(file);
  const numbers = found
    .filter((one) => !isVector(one))
    .flatMap(({ name }) => /(?:^| )(\d{1,2})[:,] /.exec(name)?.[1] ?? []);
  const properties = [...new Set(numbers)].toSorted((a, b) => Number(a) - Number(b));
  const vectors = found.filter(isVector).length;
  const others = found.length - vectors;
  const named = properties.length === 0 ? '-' : properties.join(', ');
  return `| ${named} | ${vectors} | ${others} |`;
}

const [wanted = ''] = process.argv.slice(2);
const chosen = MUTATIONS.filter(({ name }) => name.includes(wanted));
const scratch = scratchCopy();
let missed = 0;
try {
  for (const model of new Set(chosen.map(({ model = 1 }) => model))) {
    const sound = failures(scratch, model);
    if (sound.length > 0)
      throw new Error(`fails unbroken: ${sound.map(({ name }) => name).join('; ')}`);
  }
  console.log(
    '| broken on purpose | caught by property | vectors that fail | other tests that fail |',
  );
  console.log('| --- | --- | --- | --- |');
  for (const { name, model = 1, patches } of chosen) {
    console.error(name);
    const mend = broken(scratch, patches);
    const found = failures(scratch, model);
    mend();
    if (found.length === 0) missed += 1;
    console.log(`| ${name} ${found.length === 0 ? '| **not caught** | 0 | 0 |' : summary(found)}`);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.exitCode = missed === 0 ? 0 : 1;
