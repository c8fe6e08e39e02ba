import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';

/** What a script of package.json came to. */
interface Part {
  readonly script: string;
  readonly seconds: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const CLOSING = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/;

/** Runs a script of package.json and shows what it says, line by line, under its name. */
async function run(script: string, width: number): Promise<Part> {
  const start = performance.now();
  const child = spawn(process.execPath, ['--run', script], { stdio: ['ignore', 'pipe', 'pipe'] });
  const count = { passed: 0, failed: 0, skipped: 0 };
  const show = (line: string): void => {
    const closing = CLOSING.exec(line);
    if (closing === null) console.log(`${script.padEnd(width)} | ${line}`);
    else {
      const [passed = 0, failed = 0, skipped = 0] = closing.slice(1).map((one) => Number(one ?? 0));
      Object.assign(count, { passed, failed, skipped });
    }
  };
  for (const input of [child.stdout, child.stderr]) createInterface({ input }).on('line', show);
  const code = await new Promise((resolve) => child.on('close', resolve));
  // a check that fails, or a run that breaks, fails without a failed test
  if (code !== 0 && count.failed === 0) count.failed = 1;
  return { script, seconds: Math.round((performance.now() - start) / 1000), ...count };
}

/**
 * Runs scripts beside each other, as many as there are cores, and ends with the one line that CI
 * reads: `12 passed, 0 failed`. The longest should be named first.
 */
async function runAll(scripts: readonly string[]): Promise<readonly Part[]> {
  const waiting = [...scripts];
  const width = Math.max(...scripts.map(({ length }) => length));
  const parts: Part[] = [];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      parts.push(await run(next, width));
    }
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, lane));
  return parts;
}

const parts = await runAll(process.argv.slice(2));
const sum = (of: 'passed' | 'failed' | 'skipped'): number =>
  parts.reduce((total, part) => total + part[of], 0);
console.log('');
for (const { script, seconds, failed } of parts) {
  console.log(`${failed > 0 ? 'failed' : '    ok'} ${String(seconds).padStart(4)} s  ${script}`);
}
console.log(`    in ${String(Math.round(performance.now() / 1000)).padStart(4)} s`);
const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}`);
process.exitCode = sum('failed') > 0 ? 1 : 0;
